import type { PersonId } from '../../../shared/ids.ts'
import type { ReadDb } from '../../database/database.ts'
import * as repository from './people.repository.ts'

/** The names of everybody who ever worked here; entries keep ids only. */
export function namesOf(office: ReadDb): (id: PersonId) => string {
  const names = new Map(repository.listPeople(office).map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}

/** With which key each person signs; the chain is checked against it. */
export function signKeys(office: ReadDb): ReadonlyMap<string, Buffer> {
  return new Map(repository.listPeople(office).map(({ id, sign_key }) => [id, sign_key]))
}

export { findBySignInName, findPerson, insertPerson, updatePerson } from './people.repository.ts'
