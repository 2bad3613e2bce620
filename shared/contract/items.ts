import { z } from 'zod'
import { TemplateName } from '../domain/description-templates.ts'
import { ItemDescription } from '../domain/item-rules.ts'
import { CategoryId, FondsId, ImportId, ItemId, PersonId, VaultId } from '../ids.ts'
import { Cursor, pageOf } from '../page.ts'
import { command, query } from './procedure.ts'

/** Exactly one at any time (domain 2.22); what an item can be today. */
export const ITEM_STATES = [
  'onShelf',
  'inReadingRoom',
  'onLoan',
  'inTransit',
  'inTreatment',
  'missing',
] as const

/** A line of the list. */
export const ItemRow = z.object({
  vault: VaultId,
  id: ItemId,
  /** The order of entry within its vault. */
  entry: z.number().int(),
  archivalCode: z.string(),
  title: z.string(),
  author: z.string(),
  documentNumber: z.string().nullable(),
  documentDate: z.string(),
  retention: z.string(),
  secrecyGrade: z.enum(['public', 'internal', 'confidential', 'secret', 'topSecret']),
  secrecyMark: z.string().nullable(),
  pageCount: z.number().int().nullable(),
  state: z.enum(ITEM_STATES),
  /** Null: not yet on any shelf (未上架). */
  homeLocation: z.string().nullable(),
})
export type ItemRow = z.output<typeof ItemRow>

export const Item = z.object({
  vault: VaultId,
  id: ItemId,
  fondsId: FondsId,
  categoryId: CategoryId,
  /** Fonds and category as they were called when the item was filed. */
  fondsNumber: z.string(),
  categoryCode: z.string(),
  /** The form that it was made with, and which version of that form (IDX-22). */
  template: TemplateName,
  templateVersion: z.number().int(),
  state: z.enum(ITEM_STATES),
  homeLocation: z.string().nullable(),
  importId: ImportId.nullable(),
  description: ItemDescription,
  version: z.number().int(),
  changedAt: z.string(),
  changedBy: PersonId,
  changedByName: z.string(),
})
export type Item = z.output<typeof Item>

/** One state that the description has had. The newest is the one that holds. */
export const ItemVersion = z.object({
  version: z.number().int(),
  at: z.string(),
  by: PersonId,
  byName: z.string(),
  reason: z.string(),
  source: z.string(),
  description: ItemDescription,
})
export type ItemVersion = z.output<typeof ItemVersion>

export const ItemFilter = z.object({
  text: z.string().max(200).default(''),
  fondsId: FondsId.nullable().default(null),
  categoryId: CategoryId.nullable().default(null),
  year: z.number().int().min(1000).max(2999).nullable().default(null),
  /** With a search text the order is always that of entry, newest first. */
  sort: z.enum(['entry', 'archivalCode', 'documentDate']).default('entry'),
  /** What still has to be done about imported items. */
  lacking: z.enum(['place', 'accessReview']).nullable().default(null),
})
export type ItemFilter = z.output<typeof ItemFilter>

const ThisItem = z.object({ vault: VaultId, id: ItemId })

export const Describe = z.object({ vault: VaultId, categoryId: CategoryId, description: ItemDescription })
export const Correct = ThisItem.extend({
  version: z.number().int(),
  description: ItemDescription,
  /** Why, in the words of the person who corrects. */
  reason: z.string().trim().min(1).max(500),
  /** The document that shows the new value to be true (QUAL-11). */
  source: z.string().trim().max(500).default(''),
})

const changesItem = {
  in: 'vault',
  output: Item,
  needs: 'items.write',
  touches: ['items', 'audit'],
  about: (item: Item) => item.id,
} as const

export const items = {
  list: query({
    in: 'openVaults',
    input: ItemFilter.extend({ cursor: Cursor.default([]) }),
    output: pageOf(ItemRow),
    needs: 'items.read',
    watches: ['items', 'vaults'],
  }),
  get: query({ in: 'vault', input: ThisItem, output: Item, needs: 'items.read', watches: ['items'] }),
  versions: query({
    in: 'vault',
    input: ThisItem,
    output: z.array(ItemVersion),
    needs: 'items.read',
    watches: ['items'],
  }),
  describe: command({
    ...changesItem,
    input: Describe,
    payload: ({ vault, categoryId }, item) => ({ vault, categoryId, version: item.version }),
  }),
  correct: command({
    ...changesItem,
    input: Correct,
    payload: ({ vault, id, version }, item) => ({ vault, id, version, became: item.version }),
  }),
}
