import type { ItemId } from '../../../shared/ids.ts'
import type { Scope } from '../../archive/context.ts'
import { DESCRIPTION_COLUMNS, descriptionIn, withElements } from '../../archive/records/item-columns.ts'
import { visibleItems } from '../../archive/records/visible.repository.ts'
import type { ReadDb } from '../../database/database.ts'

/** The whole description of items that somebody may see, in the order in which they are asked for. */
export function listDescribed(db: ReadDb, scope: Scope, ids: readonly ItemId[]) {
  const rows = db.all(
    visibleItems(scope)
      .where('item.id', 'in', ids)
      .select(DESCRIPTION_COLUMNS)
      .select(['item.id', 'item.state', 'item.home_location as homeLocation']),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row
      ? [{ description: descriptionIn(withElements(row)), state: row.state, homeLocation: row.homeLocation }]
      : []
  })
}
