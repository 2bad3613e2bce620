import type { PersonId, SearchId } from '../../../shared/ids.ts'
import type { ReadDb, WriteDb } from '../../database/database.ts'
import type { SavedSearchTable } from '../../database/schema.ts'
import { vaultSql } from '../../database/sql.ts'

/** What somebody may run: their own searches, and those that others share. */
export function listSearches(db: ReadDb, personId: PersonId) {
  return db.all(
    vaultSql
      .selectFrom('saved_search')
      .selectAll()
      .where((eb) => eb.or([eb('person_id', '=', personId), eb('shared', '=', 1)]))
      .orderBy('name')
      .orderBy('id'),
  )
}

export const findSearch = (db: ReadDb, id: SearchId) =>
  db.first(vaultSql.selectFrom('saved_search').selectAll().where('id', '=', id))

export const findByName = (db: ReadDb, personId: PersonId, name: string) =>
  db.first(
    vaultSql
      .selectFrom('saved_search')
      .select('id')
      .where('person_id', '=', personId)
      .where('name', '=', name),
  )

export const countSearches = (db: ReadDb, personId: PersonId): number =>
  db.first(
    vaultSql
      .selectFrom('saved_search')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('person_id', '=', personId),
  )?.total ?? 0

export function insertSearch(db: WriteDb, search: SavedSearchTable): void {
  db.run(vaultSql.insertInto('saved_search').values(search))
}

export function updateSearch(
  db: WriteDb,
  id: SearchId,
  values: Pick<SavedSearchTable, 'name' | 'filter' | 'shared' | 'version'>,
): void {
  db.run(vaultSql.updateTable('saved_search').set(values).where('id', '=', id))
}

export function deleteSearch(db: WriteDb, id: SearchId): void {
  db.run(vaultSql.deleteFrom('saved_search').where('id', '=', id))
}
