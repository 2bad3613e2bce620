import type { PersonId } from '../../../shared/ids.ts'
import type { ReadDb } from '../../database/database.ts'
import * as repository from './people.repository.ts'

/** The names of everybody who ever worked here; entries keep ids only. */
export function namesOf(office: ReadDb): (id: PersonId) => string {
  const names = new Map(repository.listPeople(office).map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}

/** Every key that each person ever signed with; the chain is checked against them. */
export const signKeys = (office: ReadDb): readonly (readonly [string, Uint8Array])[] =>
  repository.listSignKeys(office).map(({ person_id, sign_key }) => [person_id, Uint8Array.from(sign_key)])

export {
  findBySignInName,
  findPerson,
  findPin,
  insertPerson,
  insertSignKey,
  listPeople,
  replacePin,
  setPasswordDate,
} from './people.repository.ts'
