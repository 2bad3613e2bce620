import { z } from 'zod'
import { ItemFilter } from '../../../shared/contract/item-filter.ts'
import { ItemId, VaultId } from '../../../shared/ids.ts'

/** What the address of the describing area says: the filter of the list, and what lies beside it. */
export const ItemSearch = ItemFilter.extend({
  vault: VaultId.nullable().default(null),
  id: ItemId.nullable().default(null),
  show: z.enum(['record', 'describe', 'correct']).default('record'),
})
export type ItemSearch = z.output<typeof ItemSearch>

/** The part of the address that the list is asked with. */
export const filterOf = ({ vault: _v, id: _i, show: _s, ...filter }: ItemSearch): ItemFilter => filter

/** A filter that lets everything through, whatever its order. */
export const NO_FILTER: Omit<ItemFilter, 'sort' | 'direction'> = {
  text: '',
  fondsId: null,
  categoryId: null,
  years: [],
  retentions: [],
  grades: [],
  states: [],
  place: null,
  qualities: [],
  conditions: null,
}

/** Whether a filter leaves anything out. */
export const isNarrowed = (filter: ItemFilter): boolean =>
  Object.keys(NO_FILTER).some((key) => {
    const value = filter[key as keyof typeof NO_FILTER] // the keys of a filter
    return Array.isArray(value) ? value.length > 0 : value !== null && value !== ''
  })

/** Every change of the address is a step back, but typing on in one word and going down the list are not. */
export function isSameStep(before: ItemSearch, after: ItemSearch, walked: boolean): boolean {
  const typing = before.text !== '' && after.text !== '' && before.text !== after.text
  return typing || (walked && before.id !== null && after.id !== null)
}
