import { z } from 'zod'
import { ITEM_ELEMENTS, type ItemElement, type ItemElements } from '../../../shared/domain/item-elements.ts'
import { ITEM_FIELDS, type ItemDescription, type ItemField } from '../../../shared/domain/item-rules.ts'

/** A description as it is typed: one text for each field. */
export type ItemTexts = Readonly<Record<ItemField, string>>

export const ItemTexts = z.object(
  // Every field is a text; the keys are those of the rules.
  Object.fromEntries(ITEM_FIELDS.map((field) => [field, z.string().default('')])) as Record<
    ItemField,
    z.ZodDefault<z.ZodString>
  >,
)

/** A form that nobody has typed in yet. */
export const NO_TEXTS: ItemTexts = { ...ItemTexts.parse({}), accessStatus: 'unreviewed', carrier: 'paper' }

/** What was filed, as texts that can be changed and read again. */
export const textsOf = (item: ItemDescription): ItemTexts => ({
  archivalCode: item.archivalCode,
  title: item.title,
  author: item.author,
  documentNumber: item.documentNumber ?? '',
  documentDate: item.documentDate,
  filingYear: String(item.filingYear),
  retention: item.retention,
  secrecy: item.secrecyMark ?? (item.secrecyGrade === 'public' ? '' : item.secrecyGrade),
  accessStatus: item.accessStatus,
  pageCount: item.pageCount === null ? '' : String(item.pageCount),
  carrier: item.carrier,
  remarks: item.remarks,
  ...elementTexts(item.elements),
})

// Every element is a key; `Object.fromEntries` forgets that.
const elementTexts = (elements: ItemElements) =>
  Object.fromEntries(ITEM_ELEMENTS.map((name) => [name, elements[name] ?? ''])) as Record<ItemElement, string>

/** The fields in which two descriptions differ. */
export const differences = (one: ItemTexts, other: ItemTexts): readonly ItemField[] =>
  ITEM_FIELDS.filter((field) => one[field] !== other[field])

/** The code that follows in the same class: `…-0041` gives `…-0042`, and `…-9999` gives `…-10000`. */
export const nextCode = (code: string): string =>
  code.replace(/\d+$/, (digits) => (BigInt(digits) + 1n).toString().padStart(digits.length, '0'))
