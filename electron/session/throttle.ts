import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { SignInName } from '../../shared/ids.ts'
import type { Happening } from './door-events.ts'
import type { DoorLog } from './door-log.ts'

/** After so many wrong passwords only an officer lets a person try again; while founding, the recovery shares do. */
export const MOST_ATTEMPTS = 10
const LONGEST_DELAY = 300

/** How many seconds follow the n-th wrong password in a row: 1, 2, 4, … 300. */
export const delaySeconds = (failed: number): number =>
  failed === 0 ? 0 : Math.min(2 ** (failed - 1), LONGEST_DELAY)

/** Slows guessing down. Counts outlive a restart; the delay is served by this process's own clock, and again after. */
export interface Throttle {
  /** Refuses an attempt that comes too early or once too often; else counts it, before it is made. */
  begin(name: SignInName): void
  /** The attempt was right: the count begins anew. */
  succeed(name: SignInName): void
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
  for (const [who, failed] of log.failed) delay(who, failed)

  const whoIs = (name: SignInName) => (isPerson(name) ? name : lotOf(archive, name))
  const failedOf = (who: string) => log.failed.get(who) ?? 0
  const write = (what: Happening, name: SignInName, failed: number) => {
    const who = whoIs(name)
    log.append({ what, who, person: isPerson(name) ? name : null, failed, at: now() })
    if (failed === 0) notBefore.delete(who)
    else delay(who, failed)
  }
  const secondsLeft = (name: SignInName): number | null => {
    const who = whoIs(name)
    if (failedOf(who) >= MOST_ATTEMPTS) return null
    return Math.max(0, Math.ceil(((notBefore.get(who) ?? 0) - monotonic()) / 1000))
  }

  return {
    begin: (name) => {
      const seconds = secondsLeft(name)
      if (seconds === null) throw new AppError({ code: 'forbidden', reason: 'tooManyAttempts' })
      if (seconds > 0) throw new AppError({ code: 'forbidden', reason: 'tooSoon', params: { seconds } })
      write('tried', name, failedOf(whoIs(name)) + 1)
    },
    succeed: (name) => write('signedIn', name, 0),
    release: (name) => write('released', name, 0),
    secondsLeft,
  }
}

/** One of 256 lots: too few to give away a password that somebody typed as the name. */
const lotOf = (archive: string, name: string): string =>
  `?${createHash('sha256').update(archive).update(name).digest('hex').slice(0, 2)}`
