import { normaliseCode, readCode } from './archival-code.ts'
import { type DateReading, readDocumentDate } from './document-date.ts'
import { readElements } from './item-elements.ts'
import {
  type AccessStatus,
  type BrokenItemRule,
  brokenItemRules,
  type Carrier,
  type ItemDescription,
  type ItemField,
} from './item-rules.ts'
import { readRetention } from './retention.ts'
import { readSecrecyMark } from './secrecy.ts'
import { manyLines, oneLine } from './text-rules.ts'

const ACCESS: readonly (readonly [RegExp, AccessStatus])[] = [
  [/^(未审核|未审|待审核|unreviewed|notreviewed|)$/, 'unreviewed'],
  [/^(延期开放|延期|deferred)$/, 'deferred'],
  [/^(控制|控制使用|受控|不开放|不予开放|controlled)$/, 'controlled'],
  [/^(开放|已开放|open)$/, 'open'],
]
const CARRIERS: readonly (readonly [RegExp, Carrier])[] = [
  [/^(纸|纸质|纸张|纸质档案|文书|paper|)$/, 'paper'],
  [/电子|光盘|硬盘|u盘|磁盘|electronic|digital|disc|disk/, 'electronic'],
  [/照片|相片|底片|photo/, 'photograph'],
  [/录音|录像|音像|磁带|audio|video/, 'audiovisual'],
  [/缩微|胶片|micro/, 'microform'],
  [/实物|印章|奖|object/, 'object'],
]
const half = (raw: string) => raw.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()

/** What a reader of forms and ledgers gets: a description, or all that is wrong with it. */
export type ItemReading =
  | { readonly ok: true; readonly description: ItemDescription; readonly warnings: readonly ItemWarning[] }
  | { readonly ok: false; readonly problems: readonly BrokenItemRule[] }

/** What is worth a second look but refuses nothing. */
export type ItemWarning =
  | 'codeUnreadable'
  | 'retentionDiffersFromCode'
  | 'yearDiffersFromCode'
  | 'unknownCarrier'
  | 'privateUse'

const readYear = (raw: string) => Number(/^(\d{4})(年|年度)?$/.exec(half(raw))?.[1] ?? Number.NaN)
const readPages = (raw: string) => Number(/^0*(\d{1,5})(\.0+)?(页|面|p)?$/.exec(half(raw))?.[1] ?? Number.NaN)
const readAccess = (texts: Texts): AccessStatus | null =>
  ACCESS.find(([words]) => words.test(half(texts.accessStatus ?? '')))?.[1] ?? null
const readCarrier = (texts: Texts): Carrier | null =>
  CARRIERS.find(([words]) => words.test(half(texts.carrier ?? '')))?.[1] ?? null

type Texts = Partial<Readonly<Record<ItemField, string>>>

const textOf = (texts: Texts, field: ItemField) => oneLine(texts[field] ?? '')

function yearOf(texts: Texts, fromCode: number | null, date: DateReading): number {
  const written = textOf(texts, 'filingYear')
  if (written !== '') return readYear(written)
  return fromCode ?? (date.ok ? date.year : Number.NaN)
}

function retentionOf(texts: Texts, fromCode: string | null): string {
  const written = textOf(texts, 'retention')
  return written === '' ? (fromCode ?? '') : (readRetention(written) ?? written)
}

/** The description as far as it can be read; what cannot is left as written, for the rules to refuse. */
function describe(texts: Texts): ItemDescription {
  const code = normaliseCode(texts.archivalCode ?? '')
  const parts = readCode(code)
  const date = readDocumentDate(textOf(texts, 'documentDate'))
  const mark = readSecrecyMark(textOf(texts, 'secrecy'))
  const pages = textOf(texts, 'pageCount')
  const number = textOf(texts, 'documentNumber')
  return {
    archivalCode: code,
    title: textOf(texts, 'title'),
    author: textOf(texts, 'author'),
    documentNumber: number === '' ? null : number,
    documentDate: date.ok ? date.text : textOf(texts, 'documentDate'),
    filingYear: yearOf(texts, parts.year, date),
    retention: retentionOf(texts, parts.retention),
    secrecyGrade: mark?.grade ?? 'public',
    secrecyRegime: mark?.regime ?? 'none',
    secrecyMark: mark?.mark ?? null,
    accessStatus: readAccess(texts) ?? 'unreviewed',
    pageCount: pages === '' ? null : readPages(pages),
    carrier: readCarrier(texts) ?? 'other',
    remarks: manyLines(texts.remarks ?? ''),
    elements: readElements(texts),
  }
}

/**
 * Reads a description from texts as they were typed or stand in a ledger. What a blank leaves open is taken from where
 * it is known for certain: the filing year from the code or the date, the retention from the code.
 */
export function readItem(texts: Texts): ItemReading {
  const description = describe(texts)
  const yearless = textOf(texts, 'filingYear') === ''
  const problems = brokenItemRules(description)
    // A date that cannot be read already says why there is no year.
    .filter(
      ({ field }, _, all) =>
        !(field === 'filingYear' && yearless && all.some((one) => one.field === 'documentDate')),
    )
    .concat(unreadable(texts))
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, description, warnings: warningsOf(description, readCarrier(texts) === null) }
}

function unreadable(texts: Texts): BrokenItemRule[] {
  const problems: BrokenItemRule[] = []
  if (readSecrecyMark(textOf(texts, 'secrecy')) === null)
    problems.push({ field: 'secrecy', rule: 'CONF-5', reason: 'unknownGrade' })
  if (readAccess(texts) === null)
    problems.push({ field: 'accessStatus', rule: 'IDX-2', reason: 'unknownAccessStatus' })
  return problems
}

function warningsOf(item: ItemDescription, carrierUnknown: boolean): readonly ItemWarning[] {
  const parts = readCode(item.archivalCode)
  const warnings: ItemWarning[] = []
  if (parts.pattern === 'unknown') warnings.push('codeUnreadable')
  if (parts.retention !== null && parts.retention !== item.retention)
    warnings.push('retentionDiffersFromCode')
  if (parts.year !== null && parts.year !== item.filingYear) warnings.push('yearDiffersFromCode')
  if (carrierUnknown) warnings.push('unknownCarrier')
  // Characters that only an old system's own font can show (hard case 39).
  if (/\p{Co}/u.test(item.title + item.author)) warnings.push('privateUse')
  return warnings
}
