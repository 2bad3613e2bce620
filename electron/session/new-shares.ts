import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { SignInName } from '../../shared/ids.ts'
import { replacePin } from '../archive/people/people.service.ts'
import { archiveFacts } from '../archive/settings/settings.service.ts'
import type { Session } from '../dispatch/session.ts'
import { wipe } from '../keys/bytes.ts'
import { admitVault, boxOf, fingerprintOf, signIn, writeKeyring } from '../keys/keyring.ts'
import { pinsOf } from '../keys/keyring-pins.ts'
import { wipeKeys } from '../keys/own-part.ts'
import { createRecovery } from '../keys/recovery.ts'
import { makeSlots, openSlots, writeSlots } from '../keys/slots.ts'
import { slotsFileName } from '../keys/slots-format.ts'
import { keyringPath } from './archive-files.ts'
import { leaveEvent } from './events.ts'
import { type FoundedPapers, printed } from './founding.ts'
import { readTrustedKeyring, trustIn } from './opening.ts'
import { readTrustedSlots } from './slots-file.ts'

interface Renewal {
  readonly folder: string
  readonly session: Session
  readonly password: Uint8Array
  readonly at: Date
}

/**
 * New recovery shares for the open vault, for a founder whose printed ones were lost or seen; the old ones are void.
 * Slots, then keyring, then the pin: whoever can sign in can do it again after a crash at any point.
 */
export async function renewShares({ folder, session, password, at }: Renewal): Promise<FoundedPapers> {
  const { actor, vaults } = session
  const vault = vaults.first
  if (!archiveFacts(vault.db).founding)
    throw new AppError({ code: 'rule_broken', reason: 'door.notFounding', params: { rule: 'DEC-7' } })
  const keyring = readTrustedKeyring(folder)
  const name = actor.signInName as SignInName // it was one when the person was enrolled
  const keys = await signIn(keyring, name, password)
  try {
    const { archive } = keyring
    const [dataKey] = openSlots(readTrustedSlots(folder, keyring, vault.id), name, keys.box)
    const [entry] = keyring.vaults
    const person = keyring.people.find(({ id }) => id === name)
    if (!dataKey || !entry || !person) throw new AppError({ code: 'forbidden', reason: 'noSlot' })
    const recovery = await createRecovery(vault.id)
    const next = admitVault(keyring, { id: vault.id, intake: entry.intake, recovery: recovery.publicKey }, [
      keys,
    ])
    const everyone = next.people.map(({ id }) => id)
    const holders = everyone.map((id) => ({ id, box: boxOf(next, id) })) // while founding everybody opens the open vault
    const grants = { archive, vault: vault.id, dataKey, prior: null, holders, everyone, signers: [keys] }
    writeSlots(join(folder, slotsFileName(vault.id)), makeSlots({ ...grants, recovery: recovery.publicKey }))
    wipe(dataKey.key)
    writeKeyring(keyringPath(folder), next)
    leaveEvent(vault, actor, { at, procedure: 'keyring.sharesRenewed', payload: {} }, (db) =>
      replacePin(db, 'keyring', JSON.stringify(pinsOf(next, trustIn(vault.db).officers))),
    )
    return { shares: recovery.shares.map(printed), fingerprint: fingerprintOf(person) }
  } finally {
    wipeKeys(keys)
  }
}
