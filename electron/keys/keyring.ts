import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { SignInName } from '../../shared/ids.ts'
import { wipe } from './bytes.ts'
import { canonicalJson, parseKeyFile } from './canonical.ts'
import { deriveKey, type KdfCost } from './kdf.ts'
import { readKeyFile, writeKeyFile } from './key-files.ts'
import { type BoxPublic, createBoxPair, createSignPair } from './key-pairs.ts'
import {
  type ArchiveKeys,
  certify,
  type Identity,
  identityOf,
  identityStatement,
  Keyring,
  type Person,
  type Signer,
  type VaultKeys,
  vaultStatement,
} from './keyring-format.ts'
import { makeOwnPart, openOwnPart, type PersonKeys, wipeKeys } from './own-part.ts'

export const readKeyring = (path: string): Keyring => parseKeyFile(readKeyFile(path), Keyring)

export const writeKeyring = (path: string, keyring: Keyring): void =>
  writeKeyFile(path, canonicalJson(keyring), keyring.seq)

/** A person with new keys, whom no officer vouches for yet. The caller wipes the keys. */
export interface NewPerson {
  readonly person: Person
  readonly keys: PersonKeys
}

/** Makes the keys of a person. `rev` goes on counting where the person had an identity before. */
export async function createPerson(about: {
  readonly archive: string
  readonly id: SignInName
  readonly password: Uint8Array
  readonly cost: KdfCost
  readonly rev: number
}): Promise<NewPerson> {
  const { archive, id, password, cost, rev } = about
  const sign = createSignPair()
  const box = createBoxPair()
  const identity: Identity = { id, sign: sign.publicKey, box: box.publicKey, boxTop: null }
  const keys = { id, sign: sign.privateKey, box: box.privateKey }
  const own = await makeOwnPart({ archive, identity, keys, password, cost, rev })
  return { person: { ...identity, cert: [], own }, keys }
}

/** The first keyring of an archive: one person, who signs alone until a second officer is appointed (DEC-7). */
export const foundKeyring = (archiveKeys: ArchiveKeys, { person, keys }: NewPerson): Keyring => ({
  fmt: 'strongroom-keyring',
  v: 1,
  ...archiveKeys,
  seq: 1,
  people: [{ ...person, cert: certify(identityStatement(archiveKeys, person), [keys]) }],
  vaults: [],
})

/** Takes a person in, or gives one a new identity; only certificates by `signers` stand under it. */
export function admitPerson(keyring: Keyring, person: Person, signers: readonly Signer[]): Keyring {
  const certified = { ...person, cert: certify(identityStatement(keyring, person), signers) }
  const others = keyring.people.filter(({ id }) => id !== person.id)
  return { ...keyring, seq: keyring.seq + 1, people: [...others, certified] }
}

/** Adds an officer's signature under an identity that stands. */
export function vouchFor(keyring: Keyring, id: SignInName, signer: Signer): Keyring {
  const person = personIn(keyring, id)
  const cert = [...person.cert, ...certify(identityStatement(keyring, person), [signer])]
  return withPerson(keyring, { ...person, cert })
}

/** Enters a vault's public keys. */
export function admitVault(
  keyring: Keyring,
  vault: Omit<VaultKeys, 'cert'>,
  signers: readonly Signer[],
): Keyring {
  const cert = certify(vaultStatement(keyring.archive, vault), signers)
  const others = keyring.vaults.filter(({ id }) => id !== vault.id)
  return { ...keyring, seq: keyring.seq + 1, vaults: [...others, { ...vault, cert }] }
}

/**
 * One attempt to sign in: one derivation, whether the name is known or not, and one answer for whatever is wrong
 * (PERM-9). The keyring has been verified before.
 */
export async function signIn(keyring: Keyring, id: SignInName, password: Uint8Array): Promise<PersonKeys> {
  const person = keyring.people.find((one) => one.id === id)
  const keys = person
    ? await openOwnPart(keyring.archive, person, password)
    : await workInVain(keyring, id, password)
  if (!keys) throw new AppError({ code: 'forbidden', reason: 'signIn' })
  return keys
}

/** A new password: new salt, new key, `rev + 1`. Identity and data keys stay as they are. */
export async function changePassword(
  keyring: Keyring,
  change: {
    readonly id: SignInName
    readonly current: Uint8Array
    readonly next: Uint8Array
    readonly cost: KdfCost
  },
): Promise<Keyring> {
  const keys = await signIn(keyring, change.id, change.current)
  try {
    const person = personIn(keyring, change.id)
    const own = await makeOwnPart({
      archive: keyring.archive,
      identity: identityOf(person),
      keys,
      password: change.next,
      cost: change.cost,
      rev: person.own.rev + 1,
    })
    return withPerson(keyring, { ...person, own })
  } finally {
    wipeKeys(keys)
  }
}

/** What is printed at founding so that an officer's keys can be recognised later. */
export const fingerprintOf = ({ sign, box }: Identity): string =>
  createHash('sha256')
    .update(canonicalJson({ t: 'strongroom/v1/fingerprint', sign, box }))
    .digest('hex')

export const boxOf = (keyring: Keyring, id: SignInName): BoxPublic => personIn(keyring, id).box

function personIn(keyring: Keyring, id: SignInName): Person {
  const person = keyring.people.find((one) => one.id === id)
  if (!person) throw new AppError({ code: 'not_found', reason: 'object' })
  return person
}

const withPerson = (keyring: Keyring, person: Person): Keyring => ({
  ...keyring,
  seq: keyring.seq + 1,
  people: keyring.people.map((one) => (one.id === person.id ? person : one)),
})

/** Spends what a known name would have cost. A name always costs the same, as a person's would. */
async function workInVain(keyring: Keyring, id: SignInName, password: Uint8Array): Promise<null> {
  const lot = createHash('sha256').update(keyring.archive).update(id).digest().readUInt32BE()
  const person = keyring.people[lot % keyring.people.length]
  if (person) wipe(await deriveKey(password, person.own.kdf))
  return null
}
