import { type RawBuilder, sql } from 'kysely'
import {
  type ItemFilter,
  type ItemOrder,
  MOST_SORTED,
  orderAsked,
  type Quality,
} from '../../../shared/contract/item-filter.ts'
import { currentTemplate, TemplateName } from '../../../shared/domain/description-templates.ts'
import { searchPhrase } from '../../../shared/domain/fold.ts'
import type { CategoryId } from '../../../shared/ids.ts'
import type { Key } from '../../../shared/page.ts'
import type { Scope } from '../context.ts'
import { placeTerm, yearTerm } from './item-columns.ts'
import { visibleItems } from './visible.repository.ts'

/** What a list asks for, with the category or fonds already spread over its branch. */
export interface ItemQuestion extends ItemFilter {
  readonly branch: readonly CategoryId[] | null
}

/** Where each order of a list stands, and which value of a row is its key. */
export const ORDERS = {
  entry: { column: 'item.entry', key: 'entry' },
  archivalCode: { column: 'item.archival_code', key: 'archivalCode' },
  documentDate: { column: 'item.date_key', key: 'dateKey' },
  title: { column: 'item.title', key: 'title' },
} as const satisfies Record<ItemOrder['sort'], { column: string; key: string }>

/**
 * The order that a list can have: with a text, conditions or by title the one asked for only while its answers are few
 * enough to be sorted, else that of entry. A later page, told by the key after which it begins, goes on as the list began.
 */
export function orderIn(filter: ItemFilter, begun: Key | null, total: () => number): ItemOrder {
  const asked = orderAsked(filter)
  const hasIndex = filter.text === '' && filter.conditions === null && asked.sort !== 'title'
  if (asked.sort === 'entry' || hasIndex) return asked
  const inFull = begun ? typeof begun[0] === 'string' : total() <= MOST_SORTED
  return inFull ? asked : { sort: 'entry', direction: 'desc' }
}

/** What the search table is asked, or null where the question narrows nothing that it knows. */
export function matchOf({ text, fondsId, categoryId, branch, years }: ItemQuestion): string | null {
  const parts = [
    fondsId && `place : ${placeTerm(fondsId)}`,
    categoryId && `place : (${(branch?.length ? branch : [categoryId]).map(placeTerm).join(' OR ')})`,
    years.length === 0 ? null : `place : (${years.map(yearTerm).join(' OR ')})`,
    searchPhrase(text)?.match,
  ].filter((part) => part !== null && part !== undefined)
  return parts.length > 0 ? parts.join(' AND ') : null
}

const QUALITY: Readonly<Record<Quality, () => RawBuilder<boolean>>> = {
  unplaced: () => sql`item.home_location IS NULL`,
  unreviewed: () => sql`item.access_status = 'unreviewed'`,
  openTicket: () => sql`item.id IN (SELECT item_id FROM ticket WHERE state = 'open')`,
  legacy: () =>
    sql`(${sql.join(
      TemplateName.options.map((name) => {
        const { version } = currentTemplate(name)
        return sql`item.template = ${name} AND item.template_version < ${version}`
      }),
      sql` OR `,
    )})`,
}

/** The items that answer what only their own columns know: neither text nor place nor year. */
export function byColumns(scope: Scope, question: ItemQuestion) {
  const { retentions, grades, states, place, qualities } = question
  let items = visibleItems(scope)
  if (retentions.length > 0) items = items.where('item.retention', 'in', retentions)
  if (grades.length > 0) items = items.where('item.secrecy_grade', 'in', grades)
  if (states.length > 0) items = items.where('item.state', 'in', states)
  if (place) items = items.where('item.home_location', place === 'shelved' ? 'is not' : 'is', null)
  if (qualities.length > 0)
    items = items.where(
      sql<boolean>`(${sql.join(
        qualities.map((quality) => QUALITY[quality]()),
        sql` OR `,
      )})`,
    )
  return items
}

/** Whether a question asks something that only the items themselves know. */
export const asksColumns = ({ retentions, grades, states, place, qualities }: ItemQuestion): boolean =>
  place !== null || [retentions, grades, states, qualities].some((values) => values.length > 0)

/** The items that answer, found by the search table wherever it knows what is asked; conditions are not applied. */
export function answering(scope: Scope, question: ItemQuestion) {
  const items = byColumns(scope, question)
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
export const isAlone = ({ grades, categories }: Scope, question: ItemQuestion): boolean =>
  !asksColumns(question) && question.conditions === null && !grades && !categories
