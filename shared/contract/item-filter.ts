import { z } from 'zod'
import { Conditions } from '../domain/conditions.ts'
import { ItemState } from '../domain/item-states.ts'
import { isRetention } from '../domain/retention.ts'
import { SecrecyGrade } from '../domain/secrecy.ts'
import { CategoryId, FondsId } from '../ids.ts'

/** The orders of the list. */
export const ITEM_SORTS = ['entry', 'archivalCode', 'documentDate', 'title'] as const

/** What still has to be done about an item. */
export const QUALITIES = ['unplaced', 'unreviewed', 'openTicket', 'legacy'] as const
export const Quality = z.enum(QUALITIES)
export type Quality = z.output<typeof Quality>

export const ItemPlace = z.enum(['shelved', 'unshelved'])
export type ItemPlace = z.output<typeof ItemPlace>

const Year = z.int().min(1000).max(2999)
const Retention = z.string().refine(isRetention)
const Direction = z.enum(['asc', 'desc'])

/**
 * Which items a list, its counts and an export are about. Values of one group are alternatives, an empty group asks
 * nothing, and groups hold together. A screen's address is this.
 */
export const ItemFilter = z.object({
  text: z.string().max(200).default(''),
  fondsId: FondsId.nullable().default(null),
  /** With all that lies below it. */
  categoryId: CategoryId.nullable().default(null),
  years: z.array(Year).max(100).default([]),
  retentions: z.array(Retention).max(50).default([]),
  grades: z.array(SecrecyGrade).max(5).default([]),
  states: z.array(ItemState).max(6).default([]),
  place: ItemPlace.nullable().default(null),
  qualities: z.array(Quality).max(QUALITIES.length).default([]),
  conditions: Conditions.nullable().default(null),
  sort: z.enum(ITEM_SORTS).default('entry'),
  /** Null: as the order is read by itself, the newest entry or date first, codes and titles from their beginning. */
  direction: Direction.nullable().default(null),
})
export type ItemFilter = z.output<typeof ItemFilter>

/** The order that a list really has; it differs from the one asked for where that one cannot be had. */
export const ItemOrder = z.object({ sort: z.enum(ITEM_SORTS), direction: Direction })
export type ItemOrder = z.output<typeof ItemOrder>

/** The order that a filter asks for, its direction filled in. */
export const orderAsked = ({ sort, direction }: Pick<ItemFilter, 'sort' | 'direction'>): ItemOrder => ({
  sort,
  direction: direction ?? (sort === 'entry' || sort === 'documentDate' ? 'desc' : 'asc'),
})

/** Among more hits than this the order of titles cannot be had at once; the list then has that of entry and says so. */
export const MOST_SORTED = 10_000

const groupOf = <Value extends z.ZodType>(value: Value) =>
  z.object({
    values: z.array(z.object({ value, count: z.number().int() })),
    /** `newest`: only the newest were held against the conditions, so that each count is the least there is. */
    over: z.enum(['all', 'newest']),
  })

/**
 * How many items each value of each group has. A group's own choice is not applied to its own counts, so that several
 * of its values can be ticked. Values without an item are left out; an item may have several qualities.
 */
export const Facets = z.object({
  total: z.number().int(),
  exact: z.boolean(),
  groups: z.object({
    /** The category an item is filed in itself; what lies above it is summed by whoever shows a tree. */
    category: groupOf(CategoryId),
    year: groupOf(Year),
    retention: groupOf(z.string()),
    grade: groupOf(SecrecyGrade),
    state: groupOf(ItemState),
    place: groupOf(ItemPlace),
    quality: groupOf(Quality),
  }),
})
export type Facets = z.output<typeof Facets>
