import type { ItemId } from '../../../shared/ids.ts'
import type { ReadDb, WriteDb } from '../../database/database.ts'
import type { ItemAliasTable, ItemTable, ItemVersionTable } from '../../database/schema.ts'
import { fixed, raw, vaultSql } from '../../database/sql.ts'
import type { Scope } from '../context.ts'
import { DESCRIPTION_COLUMNS, withElements } from './item-columns.ts'
import { visibleItems } from './visible.repository.ts'

export function findItem(db: ReadDb, scope: Scope, id: ItemId) {
  const row = db.first(
    visibleItems(scope)
      .where('item.id', '=', id)
      .select(DESCRIPTION_COLUMNS)
      .select([
        'item.id',
        'item.entry',
        'item.fonds_id as fondsId',
        'item.category_id as categoryId',
        'item.fonds_number as fondsNumber',
        'item.category_code as categoryCode',
        'item.template',
        'item.template_version as templateVersion',
        'item.state',
        'item.home_location as homeLocation',
        'item.import_id as importId',
        'item.version',
        'item.content_hash as contentHash',
        'item.described_at as describedAt',
        'item.described_by as describedBy',
        'item.described_by_name as describedByName',
        'item.changed_at as changedAt',
        'item.changed_by as changedBy',
        'item.changed_by_name as changedByName',
        'item.change_reason as changeReason',
        'item.change_source as changeSource',
      ]),
  )
  return row && withElements(row)
}

/** Which item has or had a code, whoever may see it: a code is unique, not a secret (IDX-10, hard case 24). */
export const findByCodeKey = (db: ReadDb, key: string) => db.first(byCodeKey(key)) ?? db.first(byAlias(key))

/** Which item has a code now; where no item ever had another code, that is all there is to ask. */
export const findHolder = (db: ReadDb, key: string) => db.first(byCodeKey(key))

/** Whether any item had another code before. */
export const hasAliases = (db: ReadDb): boolean => db.first(anyAlias(1)) !== undefined

const anyAlias = fixed<{ key: string }, [number]>(
  vaultSql.selectFrom('item_alias').select('code_key as key').limit(1),
)

const byCodeKey = fixed<{ id: ItemId }, [string]>(
  vaultSql.selectFrom('item').select('id').where('code_key', '=', ''),
)

const byAlias = fixed<{ id: ItemId }, [string]>(
  vaultSql
    .selectFrom('item_alias')
    .innerJoin('item', 'item.entry', 'item_alias.entry')
    .select('item.id')
    .where('item_alias.code_key', '=', ''),
)

/** Which item has a number of entry, whoever may see it. */
export const findByEntry = (db: ReadDb, entry: number) =>
  db.first(vaultSql.selectFrom('item').select('id').where('entry', '=', entry))

/** The codes that an item had before, the newest first. */
export const listAliases = (db: ReadDb, entry: number) =>
  db.all(
    vaultSql
      .selectFrom('item_alias')
      .select(['code', 'since'])
      .where('entry', '=', entry)
      .orderBy('since', 'desc')
      .orderBy('code_key'),
  )

export function insertAlias(db: WriteDb, alias: ItemAliasTable): void {
  db.run(vaultSql.insertInto('item_alias').values(alias))
}

/** For an item that takes back a code it had before. */
export function deleteAlias(db: WriteDb, key: string): void {
  db.run(vaultSql.deleteFrom('item_alias').where('code_key', '=', key))
}

/** Files an item. The statement is built once: an import runs it a million times. */
export function insertItem(db: WriteDb, item: NewItemRow): void {
  db.run(
    raw(
      INSERT_ITEM,
      ITEM_COLUMNS.map((column) => item[column]),
    ),
  )
}

type NewItemRow = Omit<ItemTable, 'entry'>
const ITEM_COLUMNS = Object.keys({
  id: 0,
  fonds_id: 0,
  fonds_number: 0,
  category_id: 0,
  category_code: 0,
  template: 0,
  template_version: 0,
  archival_code: 0,
  code_key: 0,
  title: 0,
  author: 0,
  document_number: 0,
  document_date: 0,
  date_key: 0,
  document_hash: 0,
  filing_year: 0,
  retention: 0,
  secrecy_grade: 0,
  secrecy_regime: 0,
  secrecy_mark: 0,
  access_status: 0,
  page_count: 0,
  carrier: 0,
  remarks: 0,
  elements: 0,
  state: 0,
  home_location: 0,
  import_id: 0,
  import_row: 0,
  version: 0,
  content_hash: 0,
  described_at: 0,
  described_by: 0,
  described_by_name: 0,
  changed_at: 0,
  changed_by: 0,
  changed_by_name: 0,
  change_reason: 0,
  change_source: 0,
} satisfies Record<keyof NewItemRow, 0>) as (keyof NewItemRow)[] // `satisfies` holds the keys to the table
const INSERT_ITEM = `INSERT INTO item (${ITEM_COLUMNS.join(', ')}) VALUES (${ITEM_COLUMNS.map(() => '?').join(', ')})`

/** Returns false when somebody else changed the item first. */
export function updateItem(
  db: WriteDb,
  id: ItemId,
  version: number,
  values: Partial<Omit<ItemTable, 'entry' | 'id'>>,
): boolean {
  const update = vaultSql.updateTable('item').set(values).where('id', '=', id).where('version', '=', version)
  return db.run(update) === 1
}

export function insertVersion(db: WriteDb, version: ItemVersionTable): void {
  db.run(vaultSql.insertInto('item_version').values(version))
}

export function listVersions(db: ReadDb, id: ItemId) {
  return db.all(
    vaultSql.selectFrom('item_version').selectAll().where('item_id', '=', id).orderBy('version', 'desc'),
  )
}
