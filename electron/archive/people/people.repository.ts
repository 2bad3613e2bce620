import type { Role } from '../../../shared/domain/permissions.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { ReadDb, WriteDb } from '../../database/database.ts'
import type { PersonTable } from '../../database/schema.ts'
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
  { roles, ...row }: Omit<PersonTable, 'roles'> & { roles: readonly Role[] },
) {
  db.run(officeSql.insertInto('person').values({ ...row, roles: JSON.stringify(roles) }))
}

export function updatePerson(
  db: WriteDb,
  id: PersonId,
  values: Partial<Pick<PersonTable, 'password_changed_on' | 'sign_key'>>,
): void {
  db.run(officeSql.updateTable('person').set(values).where('id', '=', id))
}
