import type { Facets, ItemFilter } from '../../../shared/contract/item-filter.ts'

/** The groups that the bar offers; the category is chosen in the tree. */
export const FACET_GROUPS = ['year', 'retention', 'grade', 'state', 'place', 'quality'] as const
export type FacetGroup = (typeof FACET_GROUPS)[number]

export interface FacetValue {
  readonly value: string | number
  readonly count: number
}

const LISTS = {
  year: 'years',
  retention: 'retentions',
  grade: 'grades',
  state: 'states',
  quality: 'qualities',
} as const

// The same arrays every time: what is not changed is not drawn again.
const NONE: readonly string[] = []
const PLACES = { shelved: ['shelved'], unshelved: ['unshelved'] } as const

/** What is ticked in a group. */
export function chosenIn(filter: ItemFilter, group: FacetGroup): readonly (string | number)[] {
  if (group === 'place') return filter.place === null ? NONE : PLACES[filter.place]
  return filter[LISTS[group]]
}

/** The filter with a value of a group ticked or not any more. Of places only one holds at a time. */
export function ticked(filter: ItemFilter, group: FacetGroup, value: string | number): Partial<ItemFilter> {
  const chosen = chosenIn(filter, group)
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
  if (group === 'place') return { place: chosen.includes(value) ? null : value } as Partial<ItemFilter>
  return { [LISTS[group]]: next } as Partial<ItemFilter> // values come from the counts of the same group
}

const ORDER: Readonly<Partial<Record<FacetGroup, readonly string[]>>> = {
  grade: ['public', 'internal', 'confidential', 'secret', 'topSecret'],
  state: ['onShelf', 'inReadingRoom', 'onLoan', 'inTransit', 'inTreatment', 'missing'],
  place: ['unshelved', 'shelved'],
  quality: ['unplaced', 'unreviewed', 'openTicket', 'legacy'],
}

const lasting = (code: string) =>
  ({ Y: 10_000, CQ: 9000, DQ: 1 })[code] ?? (Number(code.replace(/\D/g, '')) || 0)

/** The values of a group as they are read: years from the newest, periods from the longest, the rest in their own order. */
export function valuesToShow(
  group: FacetGroup,
  counted: Facets['groups'][FacetGroup] | undefined,
  chosen: readonly (string | number)[],
): readonly FacetValue[] {
  const values: FacetValue[] = [...(counted?.values ?? [])]
  for (const value of chosen) if (!values.some((one) => one.value === value)) values.push({ value, count: 0 })
  const order = ORDER[group]
  return values.toSorted((a, b) => {
    if (group === 'year') return Number(b.value) - Number(a.value)
    if (group === 'retention') return lasting(String(b.value)) - lasting(String(a.value))
    return (order?.indexOf(String(a.value)) ?? 0) - (order?.indexOf(String(b.value)) ?? 0)
  })
}
