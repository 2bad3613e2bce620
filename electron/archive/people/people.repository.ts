import type { Role } from '../../../shared/domain/permissions.ts'
import type { IsoDate, PersonId } from '../../../shared/ids.ts'
import type { ReadDb, WriteDb } from '../../database/database.ts'
import type { PersonKeyTable, PersonTable } from '../../database/schema.ts'
import { officeSql } from '../../database/sql.ts'

const person = officeSql.selectFrom('person').selectAll()
const shown = ({ roles, ...row }: PersonTable) => ({
  ...row,
  roles: JSON.parse(roles) as Role[], // only `insertPerson` writes it
})

export function findBySignInName(office: ReadDb, signInName: string) {
  const row = office.first(person.where('sign_in_name', '=', signInName))
  return row && shown(row)
}

export function findPerson(office: ReadDb, id: PersonId) {
  const row = office.first(person.where('id', '=', id))
  return row && shown(row)
}

export const listPeople = (office: ReadDb) => office.all(person).map(shown)

export function insertPerson(
  db: WriteDb,
  { roles, ...row }: Omit<PersonTable, 'roles'> & { readonly roles: readonly Role[] },
): void {
  db.run(officeSql.insertInto('person').values({ ...row, roles: JSON.stringify(roles) }))
}

export function setPasswordDate(db: WriteDb, id: PersonId, on: IsoDate): void {
  db.run(officeSql.updateTable('person').set({ password_changed_on: on }).where('id', '=', id))
}

/** Adds the key that a person signs with from now on. */
export function insertSignKey(db: WriteDb, key: PersonKeyTable): void {
  db.run(officeSql.insertInto('person_key').values(key))
}

export const listSignKeys = (office: ReadDb) =>
  office.all(officeSql.selectFrom('person_key').select(['person_id', 'sign_key']))

export const findPin = (office: ReadDb, name: string) =>
  office.first(officeSql.selectFrom('pin').select('value').where('name', '=', name))?.value

export function replacePin(db: WriteDb, name: string, value: string): void {
  db.run(officeSql.replaceInto('pin').values({ name, value }))
}
