import { FLOOR_COST } from '../../electron/keys/kdf.ts'
import { type BoxPublic, createBoxPair } from '../../electron/keys/key-pairs.ts'
import { admitPerson, admitVault, createPerson, foundKeyring, vouchFor } from '../../electron/keys/keyring.ts'
import type { Keyring, Trust } from '../../electron/keys/keyring-format.ts'
import type { PersonKeys } from '../../electron/keys/own-part.ts'
import { SignInName, VaultId } from '../../shared/ids.ts'

/** A sign-in name out of a test's own words. */
export const named = (name: string): SignInName => SignInName.parse(name)

// As it comes from the window: one buffer, and no copy beside it that only the garbage collector would know.
export const passwordOf = (id: string): Uint8Array => Buffer.from(`records room of ${id} 7`)

/** A new person at the least cost that a keyring may ask for. */
export const newPerson = (archive: string, id: string, rev = 1) =>
  createPerson({ archive, id: named(id), password: passwordOf(id), cost: FLOOR_COST, rev })

/** An archive with a founder and nobody else. */
export async function foundedArchive() {
  const archiveKeys = { archive: crypto.randomUUID(), door: createBoxPair().publicKey }
  const founder = await newPerson(archiveKeys.archive, 'founder')
  const trust: Trust = { officers: new Set([named('founder')]), founding: true }
  return { keyring: foundKeyring(archiveKeys, founder), founder, trust }
}

/** Three people, two of them officers, and three vaults. */
export async function staffedArchive() {
  const { keyring: founded, founder } = await foundedArchive()
  const officer = await newPerson(founded.archive, 'officer')
  const clerk = await newPerson(founded.archive, 'clerk')
  const signers = [founder.keys, officer.keys]

  let keyring: Keyring = admitPerson(founded, officer.person, signers)
  keyring = vouchFor(keyring, named('founder'), officer.keys)
  keyring = admitPerson(keyring, clerk.person, signers)
  const vaults = [1, 2, 3].map(() => VaultId.parse(crypto.randomUUID())) as [VaultId, VaultId, VaultId]
  for (const id of vaults)
    keyring = admitVault(keyring, { id, intake: anyBox(), recovery: anyBox() }, signers)

  const trust: Trust = { officers: new Set([named('founder'), named('officer')]), founding: false }
  const keysOf = { founder: founder.keys, officer: officer.keys, clerk: clerk.keys } satisfies Record<
    string,
    PersonKeys
  >
  return { keyring, vaults, trust, signers, keysOf }
}

const anyBox = (): BoxPublic => createBoxPair().publicKey

/** The bytes with one bit turned over. */
export function flipped(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  const at = Math.floor(bit / 8) % copy.length
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8))
  return copy
}
