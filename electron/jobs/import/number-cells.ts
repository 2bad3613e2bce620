import { SSF } from '@e965/xlsx'
import { dateFromSerial } from '../../../shared/domain/document-date.ts'
import type { Cell } from './cells.ts'

/** The day from which a workbook counts: 1 January 1900, or that of 1904 on old Macintosh computers. */
export type System = 1900 | 1904

/** A number format: the code, and whether it shows days. */
export interface NumberFormat {
  readonly code: string
  readonly isDate: boolean
}

export const GENERAL: NumberFormat = { code: 'General', isDate: false }

/** Reads a format by its code. What no program could have written shows as it is. */
export function numberFormat(code: string): NumberFormat {
  if (code === '' || code === 'General' || code.length > 500) return GENERAL
  try {
    return { code, isDate: SSF.is_date(code) }
  } catch {
    return GENERAL
  }
}

// Formatting each cell while parsing would take half of the time and of the memory.
function shownAs(value: number, { code }: NumberFormat, system: System): string {
  if (code === 'General') return String(value)
  try {
    return String(SSF.format(code, value, { date1904: system === 1904 }))
  } catch {
    return String(value)
  }
}

const POWER = /^-?\d(\.\d*)?E\+?\d+$/i

/** The digits of a number. What a format shows counts where it adds to them (`0007`), not where it hides them (`1.2E+11`). */
function numberText(value: number, shown: string): string {
  const plain = shown.replaceAll(',', '')
  if (POWER.test(plain) || /^#+$/.test(plain)) return digitsOf(value)
  return Number(plain) === value && !/^0\d/.test(plain) ? digitsOf(value) : shown
}

// Beyond 21 digits JavaScript turns to powers of ten; a code never does.
const digitsOf = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) >= 1e21 && Math.abs(value) < 1e40
    ? BigInt(value).toString()
    : String(value)

/** What a number says under its format: `written` is how the file spells it, where the file tells. */
export function numberCell(value: number, format: NumberFormat, system: System, written = ''): Cell {
  if (format === GENERAL) {
    const text = digitsOf(value)
    const moment = value >= 1000 && value < 100_000 && /^\d{5}$/.test(text) ? momentOf(value, system) : null
    const cell: Cell = { kind: 'number', text, moment }
    if (Math.abs(value) < SHOWN_AS_POWER) return cell
    return exactly(
      { ...cell, shown: shownAs(value, { code: '0.#####E+00', isDate: false }, system) },
      written,
    )
  }
  const shown = shownAs(value, format, system)
  if (format.isDate)
    return {
      kind: 'date',
      text: shown,
      moment: momentOf(value, system),
      serial: value,
      is1904: system === 1904,
    }
  const text = numberText(value, shown)
  const cell: Cell = { kind: 'number', text, moment: /^\d{5}$/.test(text) ? momentOf(value, system) : null }
  return exactly(POWER.test(shown) ? { ...cell, shown } : cell, written)
}

// From here on Excel shows a power of ten where no format says otherwise.
const SHOWN_AS_POWER = 1e11

/** More digits than a number can hold may still stand in the file: some programs write them all. */
function exactly(cell: Cell, written: string): Cell {
  return written.length > 15 && /^\d{16,40}$/.test(written) && written !== cell.text
    ? { ...cell, exact: written }
    : cell
}

/** The day that a number means, with the hour if it has one. */
export function momentOf(serial: number, system: System): string | null {
  const day = dateFromSerial(serial, system)
  if (day === null) return null
  const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
  const minutes = Math.min(Math.round((serial % 1) * 1440), 1439)
  if (minutes === 0) return date
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
