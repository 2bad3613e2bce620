import { readCode } from '../../../shared/domain/archival-code.ts'
import { readDocumentDate } from '../../../shared/domain/document-date.ts'
import { isMobile, normaliseMobile } from '../../../shared/domain/mobile.ts'
import { readRetention } from '../../../shared/domain/retention.ts'
import { readSecrecyMark } from '../../../shared/domain/secrecy.ts'
import { normaliseUsci, usciFault } from '../../../shared/domain/usci.ts'
import type { Cell, LedgerRow } from './cells.ts'
import type { Field, Target } from './synonyms.ts'

/** Fewer cells than this prove nothing. */
const ENOUGH = 3

interface Proof {
  readonly field: Field
  /** So many of the cells have to be like it. */
  readonly share: number
  readonly isOne: (cell: Cell) => boolean
}

const isFullDate = ({ kind, text }: Cell) =>
  kind === 'date' || (/\d{4}.{3,}\d/.test(text) && readDocumentDate(text).ok)

const ITEM_PROOFS: readonly Proof[] = [
  {
    field: 'secrecy',
    share: 0.95,
    isOne: ({ text }) => /[密开内部]/u.test(text) && readSecrecyMark(text) !== null,
  },
  { field: 'archivalCode', share: 0.8, isOne: ({ text }) => readCode(text).pattern !== 'unknown' },
  {
    field: 'documentNumber',
    share: 0.7,
    isOne: ({ text }) => /[〔[(（]\d{4}[〕\])）]\s*\d+\s*号$/u.test(text),
  },
  {
    field: 'retention',
    share: 0.95,
    isOne: ({ text }) => /[永久长短期年YD]/u.test(text) && readRetention(text) !== null,
  },
  { field: 'documentDate', share: 0.9, isOne: isFullDate },
  { field: 'filingYear', share: 0.95, isOne: ({ text }) => /^(19|20)\d\d年?度?$/.test(text) },
  {
    field: 'title',
    share: 0.7,
    isOne: ({ text }) => /^[^\d].{7,}/su.test(text) && /[\u4e00-\u9fff]{4}/u.test(text),
  },
]
const PARTY_PROOFS: readonly Proof[] = [
  { field: 'usci', share: 0.7, isOne: ({ text }) => usciFault(normaliseUsci(text)) === null },
  { field: 'mobile', share: 0.8, isOne: ({ text }) => isMobile(normaliseMobile(text)) },
  {
    field: 'name',
    share: 0.7,
    isOne: ({ text }) => /(公司|厂|局|院|校|中心|银行|事务所|合作社)$/u.test(text),
  },
]

/** Page counts are small numbers that do not count on from row to row, as the numbers of lines do. */
function isPageCounts(cells: readonly Cell[]): boolean {
  const counts = cells.map(({ text }) => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN))
  if (cells.length < ENOUGH || !counts.every((count) => count >= 1 && count <= 2000)) return false
  const countingOn = counts.filter((count, at) => at > 0 && count === (counts[at - 1] ?? 0) + 1).length
  return countingOn < counts.length / 2
}

/**
 * Proposes fields for columns that no heading tells, by what stands below: codes, dates, page counts, grades. A column
 * with a heading of its own says itself what it is; only grades are recognised under any heading, lest one be missed.
 */
export function fieldsByContent(
  target: Target,
  headings: readonly string[],
  rows: readonly LedgerRow[],
  known: ReadonlyMap<number, Field>,
): ReadonlyMap<number, Field> {
  const taken = new Set(known.values())
  const found = new Map<number, Field>()
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0)
  const open = Array.from({ length: width }, (_, column) => column).filter((column) => !known.has(column))
  const cellsOf = (column: number) => rows.flatMap(({ cells }) => cells[column] ?? [])
  const propose = (column: number, field: Field) => {
    found.set(column, field)
    taken.add(field)
  }
  for (const { field, share, isOne } of target === 'items' ? ITEM_PROOFS : PARTY_PROOFS) {
    if (taken.has(field)) continue
    const column = open.find((at) => {
      if (found.has(at) || ((headings[at] ?? '') !== '' && field !== 'secrecy')) return false
      const cells = cellsOf(at)
      return cells.length >= ENOUGH && cells.filter(isOne).length >= cells.length * share
    })
    if (column !== undefined) propose(column, field)
  }
  if (target === 'items' && !taken.has('pageCount')) {
    const column = open.find(
      (at) => !found.has(at) && (headings[at] ?? '') === '' && isPageCounts(cellsOf(at)),
    )
    if (column !== undefined) propose(column, 'pageCount')
  }
  return found
}
