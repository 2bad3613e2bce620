import { join } from 'node:path'
import { localDate } from '../../shared/domain/calendar.ts'
import { AppError } from '../../shared/errors.ts'
import type { SignInName } from '../../shared/ids.ts'
import {
  findBySignInName,
  insertSignKey,
  replacePin,
  setPasswordDate,
} from '../archive/people/people.service.ts'
import { archiveFacts } from '../archive/settings/settings.service.ts'
import { fromBase64, wipe } from '../keys/bytes.ts'
import type { KdfCost } from '../keys/kdf.ts'
import { admitPerson, admitVault, createPerson, fingerprintOf, writeKeyring } from '../keys/keyring.ts'
import { pinsOf } from '../keys/keyring-pins.ts'
import { wipeKeys } from '../keys/own-part.ts'
import { combineShares, createRecovery } from '../keys/recovery.ts'
import { makeSlots, openRecoverySlots, writeSlots } from '../keys/slots.ts'
import { slotsFileName } from '../keys/slots-format.ts'
import { openVaultFile } from '../vaults/open-vault.ts'
import type { OpenVault } from '../vaults/vaults.ts'
import { keyringPath } from './archive-files.ts'
import { leaveEvent } from './events.ts'
import { type FoundedPapers, printed } from './founding.ts'
import { openVaultOf, readTrustedKeyring } from './opening.ts'
import { signerFor } from './signer.ts'
import { readTrustedSlots } from './slots-file.ts'

interface Recovering {
  readonly folder: string
  readonly shares: readonly [string, string]
  readonly signInName: SignInName
  readonly password: Uint8Array
  readonly cost: KdfCost
  readonly at: Date
  readonly zone: string
}

/**
 * Gives a founder who lost the password a new identity, from two shares (security 3.5). A forced reset of a password
 * is impossible by design. The shares that were used are void: new ones are returned to be printed.
 */
export async function recoverFounder(plan: Recovering): Promise<FoundedPapers> {
  const { folder, signInName } = plan
  const keyring = readTrustedKeyring(folder)
  const id = openVaultOf(keyring)
  const recoveryKey = keyring.vaults[0]?.recovery
  if (!recoveryKey) throw new AppError({ code: 'damaged', reason: 'keyFileForm' })
  const secret = await combineShares(id, recoveryKey, plan.shares)
  const [dataKey] = openRecoverySlots(readTrustedSlots(folder, keyring, id), secret)
  wipe(secret)
  if (!dataKey) throw new AppError({ code: 'forbidden', reason: 'noSlot' })
  const vault = openVaultFile({ folder, id, dataKey })
  try {
    const person = demandFounder(vault, signInName)
    const rev = (keyring.people.find((one) => one.id === signInName)?.own.rev ?? 0) + 1
    const renewed = await createPerson({
      archive: keyring.archive,
      id: signInName,
      password: plan.password,
      cost: plan.cost,
      rev,
    })
    const signers = [renewed.keys]
    const recovery = await createRecovery(id)
    const [open] = keyring.vaults
    if (!open) throw new AppError({ code: 'damaged', reason: 'keyFileForm' })
    const admitted = admitPerson(keyring, renewed.person, signers)
    const next = admitVault(admitted, { id, intake: open.intake, recovery: recovery.publicKey }, signers)

    // The file first, then the slots, then the keyring: until the last is there, the old shares still lead in.
    const actor = { id: person.id, sign: signerFor(renewed.keys.sign) }
    leaveEvent(vault, actor, { at: plan.at, procedure: 'door.recover', payload: {} }, (db) => {
      const since = plan.at.toISOString()
      insertSignKey(db, { person_id: person.id, since, sign_key: fromBase64(renewed.person.sign) })
      setPasswordDate(db, person.id, localDate(plan.at, plan.zone))
      replacePin(db, 'keyring', JSON.stringify(pinsOf(next, new Set([signInName]))))
    })
    writeSlots(
      join(folder, slotsFileName(id)),
      makeSlots({
        archive: keyring.archive,
        vault: id,
        dataKey,
        prior: null,
        holders: [{ id: signInName, box: renewed.person.box }],
        recovery: recovery.publicKey,
        everyone: next.people.map((one) => one.id),
        signers,
      }),
    )
    writeKeyring(keyringPath(folder), next)
    wipeKeys(renewed.keys)
    return { shares: recovery.shares.map(printed), fingerprint: fingerprintOf(renewed.person) }
  } finally {
    vault.close()
  }
}

/** Shares alone open an archive only while one person founds it; later it takes two officers (DEC-7). */
function demandFounder({ db, tail }: OpenVault, signInName: SignInName) {
  const person = findBySignInName(db, signInName)
  if (!archiveFacts(db).founding || !person)
    throw new AppError({ code: 'rule_broken', reason: 'door.notFounding', params: { rule: 'DEC-7' } })
  if (tail === 'missing') throw new AppError({ code: 'damaged', reason: 'newestMissing' })
  return person
}
