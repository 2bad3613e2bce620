import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { insertPerson, insertSignKey, replacePin } from '../../electron/archive/people/people.service.ts'
import { fromBase64 } from '../../electron/keys/bytes.ts'
import { FLOOR_COST } from '../../electron/keys/kdf.ts'
import {
  admitPerson,
  boxOf,
  createPerson,
  readKeyring,
  signIn,
  writeKeyring,
} from '../../electron/keys/keyring.ts'
import { pinsOf } from '../../electron/keys/keyring-pins.ts'
import { makeSlots, openSlots, writeSlots } from '../../electron/keys/slots.ts'
import { slotsFileName } from '../../electron/keys/slots-format.ts'
import { keyringPath } from '../../electron/session/archive-files.ts'
import { openVaultOf } from '../../electron/session/opening.ts'
import { readTrustedSlots } from '../../electron/session/slots-file.ts'
import { openVaultFile } from '../../electron/vaults/open-vault.ts'
import { passwordBytes } from '../../shared/domain/password-rules.ts'
import { PersonId, SignInName } from '../../shared/ids.ts'

interface Enrolment {
  readonly folder: string
  readonly founder: { readonly name: string; readonly password: string }
  readonly name: string
  readonly password: string
}

/** Gives a locked archive a second person who opens it, with the product's own keys; the screen for it comes later. */
export async function enrolSecondPerson({ folder, founder, name, password }: Enrolment): Promise<void> {
  const keyring = readKeyring(keyringPath(folder))
  const vault = openVaultOf(keyring)
  const first = SignInName.parse(founder.name)
  const second = SignInName.parse(name)
  const keys = await signIn(keyring, first, passwordBytes(founder.password))
  const [dataKey] = openSlots(readTrustedSlots(folder, keyring, vault), first, keys.box)
  const recovery = keyring.vaults[0]?.recovery
  if (!dataKey || !recovery) throw new Error('the founder holds no slot')
  const { archive } = keyring
  const enrolled = await createPerson({
    archive,
    id: second,
    password: passwordBytes(password),
    cost: FLOOR_COST,
    rev: 1,
  })
  const next = admitPerson(keyring, enrolled.person, [keys])
  const holders = [first, second].map((id) => ({ id, box: boxOf(next, id) }))
  const slots = {
    archive,
    vault,
    dataKey,
    prior: null,
    holders,
    recovery,
    everyone: [first, second],
    signers: [keys],
  }
  writeSlots(join(folder, slotsFileName(vault)), makeSlots(slots))
  writeKeyring(keyringPath(folder), next)

  const open = openVaultFile({ folder, id: vault, dataKey })
  const id = PersonId.parse(randomUUID())
  open.db.transaction((db) => {
    insertPerson(db, {
      id,
      sign_in_name: second,
      name: '李娜',
      roles: ['founder'],
      password_changed_on: '2030-06-01',
    })
    insertSignKey(db, { person_id: id, since: '2030-06-01', sign_key: fromBase64(enrolled.person.sign) })
    replacePin(db, 'keyring', JSON.stringify(pinsOf(next, new Set([first, second]))))
  })
  open.close()
}
