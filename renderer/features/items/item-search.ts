import { z } from 'zod'
import { ItemFilter } from '../../../shared/contract/items.ts'
import { ItemId, VaultId } from '../../../shared/ids.ts'

/** What the address of the describing area says: the filter of the list, and what lies beside it. */
export const ItemSearch = ItemFilter.extend({
  vault: VaultId.nullable().default(null),
  id: ItemId.nullable().default(null),
  show: z.enum(['record', 'describe', 'correct']).default('record'),
  /** The text came from a scanner: it opens the one record that has it. */
  scanned: z.boolean().default(false),
})
export type ItemSearch = z.output<typeof ItemSearch>

/** The part of the address that the list is asked with. */
export const filterOf = ({ vault: _v, id: _i, show: _s, scanned: _c, ...filter }: ItemSearch): ItemFilter =>
  filter
