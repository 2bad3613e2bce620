import { z } from 'zod'
import { SignInName } from '../../shared/ids.ts'
import { canonicalJson } from '../keys/canonical.ts'
import { openSealed, Sealed, seal } from '../keys/envelope.ts'
import type { BoxPublic } from '../keys/key-pairs.ts'

/** Whose attempts are counted: a person of the keyring, or one of 256 lots of names that nobody has. */
export const Who = z.union([SignInName, z.string().regex(/^\?[0-9a-f]{2}$/)])

/**
 * What happened at the door. `tried` is written before the password is worked on, so that a kill cannot hide it; `wrong` and
 * `signedIn` say how it was judged, `dropped` that it could not be. After a `tried` with none of them the program was killed.
 */
const Happening = z.enum(['tried', 'wrong', 'signedIn', 'dropped', 'released'])
export type Happening = z.output<typeof Happening>

/** Attempts in a row that did not succeed. */
export const Counts = z.object({
  /** All of them, those that a kill ended included: what the delay follows. */
  failed: z.int().min(0),
  /** Those whose password was judged wrong: what the limit follows. */
  wrong: z.int().min(0),
})
export type Counts = z.output<typeof Counts>

/** What is known of an event once the door key has opened it. Of a name that nobody has, nothing is kept. */
export const DoorEvent = z.strictObject({
  n: z.int().min(1),
  what: Happening,
  who: SignInName.nullable(),
  at: z.iso.datetime(),
})
export type DoorEvent = z.output<typeof DoorEvent>

/** One line of `door.log`. Outside the seal stands only what the throttle must read before there is any key. */
export const DoorLine = z.strictObject({
  n: z.int().min(1),
  who: Who,
  failed: z.int().min(0),
  wrong: z.int().min(0),
  event: Sealed,
})
export type DoorLine = z.output<typeof DoorLine>

const PADDED = 256

/** Which log of which archive a line belongs to. */
export interface LogIdentity {
  readonly archive: string
  readonly log: string
}

const lineAad = ({ archive, log }: LogIdentity, { n, who, failed, wrong }: Omit<DoorLine, 'event'>): string =>
  canonicalJson({ t: 'strongroom/v1/door', archive, log, n, who, failed, wrong })

/** Seals an event to the door key: anyone can write it, only the inside can read it. */
export function sealLine(
  door: BoxPublic,
  identity: LogIdentity,
  line: Omit<DoorLine, 'event'>,
  event: DoorEvent,
): DoorLine {
  const plain = Buffer.alloc(PADDED, ' ')
  plain.write(canonicalJson(event))
  return { ...line, event: seal(door, plain, lineAad(identity, line)) }
}

/** The event of a line, or null where the line was altered or belongs to another log. */
export function unsealLine(identity: LogIdentity, doorPrivate: Buffer, line: DoorLine): DoorEvent | null {
  const plain = openSealed(doorPrivate, line.event, lineAad(identity, line))
  return plain && DoorEvent.parse(JSON.parse(plain.toString()))
}

/** The attempts that did not end in signing in; `judged` where the password was found wrong, not where a kill came first. */
export const failedAttempts = (events: readonly DoorEvent[]): (DoorEvent & { readonly judged: boolean })[] =>
  events.flatMap((event, index) => {
    if (event.what !== 'tried') return []
    const next = events.slice(index + 1).find((later) => later.who === event.who)?.what
    return next === 'signedIn' || next === 'dropped' ? [] : [{ ...event, judged: next === 'wrong' }]
  })
