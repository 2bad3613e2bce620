import { z } from 'zod'
import { codeDamage } from './archival-code.ts'
import type { DescriptionTemplate } from './description-templates.ts'
import { isDocumentDate, readDocumentDate } from './document-date.ts'
import { brokenElements, entriesOf, ITEM_ELEMENTS, ItemElements } from './item-elements.ts'
import { isRetention } from './retention.ts'
import { SecrecyGrade, SecrecyRegime } from './secrecy.ts'
import { type BrokenRule, brokenText, type RuleReason } from './text-rules.ts'

/** Whether readers may see an item (DA/T 18 开放标识); what nobody has reviewed yet is `unreviewed`. */
export const AccessStatus = z.enum(['open', 'controlled', 'deferred', 'unreviewed'])
export type AccessStatus = z.output<typeof AccessStatus>

/** What an item is made of. */
export const Carrier = z.enum([
  'paper',
  'electronic',
  'photograph',
  'audiovisual',
  'microform',
  'object',
  'other',
])
export type Carrier = z.output<typeof Carrier>

// Bounds that keep a call small; the rules below say in the clerk's words what is too long.
const text = z.string().max(20_000)

/** The description of one item: the mandatory elements of DA/T 18-2022 and what it has of the optional ones. */
export const ItemDescription = z
  .object({
    archivalCode: text,
    title: text,
    author: text,
    documentNumber: text.nullable(),
    documentDate: text,
    filingYear: z.int(),
    retention: text,
    secrecyGrade: SecrecyGrade,
    secrecyRegime: SecrecyRegime,
    secrecyMark: text.nullable(),
    accessStatus: AccessStatus,
    pageCount: z.int().nullable(),
    carrier: Carrier.default('paper'),
    remarks: text.default(''),
    elements: ItemElements.default({}),
  })
  .readonly()
export type ItemDescription = z.output<typeof ItemDescription>

/** What a form or a ledger can say of an item; `secrecy` becomes grade, regime and mark. */
export const ITEM_FIELDS = [
  'archivalCode',
  'title',
  'author',
  'documentNumber',
  'documentDate',
  'filingYear',
  'retention',
  'secrecy',
  'accessStatus',
  'pageCount',
  'carrier',
  'remarks',
  ...ITEM_ELEMENTS,
] as const
export type ItemField = (typeof ITEM_FIELDS)[number]

/** The longest texts that fit a catalogue, a label and an index. */
const ITEM_LIMITS = {
  archivalCode: 100,
  title: 500,
  author: 200,
  documentNumber: 100,
  secrecyMark: 100,
  remarks: 2000,
}

/** A rule that an element of an item breaks. */
export type BrokenItemRule = BrokenRule<ItemField>
const broken = (field: ItemField, reason: RuleReason, rule = 'IDX-2'): BrokenItemRule => ({
  field,
  rule,
  reason,
})
const DAMAGE = { scientific: 'codeScientific', date: 'codeDate', error: 'codeError' } as const

function brokenCode(code: string): readonly BrokenItemRule[] {
  if (code === '') return [broken('archivalCode', 'missing', 'IDX-10')]
  const damage = codeDamage(code)
  return damage === null
    ? brokenText('archivalCode', code, ITEM_LIMITS.archivalCode)
    : [broken('archivalCode', DAMAGE[damage], 'IDX-10')]
}

const brokenLine = (field: 'title' | 'author', value: string): readonly BrokenItemRule[] =>
  value.trim() === '' ? [broken(field, 'missing')] : brokenText(field, value, ITEM_LIMITS[field])

const isPageCount = (count: number) => Number.isInteger(count) && count >= 1 && count <= 99_999
const isFilingYear = (year: number) => Number.isInteger(year) && year >= 1000 && year <= 2199

/** Every rule that a description breaks (IDX-2, IDX-10), all at once so that a clerk corrects a line once. */
export function brokenItemRules(item: ItemDescription): readonly BrokenItemRule[] {
  return [
    ...brokenCode(item.archivalCode),
    ...brokenLine('title', item.title),
    ...brokenLine('author', item.author),
    ...brokenText('documentNumber', item.documentNumber ?? '', ITEM_LIMITS.documentNumber),
    ...(isDocumentDate(item.documentDate) ? [] : [broken('documentDate', dateReason(item.documentDate))]),
    ...(isFilingYear(item.filingYear) ? [] : [broken('filingYear', 'notAYear')]),
    ...(isRetention(item.retention)
      ? []
      : [broken('retention', item.retention ? 'unknownRetention' : 'missing')]),
    ...brokenText('secrecy', item.secrecyMark ?? '', ITEM_LIMITS.secrecyMark),
    ...(item.pageCount === null || isPageCount(item.pageCount) ? [] : [broken('pageCount', 'notAPageCount')]),
    ...brokenText('remarks', item.remarks, ITEM_LIMITS.remarks),
    ...brokenElements(item.elements),
    ...(item.author.trim() === '' || accessPoints(item).length > 0
      ? []
      : [broken('author', 'noAccessPoint', 'IDX-5')]),
  ]
}

/** The elements that a form demands beside the mandatory ones (IDX-2, IDX-22); null for what no form was asked of. */
export const brokenTemplateRules = (
  item: ItemDescription,
  template: DescriptionTemplate | null,
): readonly BrokenItemRule[] =>
  (template?.mandatory ?? [])
    .filter((element) => item.elements[element] === undefined)
    .map((element) => broken(element, 'missing'))

// What catalogues write where nobody is known: it leads to no record.
const NOBODY = /^[[(（〔]?(不详|不明|佚名|未知|无|待考|缺|unknown|anonymous|n\/a|[-—–/?？]+)[\])）〕]?$/iu

/**
 * What an item can be found by beside its title: who issued it, its document number, keywords, people, parties. A record
 * is not filed before there is one (IDX-5).
 */
export function accessPoints({ author, documentNumber, elements }: ItemDescription): readonly string[] {
  const { keywords = '', persons = '', parties = '' } = elements
  return [
    author,
    documentNumber ?? '',
    ...entriesOf('keywords', keywords),
    ...entriesOf('persons', persons),
    ...entriesOf('parties', parties),
  ].filter((point) => point.trim() !== '' && !NOBODY.test(point.trim()))
}

function dateReason(raw: string): RuleReason {
  if (raw.trim() === '') return 'missing'
  const reading = readDocumentDate(raw)
  return reading.ok ? 'notADate' : reading.reason
}
