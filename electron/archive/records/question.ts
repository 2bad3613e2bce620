import {
  type ItemFilter,
  type ItemOrder,
  MOST_SORTED,
  orderAsked,
} from '../../../shared/contract/item-filter.ts'
import { readQuery } from '../../../shared/domain/search-query.ts'
import type { CategoryId } from '../../../shared/ids.ts'
import type { Key } from '../../../shared/page.ts'
import type { Wanted } from './search/wanted.ts'

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
 * The order that a list can have: by title the one asked for only while its answers are few enough to be sorted, else
 * that of entry. A later page, told by the key after which it begins, goes on as the list began.
 */
export function orderIn(filter: ItemFilter, begun: Key | null, total: () => number): ItemOrder {
  const asked = orderAsked(filter)
  if (asked.sort !== 'title') return asked
  const inFull = begun ? typeof begun[0] === 'string' : total() <= MOST_SORTED
  return inFull ? asked : { sort: 'entry', direction: 'desc' }
}

/** What the index is asked. */
export const wantedOf = ({
  text,
  fondsId: _fonds,
  categoryId: _category,
  sort: _sort,
  direction: _direction,
  ...chosen
}: ItemQuestion): Wanted => ({ query: readQuery(text), ...chosen })
