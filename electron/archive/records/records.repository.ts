import { type RawBuilder, sql } from 'kysely'
import type { ItemFilter } from '../../../shared/contract/items.ts'
import { searchPhrase } from '../../../shared/domain/fold.ts'
import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import type { CategoryId, ImportId, ItemId } from '../../../shared/ids.ts'
import type { Key } from '../../../shared/page.ts'
import type { ReadDb, WriteDb } from '../../database/database.ts'
import type { ItemTable, ItemVersionTable } from '../../database/schema.ts'
import { comesAfter, fixed, raw, vaultSql } from '../../database/sql.ts'
import type { Scope } from '../context.ts'
import { DESCRIPTION_COLUMNS, searchTextOf } from './item-columns.ts'
import { visibleItems } from './visible.repository.ts'

const ROW_COLUMNS = [
  'item.id',
  'item.entry',
  'item.archival_code as archivalCode',
  'item.title',
  'item.author',
  'item.document_number as documentNumber',
  'item.document_date as documentDate',
  'item.date_key as dateKey',
  'item.retention',
  'item.secrecy_grade as secrecyGrade',
  'item.secrecy_mark as secrecyMark',
  'item.page_count as pageCount',
  'item.state',
  'item.home_location as homeLocation',
] as const

const ORDER = {
  entry: { column: 'item.entry', direction: 'desc' },
  archivalCode: { column: 'item.archival_code', direction: 'asc' },
  documentDate: { column: 'item.date_key', direction: 'desc' },
} as const

/** What a list asks for, with the category already spread over its branch. */
export interface ItemQuestion extends Omit<ItemFilter, 'categoryId'> {
  readonly branch: readonly CategoryId[] | null
}

/** How a list is ordered: with a search text always by entry, newest first. */
export const orderOf = ({ sort, text }: Pick<ItemFilter, 'sort' | 'text'>) =>
  ORDER[searchPhrase(text) ? 'entry' : sort]

function matching(scope: Scope, { text, fondsId, branch, year, lacking }: ItemQuestion) {
  let items = visibleItems(scope)
  if (fondsId) items = items.where('item.fonds_id', '=', fondsId)
  if (branch) items = items.where('item.category_id', 'in', branch)
  if (year !== null) items = items.where('item.filing_year', '=', year)
  if (lacking === 'place') items = items.where('item.home_location', 'is', null)
  if (lacking === 'accessReview') items = items.where('item.access_status', '=', 'unreviewed')
  const phrase = searchPhrase(text)
  // The index answers first and in order; the plus keeps SQLite from asking it again for every item.
  return phrase
    ? items
        .innerJoin('item_text', (join) => join.on(sql<boolean>`item.entry = +item_text.rowid`))
        .where(sql<boolean>`item_text.item_text MATCH ${phrase.match}`)
    : items
}

export function listItems(
  db: ReadDb,
  scope: Scope,
  question: ItemQuestion,
  after: Key | null,
  limit: number,
) {
  const { column, direction } = orderOf(question)
  const entry = searchPhrase(question.text) ? 'item_text.rowid' : 'item.entry'
  let page = matching(scope, question).select(ROW_COLUMNS)
  if (column === 'item.entry') {
    if (after) page = page.where(sql<boolean>`${sql.ref(entry)} < ${after[1]}`)
    return db.all(page.orderBy(sql.ref(entry), 'desc').limit(limit))
  }
  if (after) page = page.where(comesAfter([column, 'item.entry'], after, direction) as RawBuilder<boolean>)
  return db.all(page.orderBy(column, direction).orderBy('item.entry', direction).limit(limit))
}

/** How many items answer, counted up to a limit. */
export function countItems(db: ReadDb, scope: Scope, question: ItemQuestion, limit: number): number {
  const capped = matching(scope, question).select(sql`1`.as('one')).limit(limit).as('found')
  return (
    db.first(vaultSql.selectFrom(capped).select((eb) => eb.fn.countAll<number>().as('total')))?.total ?? 0
  )
}

export function findItem(db: ReadDb, scope: Scope, id: ItemId) {
  return db.first(
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
        'item.template as templateVersion',
        'item.state',
        'item.home_location as homeLocation',
        'item.import_id as importId',
        'item.version',
        'item.content_hash as contentHash',
        'item.changed_at as changedAt',
        'item.changed_by as changedBy',
        'item.changed_by_name as changedByName',
        'item.change_reason as changeReason',
        'item.change_source as changeSource',
      ]),
  )
}

/** Whether a comparison key is taken, whoever may see the item that has it: a code is unique, not a secret (IDX-10). */
export const findByCodeKey = (db: ReadDb, key: string) => db.first(byCodeKey(key))

const byCodeKey = fixed<{ id: ItemId }, [string]>(
  vaultSql.selectFrom('item').select('id').where('code_key', '=', ''),
)

/** Files an item with its search terms. The statement is built once: an import runs it a million times. */
export function insertItem(db: WriteDb, item: NewItemRow, description: ItemDescription): void {
  db.run(
    raw(
      INSERT_ITEM,
      ITEM_COLUMNS.map((column) => item[column]),
    ),
  )
  const entry = db.first(raw<{ entry: number }>('SELECT last_insert_rowid() AS entry'))?.entry ?? 0
  const { one, two } = searchTextOf(description)
  db.run(raw('INSERT INTO item_text (rowid, one, two) VALUES (?, ?, ?)', [entry, one, two]))
}

type NewItemRow = Omit<ItemTable, 'entry'>
const ITEM_COLUMNS = Object.keys({
  id: 0,
  fonds_id: 0,
  fonds_number: 0,
  category_id: 0,
  category_code: 0,
  template: 0,
  archival_code: 0,
  code_key: 0,
  title: 0,
  author: 0,
  document_number: 0,
  document_date: 0,
  date_key: 0,
  filing_year: 0,
  retention: 0,
  secrecy_grade: 0,
  secrecy_regime: 0,
  secrecy_mark: 0,
  access_status: 0,
  page_count: 0,
  carrier: 0,
  remarks: 0,
  state: 0,
  home_location: 0,
  import_id: 0,
  import_row: 0,
  version: 0,
  content_hash: 0,
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

/** Takes the terms of one description out of the index and puts those of another in. */
export function replaceSearchText(
  db: WriteDb,
  entry: number,
  before: ItemDescription,
  after: ItemDescription,
): void {
  deleteSearchText(db, entry, before)
  const { one, two } = searchTextOf(after)
  db.run(raw('INSERT INTO item_text (rowid, one, two) VALUES (?, ?, ?)', [entry, one, two]))
}

function deleteSearchText(db: WriteDb, entry: number, description: ItemDescription): void {
  const { one, two } = searchTextOf(description)
  db.run(
    raw(`INSERT INTO item_text (item_text, rowid, one, two) VALUES ('delete', ?, ?, ?)`, [entry, one, two]),
  )
}

export function insertVersion(db: WriteDb, version: ItemVersionTable): void {
  db.run(vaultSql.insertInto('item_version').values(version))
}

export function listVersions(db: ReadDb, id: ItemId) {
  return db.all(
    vaultSql.selectFrom('item_version').selectAll().where('item_id', '=', id).orderBy('version', 'desc'),
  )
}

/** The items that an import brought in, in the order of its rows; only those never touched since may be dropped. */
export function listImported(db: ReadDb, importId: ImportId, afterRow: number, limit: number) {
  return db.all(
    vaultSql
      .selectFrom('item')
      .select(['id', 'version', 'import_row as row', 'content_hash as hash'])
      .where('import_id', '=', importId)
      .where('import_row', '>', afterRow)
      .orderBy('import_row')
      .limit(limit),
  )
}

/** Whether a row of an import was changed since: every use gives an item a new version. */
export function isImportTouched(db: ReadDb, importId: ImportId): boolean {
  const touched = vaultSql
    .selectFrom('item')
    .select('id')
    .where('import_id', '=', importId)
    .where('version', '>', 1)
  return db.first(touched.limit(1)) !== undefined
}

export function deleteItem(db: WriteDb, entry: number, id: ItemId, description: ItemDescription): void {
  deleteSearchText(db, entry, description)
  db.run(vaultSql.deleteFrom('item').where('id', '=', id))
}
