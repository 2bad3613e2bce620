import { localDate } from '../../shared/domain/calendar.ts'
import { refusePassword } from '../../shared/domain/password-rules.ts'
import { SETTINGS } from '../../shared/domain/setting-rules.ts'
import type { SignInName } from '../../shared/ids.ts'
import { replacePin, setPasswordDate } from '../archive/people/people.service.ts'
import { obey } from '../archive/refuse.ts'
import { settingOf } from '../archive/settings/settings.service.ts'
import type { ReadDb } from '../database/database.ts'
import type { Session } from '../dispatch/session.ts'
import type { KdfCost } from '../keys/kdf.ts'
import { changePassword, writeKeyring } from '../keys/keyring.ts'
import { pinsOf } from '../keys/keyring-pins.ts'
import { keyringPath } from './archive-files.ts'
import { leaveEvent } from './events.ts'
import { readTrustedKeyring, trustIn } from './opening.ts'
import { passwordBits } from './password-strength.ts'

/** What an archive asks of a password: as shipped, or tighter (DEC-9). */
export const policyOf = (office: ReadDb | null) => ({
  length: office ? settingOf(office, 'passwordLength') : SETTINGS.passwordLength.standard,
  bits: office ? settingOf(office, 'passwordBits') : SETTINGS.passwordBits.standard,
})

/** Throws the first rule that refuses a new password (PWD-2, PWD-3, DEC-9). */
export function demandPassword(
  password: Uint8Array,
  known: readonly string[],
  policy: ReturnType<typeof policyOf>,
): void {
  const text = new TextDecoder().decode(password) // the rules read words; what they saw goes with the call
  obey(refusePassword({ text, bits: passwordBits(text, known) }, policy))
}

interface Change {
  readonly folder: string
  readonly session: Session
  readonly current: Uint8Array
  readonly next: Uint8Array
  readonly cost: KdfCost
  readonly at: Date
  readonly zone: string
}

/** Gives whoever is signed in a new password. It touches the own part only; data keys stay as they are. */
export async function replacePassword({
  folder,
  session,
  current,
  next,
  cost,
  at,
  zone,
}: Change): Promise<void> {
  const { actor, vaults } = session
  const office = vaults.first.db
  demandPassword(next, [actor.signInName, actor.name], policyOf(office))
  const id = actor.signInName as SignInName // it was one when the person was enrolled
  const keyring = await changePassword(readTrustedKeyring(folder), { id, current, next, cost })
  writeKeyring(keyringPath(folder), keyring)
  leaveEvent(vaults.first, actor, { at, procedure: 'keyring.passwordChanged', payload: {} }, (db) => {
    setPasswordDate(db, actor.id, localDate(at, zone))
    replacePin(db, 'keyring', JSON.stringify(pinsOf(keyring, trustIn(office).officers)))
  })
}
