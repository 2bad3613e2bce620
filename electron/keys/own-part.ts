import type { SignInName } from '../../shared/ids.ts'
import { wipe } from './bytes.ts'
import { canonicalJson } from './canonical.ts'
import { unwrap, wrap } from './envelope.ts'
import { createKdf, deriveKey, type Kdf, type KdfCost } from './kdf.ts'
import { PRIVATE_KEY_BYTES, signText } from './key-pairs.ts'
import { type Identity, identityOf, type OwnPart, ownStatement } from './keyring-format.ts'

/** A person's private keys while they are needed. `box` is wiped after unlock, `sign` at lock. */
export interface PersonKeys {
  readonly id: SignInName
  readonly sign: Buffer
  readonly box: Buffer
}

export const wipeKeys = ({ sign, box }: PersonKeys): void => wipe(sign, box)

const ownAad = (archive: string, identity: Identity, kdf: Kdf, rev: number): string =>
  canonicalJson({ t: 'strongroom/v1/own', file: 'keyring.json', archive, ...identityOf(identity), kdf, rev })

/** Wraps the private keys under a password: new salt, new key, signed by the person. */
export async function makeOwnPart(about: {
  readonly archive: string
  readonly identity: Identity
  readonly keys: PersonKeys
  readonly password: Uint8Array
  readonly cost: KdfCost
  readonly rev: number
}): Promise<OwnPart> {
  const { archive, identity, keys, rev } = about
  const kdf = createKdf(about.cost)
  const kek = await deriveKey(about.password, kdf)
  const plain = Buffer.concat([keys.sign, keys.box])
  try {
    const own = { rev, kdf, w: wrap(kek, plain, ownAad(archive, identity, kdf, rev)) }
    return { ...own, sig: signText(keys.sign, ownStatement(archive, identity, own)) }
  } finally {
    wipe(kek, plain)
  }
}

/** The private keys, or null where the password is another. One derivation. */
export async function openOwnPart(
  archive: string,
  { own, ...identity }: Identity & { readonly own: OwnPart },
  password: Uint8Array,
): Promise<PersonKeys | null> {
  const kek = await deriveKey(password, own.kdf)
  try {
    const plain = unwrap(kek, own.w, ownAad(archive, identity, own.kdf, own.rev))
    if (!plain) return null
    return {
      id: identity.id,
      sign: plain.subarray(0, PRIVATE_KEY_BYTES),
      box: plain.subarray(PRIVATE_KEY_BYTES),
    }
  } finally {
    wipe(kek)
  }
}
