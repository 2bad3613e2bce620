import { z } from 'zod'
import { TemplateName } from '../domain/description-templates.ts'
import { ITEM_ELEMENTS } from '../domain/item-elements.ts'
import { AccessStatus, Carrier, ItemDescription } from '../domain/item-rules.ts'
import { ItemState } from '../domain/item-states.ts'
import { SecrecyGrade } from '../domain/secrecy.ts'
import { CategoryId, FondsId, ImportId, ItemId, PersonId, TicketId, VaultId } from '../ids.ts'
import { Cursor, PAGE_SIZE, pageOf } from '../page.ts'
import { Facets, ItemFilter, ItemOrder } from './item-filter.ts'
import { command, query } from './procedure.ts'

/** What an item is found by (IDX-5). */
const SearchedField = z.enum([
  'title',
  'archivalCode',
  'author',
  'documentNumber',
  'aliases',
  ...ITEM_ELEMENTS,
  'remarks',
  'homeLocation',
])
export type SearchedField = z.output<typeof SearchedField>

/** Where a word was found that stands neither in the title nor in the code: the text around it, cut where it is long. */
export const Hit = z.object({ field: SearchedField, text: z.string() })
export type Hit = z.output<typeof Hit>

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
  secrecyGrade: SecrecyGrade,
  secrecyMark: z.string().nullable(),
  filingYear: z.number().int(),
  pageCount: z.number().int().nullable(),
  carrier: Carrier,
  accessStatus: AccessStatus,
  state: ItemState,
  /** Null: not yet on any shelf (未上架). */
  homeLocation: z.string().nullable(),
  /** At most two; none where nothing was sought, or title and code hold all of it. */
  hits: z.array(Hit),
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
  state: ItemState,
  homeLocation: z.string().nullable(),
  importId: ImportId.nullable(),
  description: ItemDescription,
  /** Codes that it had before a correction changed them; they still lead here (hard case 24). */
  aliases: z.array(z.object({ code: z.string(), since: z.string() })),
  /** Who described it first, and when (著录者, 著录日期); no correction changes this. */
  describedAt: z.string(),
  describedBy: PersonId,
  describedByName: z.string(),
  version: z.number().int(),
  /** What this version says, as 64 hex digits: the chain names it, the deep check compares it (security 3.6). */
  contentHash: z.string(),
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

const ThisItem = z.object({ vault: VaultId, id: ItemId })

/** Said where an item has no shelf yet; the record then stays on the list of what is unplaced (IDX-5). */
export const UNPLACED = '未上架'

export const Describe = z.object({
  vault: VaultId,
  categoryId: CategoryId,
  description: ItemDescription,
  /** Where it lies, in the room's words, or `UNPLACED`; a blank is refused (IDX-5). */
  place: z.string().trim().max(200),
})
export const Correct = ThisItem.extend({
  version: z.number().int(),
  description: ItemDescription,
  /** Why, in the words of the person who corrects. */
  reason: z.string().trim().min(1).max(500),
  /** The document that shows the new value to be true (QUAL-11). */
  source: z.string().trim().max(500).default(''),
  /** Tickets that this correction settles (QUAL-7). */
  settles: z.array(TicketId).max(20).default([]),
})

/** What is typed of an item, to be compared with what is there. */
const Typed = z.object({
  vault: VaultId,
  /** The item itself, where one is corrected. */
  own: ItemId.nullable().default(null),
  archivalCode: z.string().max(200),
  title: z.string().max(1000),
  author: z.string().max(500),
  documentNumber: z.string().max(200),
  documentDate: z.string().max(50),
})
const Alike = z.object({ id: ItemId, archivalCode: z.string(), title: z.string() })

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
    /** `most`: so many rows a page; who shows fewer asks for fewer. */
    input: ItemFilter.extend({
      cursor: Cursor.default([]),
      most: z.int().min(1).max(PAGE_SIZE).default(PAGE_SIZE),
    }),
    /** `orderedBy` is the order that the rows really have; a list says so where another was asked for. */
    output: pageOf(ItemRow).extend({ orderedBy: ItemOrder }),
    needs: 'items.read',
    watches: ['items', 'vaults'],
  }),
  facets: query({
    in: 'openVaults',
    input: ItemFilter,
    output: Facets,
    needs: 'items.read',
    watches: ['items', 'vaults'],
  }),
  /** The one record that has exactly this archival code, now or before, or this barcode; null where none has. */
  jump: query({
    in: 'openVaults',
    input: z.object({ code: z.string().max(200) }),
    output: ThisItem.nullable(),
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
  /** What is there already: the item that has or had this code, and those that agree in issuer, number, title and date. */
  alike: query({
    in: 'vault',
    input: Typed,
    output: z.object({
      /** True also where the person asking may not see the item. */
      codeTaken: z.boolean(),
      sameCode: Alike.nullable(),
      sameDocument: z.array(Alike),
    }),
    needs: 'items.read',
    watches: ['items'],
  }),
  /** The next free number behind a code or the beginning of one, else behind the newest code of a category; or null. */
  nextCode: query({
    in: 'vault',
    input: z.object({
      vault: VaultId,
      like: z.string().max(200),
      categoryId: CategoryId.nullable().default(null),
    }),
    output: z.string().nullable(),
    needs: 'items.read',
    watches: ['items'],
  }),
  describe: command({
    ...changesItem,
    input: Describe,
    payload: ({ vault, categoryId, place }, { version, contentHash }) => ({
      vault,
      categoryId,
      version,
      place,
      contentHash,
    }),
  }),
  correct: command({
    ...changesItem,
    input: Correct,
    payload: ({ vault, id, version, settles }, item) => ({
      vault,
      id,
      version,
      became: item.version,
      settles,
      contentHash: item.contentHash,
    }),
  }),
}
