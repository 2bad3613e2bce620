import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { SignInName } from '../../shared/ids.ts'
import type { Counts, Happening } from './door-events.ts'
import type { DoorLog } from './door-log.ts'

/** After so many passwords in a row that were judged wrong only an officer lets a person try again; while founding, the recovery shares do. */
export const MOST_ATTEMPTS = 10
const LONGEST_DELAY = 300

/** How many seconds follow the n-th attempt in a row that did not succeed: 1, 2, 4, … 300, and never more. */
export const delaySeconds = (failed: number): number =>
  failed === 0 ? 0 : Math.min(2 ** (failed - 1), LONGEST_DELAY)

/**
 * Slows guessing down. Counts outlive a restart; the delay is served by this process's own clock, and again after.
 * An attempt that a kill ended is one for the delay, for nobody may guess faster by killing the program, but not for the
 * limit: a password that was never judged wrong locks nobody out.
 */
export interface Throttle {
  /**
   * Makes an attempt to prove a password. Refuses one that comes too early or once too often, and counts the others before
   * they are made; they are answered once the judgement is on the disk. Right: the counts begin anew. Not judged, because
   * something else went wrong: as if it had not been made.
   */
  attempt<T>(name: SignInName, work: () => Promise<T>): Promise<T>
  /** An officer, or while founding the recovery shares, let the person try again. */
  release(name: SignInName): void
  /** Seconds until the next attempt; null where only an officer can help. */
  secondsLeft(name: SignInName): number | null
}

export function createThrottle(parts: {
  readonly log: DoorLog
  readonly archive: string
  /** Names nobody has are throttled alike, or the delay would tell them apart. */
  readonly isPerson: (name: SignInName) => boolean
  /** Milliseconds that no change of the clock moves. */
  readonly monotonic: () => number
  readonly now: () => Date
}): Throttle {
  const { log, archive, isPerson, monotonic, now } = parts
  const notBefore = new Map<string, number>()
  const delay = (who: string, failed: number) => notBefore.set(who, monotonic() + delaySeconds(failed) * 1000)
  for (const [who, { failed }] of log.counts) delay(who, failed)

  const whoIs = (name: SignInName) => (isPerson(name) ? name : lotOf(archive, name))
  const countsOf = (who: string) => log.counts.get(who) ?? NONE
  const write = (what: Happening, name: SignInName, counts: Counts) => {
    const who = whoIs(name)
    log.append({ what, who, person: isPerson(name) ? name : null, counts, at: now() })
    if (counts.failed === 0) notBefore.delete(who)
    else delay(who, counts.failed)
  }
  const secondsLeft = (name: SignInName): number | null => {
    const who = whoIs(name)
    if (countsOf(who).wrong >= MOST_ATTEMPTS) return null
    return Math.max(0, Math.ceil(((notBefore.get(who) ?? 0) - monotonic()) / 1000))
  }

  const refuse = (seconds: number | null) => {
    if (seconds === null) throw new AppError({ code: 'forbidden', reason: 'tooManyAttempts' })
    if (seconds > 0) throw new AppError({ code: 'forbidden', reason: 'tooSoon', params: { seconds } })
  }

  return {
    attempt: async (name, work) => {
      refuse(secondsLeft(name))
      const before = countsOf(whoIs(name))
      write('tried', name, { ...before, failed: before.failed + 1 })
      const value = await work().catch((error) => {
        const { failed, wrong } = countsOf(whoIs(name))
        if (isWrongPassword(error)) write('wrong', name, { failed, wrong: wrong + 1 })
        else write('dropped', name, { failed: Math.max(failed - 1, wrong), wrong })
        throw error
      })
      write('signedIn', name, NONE)
      return value
    },
    release: (name) => write('released', name, NONE),
    secondsLeft,
  }
}

const NONE: Counts = { failed: 0, wrong: 0 }

const isWrongPassword = (error: unknown): boolean =>
  error instanceof AppError && error.data.code === 'forbidden' && error.data.reason === 'signIn'

/** One of 256 lots: too few to give away a password that somebody typed as the name. */
const lotOf = (archive: string, name: string): string =>
  `?${createHash('sha256').update(archive).update(name).digest('hex').slice(0, 2)}`
