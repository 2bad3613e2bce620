import type { ReadDb } from '../../database/database.ts'
import { vaultSql } from '../../database/sql.ts'
import { DESCRIPTION_COLUMNS, withElements } from './item-columns.ts'
import { visibleItems } from './visible.repository.ts'

/** A check of the whole file looks at every row, whoever may see it; it tells places, never what stands there. */
const everyItem = visibleItems({ grades: null, categories: null })

const items = everyItem
  .select(DESCRIPTION_COLUMNS)
  .select(['item.entry', 'item.id', 'item.version', 'item.content_hash as contentHash'])
  .select(['item.import_id as importId', 'item.import_row as importRow'])

/** Items after `after`, in the order of entry. */
export const listItemsAfter = (db: ReadDb, after: number, limit: number) =>
  db.all(items.where('item.entry', '>', after).orderBy('item.entry').limit(limit)).map(withElements)

export const countEveryItem = (db: ReadDb): number =>
  db.first(everyItem.select((eb) => eb.fn.countAll<number>().as('total')))?.total ?? 0

/** What an item said before it was corrected, oldest first. */
export const listBodies = (db: ReadDb, item: string) =>
  db.all(
    vaultSql
      .selectFrom('item_version')
      .select(['version', 'body'])
      .where('item_id', '=', item as never) // an id of the same file
      .orderBy('version'),
  )

/** Which rows of which imports corrected an item. */
export const listCorrectionsOf = (db: ReadDb, item: string) =>
  db.all(
    vaultSql
      .selectFrom('import_correction')
      .select(['import_id as importId', 'import_row as row', 'version'])
      .where('item_id', '=', item as never), // an id of the same file
  )

/** What some rows of an import corrected, in the order of the ledger. */
export const listCorrectionRows = (db: ReadDb, importId: string, from: number, to: number) =>
  db.all(
    vaultSql
      .selectFrom('import_correction')
      .select(['item_id as item', 'version'])
      .where('import_id', '=', importId as never) // an id of the same file
      .where('import_row', '>=', from)
      .where('import_row', '<=', to)
      .orderBy('import_row'),
  )
