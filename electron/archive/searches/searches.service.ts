import { ItemFilter } from '../../../shared/contract/item-filter.ts'
import type { SavedSearch, searches } from '../../../shared/contract/searches.ts'
import { AppError, notFound } from '../../../shared/errors.ts'
import { type PersonId, SearchId, type VaultId } from '../../../shared/ids.ts'
import type { ReadDb } from '../../database/database.ts'
import type { SavedSearchTable } from '../../database/schema.ts'
import type { Service } from '../../dispatch/implement.ts'
import type { Actor } from '../context.ts'
import { findPerson } from '../people/people.service.ts'
import * as repository from './searches.repository.ts'

/** So many searches a person keeps in one vault: more than a menu can show. */
const MOST = 200

/** Filters kept under a name. Each belongs to whoever saved it; others run what is shared and change nothing. */
export const searchesService: Service<typeof searches> = {
  list: ({ vaults, office, actor }) =>
    vaults.flatMap(({ id, db }) =>
      repository.listSearches(db, actor.id).map((row) => shown(row, id, actor, office)),
    ),

  save: ({ db, office, actor, newId }, { vault, name, filter, shared }) => {
    refuseTaken(db, actor.id, name, null)
    if (repository.countSearches(db, actor.id) >= MOST)
      throw new AppError({ code: 'rule_broken', reason: 'search.tooMany', params: { most: MOST } })
    const row: SavedSearchTable = {
      id: SearchId.parse(newId()),
      person_id: actor.id,
      name,
      filter: JSON.stringify(filter),
      shared: shared ? 1 : 0,
      version: 1,
    }
    repository.insertSearch(db, row)
    return shown(row, vault, actor, office)
  },

  change: ({ db, office, actor }, { vault, id, version, name, filter, shared }) => {
    const before = ownSearch(db, actor, id)
    if (before.version !== version) throw new AppError({ code: 'conflict', reason: 'search' })
    refuseTaken(db, actor.id, name, id)
    const values = {
      name,
      filter: JSON.stringify(filter),
      shared: shared ? (1 as const) : (0 as const),
      version: version + 1,
    }
    repository.updateSearch(db, id, values)
    return shown({ ...before, ...values }, vault, actor, office)
  },

  remove: ({ db, actor }, { vault, id }) => {
    ownSearch(db, actor, id)
    repository.deleteSearch(db, id)
    return { vault, id }
  },
}

/** A search that is not one's own and not shared is not there; one that is shared may be run, not changed. */
function ownSearch(db: ReadDb, { id: personId }: Actor, id: SearchId): SavedSearchTable {
  const search = repository.findSearch(db, id)
  if (!search || (search.person_id !== personId && search.shared === 0)) throw notFound()
  if (search.person_id !== personId) throw new AppError({ code: 'forbidden', reason: 'search.notYours' })
  return search
}

function refuseTaken(db: ReadDb, personId: PersonId, name: string, own: SearchId | null): void {
  const taken = repository.findByName(db, personId, name)
  if (taken && taken.id !== own)
    throw new AppError({ code: 'rule_broken', reason: 'search.nameTaken', params: { value: name } })
}

const shown = (row: SavedSearchTable, vault: VaultId, actor: Actor, office: ReadDb): SavedSearch => ({
  vault,
  id: row.id,
  name: row.name,
  filter: ItemFilter.parse(JSON.parse(row.filter)), // what an older program saved is filled up with what is new
  shared: row.shared === 1,
  mine: row.person_id === actor.id,
  ownerName: findPerson(office, row.person_id)?.name ?? '',
  version: row.version,
})
