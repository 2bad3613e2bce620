import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { SignInName, VaultId } from '../../shared/ids.ts'
import { canonicalJson } from './canonical.ts'
import { Wrapped } from './envelope.ts'
import { Kdf, refuseKdf } from './kdf.ts'
import { BoxPublic, isSignedBy, Signature, SignPublic, signText } from './key-pairs.ts'

/** One person's signature under something that officers vouch for. */
export const Certificate = z.strictObject({ by: SignInName, sig: Signature }).readonly()
export type Certificate = z.output<typeof Certificate>

/** The part of an entry that only its person can make: the password's parameters and the wrapped private keys. */
export const OwnPart = z
  .strictObject({ rev: z.int().min(1), kdf: Kdf, w: Wrapped, sig: Signature })
  .readonly()
export type OwnPart = z.output<typeof OwnPart>

export const Person = z
  .strictObject({
    id: SignInName,
    sign: SignPublic,
    box: BoxPublic,
    boxTop: BoxPublic.nullable(),
    cert: z.array(Certificate).readonly(),
    own: OwnPart,
  })
  .readonly()
export type Person = z.output<typeof Person>
/** Who somebody is: the keys that officers vouch for. */
export type Identity = Pick<Person, 'id' | 'sign' | 'box' | 'boxTop'>

export const VaultKeys = z
  .strictObject({
    id: VaultId,
    intake: BoxPublic,
    recovery: BoxPublic,
    cert: z.array(Certificate).readonly(),
  })
  .readonly()
export type VaultKeys = z.output<typeof VaultKeys>

/** `keyring.json` (security 3.2). Nothing in it is secret without a password. */
export const Keyring = z
  .strictObject({
    fmt: z.literal('strongroom-keyring'),
    v: z.literal(1),
    archive: z.uuid(),
    seq: z.int().min(1),
    door: BoxPublic,
    people: z.array(Person).min(1).readonly(),
    vaults: z.array(VaultKeys).readonly(),
  })
  .readonly()
export type Keyring = z.output<typeof Keyring>
/** What every certificate in a keyring is bound to. */
export type ArchiveKeys = Pick<Keyring, 'archive' | 'door'>

/** Who counts when signatures are weighed: two distinct officers, one while the archive is being founded (DEC-7). */
export interface Trust {
  readonly officers: ReadonlySet<SignInName>
  readonly founding: boolean
}

/** Somebody who signs now. */
export interface Signer {
  readonly id: SignInName
  readonly sign: Buffer
}

export const identityOf = ({ id, sign, box, boxTop }: Identity): Identity => ({ id, sign, box, boxTop })

export const identityStatement = ({ archive, door }: ArchiveKeys, identity: Identity): string =>
  canonicalJson({ t: 'strongroom/v1/identity', archive, door, ...identityOf(identity) })

export const vaultStatement = (archive: string, { id, intake, recovery }: Omit<VaultKeys, 'cert'>): string =>
  canonicalJson({ t: 'strongroom/v1/vault', archive, id, intake, recovery })

export const ownStatement = (archive: string, identity: Identity, { rev, kdf, w }: Omit<OwnPart, 'sig'>) =>
  canonicalJson({ t: 'strongroom/v1/own-part', archive, ...identityOf(identity), rev, kdf, w })

export const certify = (statement: string, signers: readonly Signer[]): Certificate[] =>
  signers.map(({ id, sign }) => ({ by: id, sig: signText(sign, statement) }))

/** Judges the signatures under a statement. All must be valid and of different people; then the officers count. */
export function isCertified(
  statement: string,
  certificates: readonly Certificate[],
  people: readonly Person[],
  { officers, founding }: Trust,
): boolean {
  const signers = new Set(certificates.map(({ by }) => by))
  const allValid = certificates.every(({ by, sig }) => {
    const signer = people.find(({ id }) => id === by)
    return signer !== undefined && isSignedBy(signer.sign, statement, sig)
  })
  const counted = [...signers].filter((id) => officers.has(id)).length
  return allValid && signers.size === certificates.length && counted >= (founding ? 1 : 2)
}

/** Before the open vault has said who the officers are, every person counts; afterwards it is checked again. */
export const trustBeforeOpening = ({ people }: Keyring): Trust => ({
  officers: new Set(people.map(({ id }) => id)),
  founding: true,
})

/** Refuses a keyring that anybody but its people and officers has touched. No password is worked on before this. */
export function verifyKeyring(keyring: Keyring, trust: Trust): void {
  const { archive, people, vaults } = keyring
  const refuse = (reason: string, id: string) => {
    throw new AppError({ code: 'damaged', reason, params: { id } })
  }
  for (const [index, person] of people.entries()) {
    const refusal = refuseKdf(person.own.kdf)
    if (refusal) throw refusal
    if (people.findIndex(({ id }) => id === person.id) !== index) refuse('keyringTwice', person.id)
    if (!isCertified(identityStatement(keyring, person), person.cert, people, trust))
      refuse('keyringUncertified', person.id)
    if (!isSignedBy(person.sign, ownStatement(archive, person, person.own), person.own.sig))
      refuse('keyringOwnPart', person.id)
  }
  for (const [index, vault] of vaults.entries()) {
    if (vaults.findIndex(({ id }) => id === vault.id) !== index) refuse('keyringTwice', vault.id)
    if (!isCertified(vaultStatement(archive, vault), vault.cert, people, trust))
      refuse('keyringUncertified', vault.id)
  }
}
