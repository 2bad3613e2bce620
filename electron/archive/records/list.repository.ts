import { type RawBuilder, sql } from 'kysely'
import { type ItemOrder, MOST_SORTED } from '../../../shared/contract/item-filter.ts'
import type { Key } from '../../../shared/page.ts'
import type { ReadDb } from '../../database/database.ts'
import { comesAfter } from '../../database/sql.ts'
import type { Scope } from '../context.ts'
import { type ItemQuestion, ORDERS, wantedOf } from './question.ts'
import type { EntrySet } from './search/entry-set.ts'
import { answer } from './search/search.service.ts'
import { visibleItems } from './visible.repository.ts'
import { listYears } from './years.repository.ts'

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

/** What is read: which items, in which order, after which key, how many. */
export interface ItemPage {
  readonly question: ItemQuestion
  readonly order: ItemOrder
  readonly after: Key | null
  readonly limit: number
}

/** One page of a list: the rows that come after a key, in the order that is asked for. So few answers are sorted. */
export function listItems(db: ReadDb, scope: Scope, page: ItemPage, few = MOST_SORTED) {
  const { question, order, after, limit } = page
  const { entries } = answer(db, scope, wantedOf(question))
  if (order.sort === 'entry') {
    const next = entries.next(order.direction, after ? Number(after[1]) : null, limit)
    return rowsOf(db, scope, next, order)
  }
  return entries.size <= few ? sorted(db, scope, entries, page) : walked(db, scope, entries, page)
}

const ofEntries = (scope: Scope, entries: readonly number[]) =>
  visibleItems(scope).where(
    sql<boolean>`item.entry IN (SELECT value FROM json_each(${JSON.stringify(entries)}))`,
  )

// The plus keeps SQLite from walking the whole index of the order instead of the few that answer.
const inOrder = (column: string) => sql`+${sql.ref(column)}`

function rowsOf(db: ReadDb, scope: Scope, entries: readonly number[], { sort, direction }: ItemOrder) {
  const rows = ofEntries(scope, entries).select(ROW_COLUMNS)
  return db.all(rows.orderBy(inOrder(ORDERS[sort].column), direction).orderBy('item.entry', direction))
}

/** Few answers are sorted. */
function sorted(
  db: ReadDb,
  scope: Scope,
  entries: EntrySet,
  { order: { sort, direction }, after, limit }: ItemPage,
) {
  const { column } = ORDERS[sort]
  let page = ofEntries(scope, entries.next('asc', null, entries.size)).select(ROW_COLUMNS)
  if (after) page = page.where(comesAfter([column, 'item.entry'], after, direction) as RawBuilder<boolean>)
  return db.all(page.orderBy(inOrder(column), direction).orderBy('item.entry', direction).limit(limit))
}

/** So many rows of an index are read at a time, more each time that too few of them answer. */
const STRIDE = 256
const MOST_STRIDE = 8192

/** Among many answers the next one in order is never far: the index of the order is walked, and others are passed over. */
function walked(db: ReadDb, scope: Scope, entries: EntrySet, { question, order, after, limit }: ItemPage) {
  const { direction } = order
  const found: number[] = []
  const parts = partsOf(db, scope, question, order)
  let from = after
  for (let stride = STRIDE; found.length < limit; stride = Math.min(stride * 2, MOST_STRIDE)) {
    const [first, ...others] = parts.map((part) => keysAfter(part, order, from))
    if (!first) break
    const together = others.reduce((all, one) => all.unionAll(one), first)
    const rows = db.all(together.orderBy('key', direction).orderBy('entry', direction).limit(stride))
    for (const { entry } of rows) if (found.length < limit && entries.has(entry)) found.push(entry)
    const last = rows.at(-1)
    if (!last || rows.length < stride) break
    from = [last.key, last.entry]
  }
  return rowsOf(db, scope, found, order)
}

type Part = ReturnType<typeof visibleItems>

function keysAfter(part: Part, { sort, direction }: ItemOrder, from: Key | null) {
  const { column } = ORDERS[sort]
  const keys = part.select(['item.entry as entry', sql<string>`${sql.ref(column)}`.as('key')])
  return from ? keys.where(comesAfter([column, 'item.entry'], from, direction) as RawBuilder<boolean>) : keys
}

// SQLite joins no more than 500.
const MOST_PARTS = 400

/**
 * What is walked side by side: the codes of each category that is asked for and the dates of each year have an index. Of
 * more categories than can be joined, and where none is asked for, the order of all is walked.
 */
function partsOf(db: ReadDb, scope: Scope, { branch, years }: ItemQuestion, { sort }: ItemOrder): Part[] {
  const items = visibleItems(scope)
  if (sort === 'documentDate')
    return (years.length > 0 ? years : listYears(db)).map((year) =>
      items.where('item.filing_year', '=', year),
    )
  if (sort === 'archivalCode' && branch !== null && branch.length <= MOST_PARTS)
    return branch.map((category) => items.where('item.category_id', '=', category))
  return [items]
}

/** How many items answer. */
export const countItems = (db: ReadDb, scope: Scope, question: ItemQuestion): number =>
  answer(db, scope, wantedOf(question)).entries.size
