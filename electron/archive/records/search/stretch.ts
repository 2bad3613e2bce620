import type { SearchQuery } from '../../../../shared/domain/search-query.ts'
import type { RunColumns } from './run-columns.ts'

/** Items that are searched together, numbered from 0. */
export interface Stretch {
  readonly size: number
  /** The entry of the first, where the others follow without a gap; a multiple of 32. */
  readonly first: number
  /** The entry of each, ascending, where they do not follow each other. */
  readonly entries: readonly number[] | null
  readonly columns: RunColumns
  /** Bits of the numbers that an item has. */
  readonly present: Uint32Array
  /** Bits of items that changed since this was made: they stand in another stretch, or are gone. */
  readonly passed: Uint32Array
  /** Bits of the items that hold every word. */
  find(query: SearchQuery): Uint32Array
}
