import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Founding, PrintedShare } from '../../shared/contract/door.ts'
import { localDate } from '../../shared/domain/calendar.ts'
import { CategoryId, FondsId, PersonId, VaultId } from '../../shared/ids.ts'
import { insertCategory, insertFonds } from '../archive/arrangement/arrangement.service.ts'
import { insertPerson, insertSignKey, replacePin } from '../archive/people/people.service.ts'
import { insertArchive } from '../archive/settings/settings.service.ts'
import type { WriteDb } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import { fromBase64, wipe } from '../keys/bytes.ts'
import { createDataKey } from '../keys/envelope.ts'
import type { KdfCost } from '../keys/kdf.ts'
import { createBoxPair } from '../keys/key-pairs.ts'
import { admitVault, createPerson, fingerprintOf, foundKeyring, writeKeyring } from '../keys/keyring.ts'
import { pinsOf } from '../keys/keyring-pins.ts'
import { wipeKeys } from '../keys/own-part.ts'
import { createRecovery } from '../keys/recovery.ts'
import { makeSlots, writeSlots } from '../keys/slots.ts'
import { slotsFileName } from '../keys/slots-format.ts'
import { createVaultFile, openVaultFile } from '../vaults/open-vault.ts'
import { insertVaultKey } from '../vaults/vault-key.repository.ts'
import { closeToOthers, keyringPath } from './archive-files.ts'
import { leaveEvent } from './events.ts'
import { signerFor } from './signer.ts'

interface Plan extends Omit<Founding, 'handle'> {
  readonly folder: string
  readonly cost: KdfCost
  readonly at: Date
  readonly zone: string
}

/** What the founder prints: three shares, two of which open the archive again, and the mark of their keys. */
export interface FoundedPapers {
  readonly shares: PrintedShare[]
  readonly fingerprint: string
}

/** Creates an archive of one person with its open vault: keyring, slots, file, head, first entry (DEC-7). */
export async function foundArchive(plan: Plan): Promise<FoundedPapers> {
  const { folder, signInName: id, at } = plan
  closeToOthers(folder)
  const archive = randomUUID()
  const vault = VaultId.parse(randomUUID())
  const door = createBoxPair()
  const intake = createBoxPair()
  const { password } = plan
  const founder = await createPerson({ archive, id, password, cost: plan.cost, rev: 1 })
  const dataKey = { epoch: 1, key: createDataKey() }
  try {
    const recovery = await createRecovery(vault)
    const signers = [founder.keys]
    const begun = foundKeyring({ archive, door: door.publicKey }, founder)
    const vaultKeys = { id: vault, intake: intake.publicKey, recovery: recovery.publicKey }
    const keyring = admitVault(begun, vaultKeys, signers)
    const holders = [{ id, box: founder.person.box }]
    const slots = makeSlots({
      archive,
      vault,
      dataKey,
      prior: null,
      holders,
      recovery: recovery.publicKey,
      everyone: [id],
      signers,
    })

    createVaultFile({ folder, id: vault, dataKey })
    const open = openVaultFile({ folder, id: vault, dataKey })
    try {
      migrate(open.db, 'office')
      const actor = { id: PersonId.parse(randomUUID()), sign: signerFor(founder.keys.sign) }
      leaveEvent(open, actor, { at, procedure: 'door.found', payload: { profile: plan.profile } }, (db) => {
        fillOffice(db, { ...plan, archive, founder: actor.id, signKey: fromBase64(founder.person.sign) })
        replacePin(db, 'keyring', JSON.stringify(pinsOf(keyring, new Set([id]))))
        insertVaultKey(db, 'door', door.privateKey)
        insertVaultKey(db, 'intake', intake.privateKey)
      })
    } finally {
      open.close()
    }
    writeSlots(join(folder, slotsFileName(vault)), slots)
    writeKeyring(keyringPath(folder), keyring) // last: a folder without a keyring is no archive
    return { shares: recovery.shares.map(printed), fingerprint: fingerprintOf(founder.person) }
  } finally {
    wipe(door.privateKey, intake.privateKey, dataKey.key)
    wipeKeys(founder.keys)
  }
}

/** A share as it goes to the page that prints it. */
export const printed = (
  share: PrintedShare | Awaited<ReturnType<typeof createRecovery>>['shares'][number],
) => ({
  ...share,
  groups: [...share.groups],
})

interface Office extends Plan {
  readonly archive: string
  readonly founder: PersonId
  readonly signKey: Buffer
}

/** The archive, its founder, and a tree with the class that every room begins with. */
function fillOffice(db: WriteDb, plan: Office): void {
  const at = plan.at.toISOString()
  insertArchive(db, {
    id: plan.archive,
    name: plan.name,
    profile: plan.profile,
    language: plan.language,
    zone: plan.zone,
    founded_at: at,
    founding: 1,
  })
  insertPerson(db, {
    id: plan.founder,
    sign_in_name: plan.signInName,
    name: plan.founderName,
    roles: ['founder'],
    password_changed_on: localDate(plan.at, plan.zone),
  })
  insertSignKey(db, { person_id: plan.founder, since: at, sign_key: plan.signKey })
  const fonds = { id: FondsId.parse(randomUUID()), number: plan.fondsNumber, name: plan.fondsName }
  insertFonds(db, fonds)
  insertCategory(db, {
    id: CategoryId.parse(randomUUID()),
    fonds_id: fonds.id,
    parent_id: null,
    code: 'WS',
    name: plan.language === 'en' ? 'Administrative records' : '文书',
    template: 'document',
    state: 'active',
    version: 1,
  })
}
