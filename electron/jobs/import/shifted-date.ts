import { readCode } from '../../../shared/domain/archival-code.ts'
import { readDocumentDate } from '../../../shared/domain/document-date.ts'
import type { LedgerRow } from './cells.ts'
import type { Field } from './synonyms.ts'

/** The days between the two ways of spreadsheets to count: 1 January 1900 and 1 January 1904. */
const APART = 1462
const DAY = 86_400_000

function daysOn(text: string, days: number): { readonly year: number; readonly text: string } {
  const [year = 0, month = 0, day = 0] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)].map(Number)
  const moved = new Date(Date.UTC(year, month - 1, day) + days * DAY)
  return { year: moved.getUTCFullYear(), text: moved.toISOString().slice(0, 10) }
}

/**
 * A day that was copied between workbooks which count from 1900 and from 1904 is off by 1,462 days. It shows where the
 * row's own year is known: the day lies years away, and would lie in that year without the shift. Answers the likely day.
 */
export function unshifted(written: string, filingYear: number): string | null {
  const reading = readDocumentDate(written)
  if (!reading.ok || !/^\d{8}$/.test(reading.text) || reading.text.endsWith('00')) return null
  if (Math.abs(reading.year - filingYear) < 3) return null
  for (const days of [APART, -APART]) {
    const moved = daysOn(reading.text, days)
    if (moved.year === filingYear) return moved.text
  }
  return null
}

/** How far the date of a row lies from the row's own year; null where one of them is not known. */
function lagOf({ cells }: LedgerRow, columnOf: (field: Field) => number | undefined) {
  const cellOf = (field: Field) => cells[columnOf(field) ?? -1] ?? null
  const date = cellOf('documentDate')
  const written = date?.moment ?? date?.text ?? ''
  const year =
    Number(/^\d{4}/.exec(cellOf('filingYear')?.text ?? '')?.[0] ?? 0) ||
    (readCode(cellOf('archivalCode')?.text ?? '').year ?? 0)
  const reading = readDocumentDate(written)
  if (year === 0 || !reading.ok) return null
  return { lag: Math.abs(reading.year - year), isShifted: unshifted(written, year) !== null }
}

/**
 * Whether a ledger's dates keep so close to their years that one four years off is no accident. Where papers were filed
 * two, three or six years late as well, it is.
 */
export function learnsShifts(
  sample: readonly LedgerRow[],
  columnOf: (field: Field) => number | undefined,
): boolean {
  const lags = sample.flatMap((row) => lagOf(row, columnOf) ?? [])
  const shifted = lags.filter(({ isShifted }) => isShifted).length
  const late = lags.filter(({ lag, isShifted }) => lag >= 2 && !isShifted).length
  return late === 0 || late * 4 <= shifted
}
