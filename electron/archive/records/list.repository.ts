import { type RawBuilder, sql } from 'kysely'
import type { ItemOrder } from '../../../shared/contract/item-filter.ts'
import type { CategoryId } from '../../../shared/ids.ts'
import type { Key } from '../../../shared/page.ts'
import type { ReadDb } from '../../database/database.ts'
import { comesAfter, raw, vaultSql } from '../../database/sql.ts'
import { compareKeys } from '../../vaults/merge.ts'
import type { Scope } from '../context.ts'
import { entriesMeeting } from './conditions.repository.ts'
import {
  answering,
  asksColumns,
  byColumns,
  type ItemQuestion,
  isAlone,
  matchOf,
  ORDERS,
} from './question.repository.ts'
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
  'item.filing_year as filingYear',
  'item.retention',
  'item.secrecy_grade as secrecyGrade',
  'item.secrecy_mark as secrecyMark',
  'item.page_count as pageCount',
  'item.carrier',
  'item.access_status as accessStatus',
  'item.state',
  'item.home_location as homeLocation',
] as const

/** So many categories are each read in order and merged; of more, most of the archive is meant. */
const MERGED = 64
/** So few answers are sorted; among more, the next ones in order are never far. */
const FEW = 5000

interface Found {
  readonly total: number
  readonly entries: string
}
const FOUND = `WITH found (entry) AS MATERIALIZED
  (SELECT rowid FROM item_text WHERE item_text MATCH ? ORDER BY rowid DESC LIMIT ?)
  SELECT (SELECT count(*) FROM found) AS total,
    (SELECT json_group_array(entry) FROM (SELECT entry FROM found LIMIT ?)) AS entries`

/** What is read: which items, in which order, after which key, how many. */
export interface ItemPage {
  readonly question: ItemQuestion
  readonly order: ItemOrder
  readonly after: Key | null
  readonly limit: number
}

/**
 * The first page of what the search table finds alone, counted up to a limit in the same pass: a long phrase of common
 * pairs costs a pass over all of them. Null where that is not what is asked.
 */
export function findFirst(db: ReadDb, scope: Scope, { question, order, limit }: ItemPage, most: number) {
  const match = matchOf(question)
  const isNewest = order.sort === 'entry' && order.direction === 'desc'
  if (match === null || !isNewest || !isAlone(scope, question)) return null
  const found = db.first(raw<Found>(FOUND, [match, most, limit]))
  if (!found) return null
  const rows = ofEntries(scope, found.entries)
  return { total: found.total, rows: db.all(rows.orderBy('item.entry', 'desc')) }
}

const ofEntries = (scope: Scope, entries: string) =>
  visibleItems(scope)
    .select(ROW_COLUMNS)
    .where(sql<boolean>`item.entry IN (SELECT value FROM json_each(${entries}))`)

/** One page of a list: the rows that come after a key. A text or conditions are sorted only where they have few answers. */
export function listItems(db: ReadDb, scope: Scope, asked: ItemPage) {
  const page = { db, scope, ...asked }
  const { question, order } = asked
  if (question.conditions) return meeting(page)
  if (order.sort === 'entry') return byEntry(page)
  if (question.text !== '' || order.sort === 'title') return sorted(page)
  const { branch, years } = question
  const isNarrow = asksColumns(question) || (branch !== null && years.length > 0)
  if (isNarrow && countItems(db, scope, question, FEW + 1) <= FEW) return sorted(page)
  return branch && branch.length <= MERGED ? merged(page, branch) : inOrder(page, branch)
}

interface Page extends ItemPage {
  readonly db: ReadDb
  readonly scope: Scope
}
type Row = ReturnType<typeof byEntry>[number]

function byEntry({ db, scope, question, order, after, limit }: Page) {
  const { items, entry } = answering(scope, question)
  const { direction } = order
  let page = items.select(ROW_COLUMNS)
  if (after)
    page = page.where(
      direction === 'desc'
        ? sql<boolean>`${sql.ref(entry)} < ${after[1]}`
        : sql<boolean>`${sql.ref(entry)} > ${after[1]}`,
    )
  return db.all(page.orderBy(sql.ref(entry), direction).limit(limit))
}

/** The plus keeps SQLite from walking the whole index of the order instead of the few that answer. */
function sorted({ db, scope, question, order, after, limit }: Page) {
  const { column } = ORDERS[order.sort]
  const { direction } = order
  let page = answering(scope, question).items.select(ROW_COLUMNS)
  if (after) page = page.where(comesAfter([column, 'item.entry'], after, direction) as RawBuilder<boolean>)
  return db.all(
    page
      .orderBy(sql`+${sql.ref(column)}`, direction)
      .orderBy('item.entry', direction)
      .limit(limit),
  )
}

/** Conditions are held against the items themselves; what is left is few enough to be sorted, or read by entry. */
function meeting({ db, scope, question, order, after, limit }: Page): Row[] {
  const { sort, direction } = order
  const from = sort === 'entry' && after ? Number(after[1]) : null
  const entries = entriesMeeting(db, scope, question, {
    direction: sort === 'entry' ? direction : 'desc',
    after: from,
    limit: sort === 'entry' ? limit : Number.POSITIVE_INFINITY,
  })
  const { column } = ORDERS[sort]
  let page = ofEntries(scope, JSON.stringify(entries))
  if (after && sort !== 'entry')
    page = page.where(comesAfter([column, 'item.entry'], after, direction) as RawBuilder<boolean>)
  return db.all(
    page
      .orderBy(sql`+${sql.ref(column)}`, direction)
      .orderBy('item.entry', direction)
      .limit(limit),
  )
}

/** Along the index of the order; `until` is a key beyond which nothing is wanted. */
function inOrder(
  { db, scope, question, order, after, limit }: Page,
  categories: readonly CategoryId[] | null,
  until: Key | null = null,
): Row[] {
  const { column } = ORDERS[order.sort]
  const { direction } = order
  const { years } = question
  const [first] = categories ?? []
  let page = byColumns(scope, question).select(ROW_COLUMNS)
  if (categories)
    page =
      categories.length === 1 && first
        ? page.where('item.category_id', '=', first)
        : page.where(sql<boolean>`+item.category_id IN (${sql.join(categories)})`) // or it would be read by category, then sorted
  const [year] = years
  if (year !== undefined && years.length === 1 && !categories)
    page = page.where('item.filing_year', '=', year)
  else if (years.length > 0) page = page.where(sql<boolean>`+item.filing_year IN (${sql.join(years)})`)
  if (after) page = page.where(comesAfter([column, 'item.entry'], after, direction) as RawBuilder<boolean>)
  if (until) page = page.where(column, direction === 'asc' ? '<=' : '>=', String(until[0]))
  return db.all(page.orderBy(sql.ref(column), direction).orderBy('item.entry', direction).limit(limit))
}

/**
 * Each category along its own index, which also knows the years, then the first of all: no category is sorted, none is
 * read to its end, and the items of other years and other fonds are not opened.
 */
function merged(page: Page, categories: readonly CategoryId[]) {
  const { key } = ORDERS[page.order.sort]
  const { direction } = page.order
  const sign = direction === 'asc' ? 1 : -1
  const keyOf = (row: Row): Key => [row[key], row.entry]
  let best: Row[] = []
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
  if (question.conditions)
    return entriesMeeting(db, scope, question, { direction: 'desc', after: null, limit }).length
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
