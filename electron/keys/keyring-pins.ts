import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { SignInName } from '../../shared/ids.ts'
import { canonicalJson } from './canonical.ts'
import { identityOf, type Keyring } from './keyring-format.ts'

/** What an encrypted file remembers of the keyring, so that an old or altered one is noticed once it has opened. */
export const KeyringPins = z
  .object({
    seq: z.int(),
    /** SHA-256 over the officers' keys. */
    officers: z.string(),
    /** SHA-256 over everything but `seq`. */
    content: z.string(),
    revs: z.record(SignInName, z.int()).readonly(),
  })
  .readonly()
export type KeyringPins = z.output<typeof KeyringPins>

const hash = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex')

export function pinsOf(keyring: Keyring, officers: ReadonlySet<SignInName>): KeyringPins {
  const { seq, ...content } = keyring
  return {
    seq,
    officers: hash(
      [...officers].sort().map((id) => keyring.people.filter((person) => person.id === id).map(identityOf)),
    ),
    content: hash(content),
    revs: Object.fromEntries(keyring.people.map(({ id, own }) => [id, own.rev])),
  }
}

/**
 * Holds a keyring against what was pinned. `newer` is the trace of a crash between writing the keyring and pinning
 * it; the caller pins again. Anything older or altered is refused.
 */
export function comparePins(
  keyring: Keyring,
  officers: ReadonlySet<SignInName>,
  pinned: KeyringPins,
): 'same' | 'newer' {
  const found = pinsOf(keyring, officers)
  const refuse = (reason: string) => new AppError({ code: 'damaged', reason })
  if (found.officers !== pinned.officers) throw refuse('keyringOfficers')
  if (found.content === pinned.content) {
    if (found.seq !== pinned.seq) throw refuse('keyringAltered')
    return 'same'
  }
  const isOlder = Object.entries(found.revs).some(
    ([id, rev]) => rev < (pinned.revs[SignInName.parse(id)] ?? 0),
  )
  if (isOlder || found.seq <= pinned.seq) throw refuse('keyringOld')
  return 'newer'
}
