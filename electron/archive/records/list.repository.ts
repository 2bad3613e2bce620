import { type RawBuilder, sql } from 'kysely'
import type { ItemFilter } from '../../../shared/contract/items.ts'
import { searchPhrase } from '../../../shared/domain/fold.ts'
import type { CategoryId } from '../../../shared/ids.ts'
import type { Key } from '../../../shared/page.ts'
import type { ReadDb } from '../../database/database.ts'
import { comesAfter, raw, vaultSql } from '../../database/sql.ts'
import { compareKeys } from '../../vaults/merge.ts'
import type { Scope } from '../context.ts'
import { placeTerm, yearTerm } from './item-columns.ts'
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
  entry: { column: 'item.entry', key: 'entry', direction: 'desc' },
  archivalCode: { column: 'item.archival_code', key: 'archivalCode', direction: 'asc' },
  documentDate: { column: 'item.date_key', key: 'dateKey', direction: 'desc' },
} as const

/** So many categories are each read in order and merged; of more, most of the archive is meant. */
const MERGED = 64
/** So few answers are sorted; among more, the next ones in order are never far. */
const FEW = 5000

/** What a list asks for, with the category or fonds already spread over its branch. */
export interface ItemQuestion extends ItemFilter {
  readonly branch: readonly CategoryId[] | null
}

/** How a list is ordered: with a search text always by entry, newest first. */
export const orderOf = ({ sort, text }: Pick<ItemFilter, 'sort' | 'text'>) =>
  ORDER[searchPhrase(text) ? 'entry' : sort]

/** What the search table is asked, or null where the question narrows nothing that it knows. */
function matchOf({ text, fondsId, categoryId, branch, year }: ItemQuestion): string | null {
  const parts = [
    fondsId && `place : ${placeTerm(fondsId)}`,
    categoryId && `place : (${(branch?.length ? branch : [categoryId]).map(placeTerm).join(' OR ')})`,
    year === null ? null : `place : ${yearTerm(year)}`,
    searchPhrase(text)?.match,
  ].filter((part) => part !== null && part !== undefined)
  return parts.length > 0 ? parts.join(' AND ') : null
}

const lackingIn = (scope: Scope, lacking: ItemQuestion['lacking']) => {
  const items = visibleItems(scope)
  if (lacking === 'place') return items.where('item.home_location', 'is', null)
  return lacking === 'accessReview' ? items.where('item.access_status', '=', 'unreviewed') : items
}

/** The items that answer, found by the search table wherever it knows what is asked. */
function answering(scope: Scope, question: ItemQuestion) {
  const items = lackingIn(scope, question.lacking)
  const match = matchOf(question)
  // The index answers first and in order; the plus keeps SQLite from asking it again for every item.
  return match === null
    ? { items, entry: 'item.entry' }
    : {
        items: items
          .innerJoin('item_text', (join) => join.on(sql<boolean>`item.entry = +item_text.rowid`))
          .where(sql<boolean>`item_text.item_text MATCH ${match}`),
        entry: 'item_text.rowid',
      }
}

/** What the search table knows alone, without an item being opened. */
const isAlone = ({ grades, categories }: Scope, { lacking }: ItemQuestion) =>
  !lacking && !grades && !categories

interface Found {
  readonly total: number
  readonly entries: string
}
const FOUND = `WITH found (entry) AS MATERIALIZED
  (SELECT rowid FROM item_text WHERE item_text MATCH ? ORDER BY rowid DESC LIMIT ?)
  SELECT (SELECT count(*) FROM found) AS total,
    (SELECT json_group_array(entry) FROM (SELECT entry FROM found LIMIT ?)) AS entries`

/**
 * The first page of what the search table finds alone, counted up to a limit in the same pass: a long phrase of common
 * pairs costs a pass over all of them. Null where that is not what is asked.
 */
export function findFirst(db: ReadDb, scope: Scope, question: ItemQuestion, most: number, limit: number) {
  const match = matchOf(question)
  if (match === null || !isAlone(scope, question) || orderOf(question).key !== 'entry') return null
  const found = db.first(raw<Found>(FOUND, [match, most, limit]))
  if (!found) return null
  const rows = visibleItems(scope)
    .select(ROW_COLUMNS)
    .where(sql<boolean>`item.entry IN (SELECT value FROM json_each(${found.entries}))`)
  return { total: found.total, rows: db.all(rows.orderBy('item.entry', 'desc')) }
}

/** One page of a list: the rows that come after a key. */
export function listItems(
  db: ReadDb,
  scope: Scope,
  question: ItemQuestion,
  after: Key | null,
  limit: number,
) {
  const { column } = orderOf(question)
  const page = { db, scope, question, after, limit }
  if (column === 'item.entry') return newestFirst(page)
  const { branch, year, lacking } = question
  const isNarrow = lacking !== null || (branch !== null && year !== null)
  if (isNarrow && countItems(db, scope, question, FEW + 1) <= FEW) return sorted(page)
  return branch && year === null && branch.length <= MERGED ? merged(page, branch) : inOrder(page, branch)
}

interface Page {
  readonly db: ReadDb
  readonly scope: Scope
  readonly question: ItemQuestion
  readonly after: Key | null
  readonly limit: number
}

function newestFirst({ db, scope, question, after, limit }: Page) {
  const { items, entry } = answering(scope, question)
  let page = items.select(ROW_COLUMNS)
  if (after) page = page.where(sql<boolean>`${sql.ref(entry)} < ${after[1]}`)
  return db.all(page.orderBy(sql.ref(entry), 'desc').limit(limit))
}

/** The plus keeps SQLite from walking the whole index of the order instead of the few that answer. */
function sorted({ db, scope, question, after, limit }: Page) {
  const { column, direction } = orderOf(question)
  let page = answering(scope, question).items.select(ROW_COLUMNS)
  if (after) page = page.where(comesAfter([column, 'item.entry'], after, direction) as RawBuilder<boolean>)
  return db.all(
    page
      .orderBy(sql`+${sql.ref(column)}`, direction)
      .orderBy('item.entry', direction)
      .limit(limit),
  )
}

/** Along the index of the order; `until` is a key beyond which nothing is wanted. */
function inOrder(
  { db, scope, question, after, limit }: Page,
  categories: readonly CategoryId[] | null,
  until: Key | null = null,
) {
  const { column, direction } = orderOf(question)
  const [first] = categories ?? []
  let page = lackingIn(scope, question.lacking).select(ROW_COLUMNS)
  if (categories)
    page =
      categories.length === 1 && first
        ? page.where('item.category_id', '=', first)
        : page.where(sql<boolean>`+item.category_id IN (${sql.join(categories)})`) // or it would be read by category, then sorted
  if (question.year !== null) page = page.where('item.filing_year', '=', question.year)
  if (after) page = page.where(comesAfter([column, 'item.entry'], after, direction) as RawBuilder<boolean>)
  if (until) page = page.where(column, direction === 'asc' ? '<=' : '>=', String(until[0]))
  return db.all(page.orderBy(column, direction).orderBy('item.entry', direction).limit(limit))
}

/** Each category along its own index, then the first of all: no category is sorted, and none is read to its end. */
function merged(page: Page, categories: readonly CategoryId[]) {
  const { key, direction } = orderOf(page.question)
  const sign = direction === 'asc' ? 1 : -1
  const keyOf = (row: ReturnType<typeof newestFirst>[number]): Key => [row[key], row.entry]
  let best: ReturnType<typeof newestFirst> = []
  for (const category of categories) {
    const last = best.length === page.limit ? best.at(-1) : undefined
    const found = inOrder(page, [category], last ? keyOf(last) : null)
    if (found.length > 0)
      best = [...best, ...found].sort((a, b) => sign * compareKeys(keyOf(a), keyOf(b))).slice(0, page.limit)
  }
  return best
}

/** How many items answer, counted up to a limit; the search table counts alone what it knows alone. */
export function countItems(db: ReadDb, scope: Scope, question: ItemQuestion, limit: number): number {
  const match = matchOf(question)
  const one = sql`1`.as('one')
  const found =
    match !== null && isAlone(scope, question)
      ? vaultSql
          .selectFrom('item_text')
          .where(sql<boolean>`item_text.item_text MATCH ${match}`)
          .select(one)
          .limit(limit)
      : answering(scope, question).items.select(one).limit(limit)
  const counted = vaultSql.selectFrom(found.as('found'))
  return db.first(counted.select((eb) => eb.fn.countAll<number>().as('total')))?.total ?? 0
}
