import {
  type CellObject,
  type DenseWorkSheet,
  type Range,
  read,
  SSF,
  set_cptable,
  type WorkBook,
} from '@e965/xlsx'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { dateFromSerial } from '../../../shared/domain/document-date.ts'
import { type Cell, type LedgerRow, MAX_COLUMNS, textCell } from './cells.ts'
import { refuseFile } from './refusals.ts'

// Workbooks older than Excel 97 keep Chinese in the code page of their machine.
set_cptable(codePages)

/** One sheet of a workbook, ready to be walked row by row. */
export interface WorkbookSheet {
  readonly name: string
  readonly hidden: boolean
  /** The number of the last row that is not blank. */
  readonly lastRow: number
  readonly rows: () => Generator<LedgerRow>
}

/** Reads a workbook of Excel, WPS or LibreOffice. Formulas are not evaluated; the values that were saved count. */
export function readWorkbook(file: Buffer): readonly WorkbookSheet[] {
  const book = parse(file)
  const system = book.Workbook?.WBProps?.date1904 === true ? 1904 : 1900
  return book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name] as DenseWorkSheet | undefined
    // `dense` promises this array; a chart sheet has none.
    const grid = sheet?.['!data'] ?? []
    return {
      name,
      hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      lastRow: grid.length,
      rows: () => rowsOf(grid, sheet?.['!merges'] ?? [], system),
    }
  })
}

function parse(file: Buffer): WorkBook {
  try {
    return read(file, { dense: true, cellFormula: false, cellHTML: false, cellNF: true, cellText: false })
  } catch (error) {
    const secret = error instanceof Error && /password|encrypt/i.test(error.message)
    throw refuseFile(secret ? 'passwordProtected' : 'unreadable')
  }
}

type Grid = readonly ((CellObject | null)[] | undefined)[]
type System = 1900 | 1904

/** Walks the rows; a cell merged downwards speaks for every row that it covers. */
function* rowsOf(grid: Grid, merges: readonly Range[], system: System): Generator<LedgerRow> {
  const starting = Map.groupBy(
    merges.filter(({ s, e }) => e.r > s.r),
    ({ s }) => s.r,
  )
  const open = new Map<number, { readonly until: number; readonly cell: Cell | null }>()
  for (let at = 0; at < grid.length; at++) {
    const cells = cellsOf(grid[at], system)
    for (const [column, { until, cell }] of open) {
      if (until < at) open.delete(column)
      else if (cell !== null) cells[column] ??= cell
    }
    for (const { s, e } of starting.get(at) ?? []) open.set(s.c, { until: e.r, cell: cells[s.c] ?? null })
    // Assigning beyond the end leaves holes; every blank is to be a null.
    yield { number: at + 1, cells: Array.from(cells, (cell) => cell ?? null) }
  }
}

function cellsOf(row: readonly (CellObject | null)[] | undefined, system: System): (Cell | null)[] {
  const cells: (Cell | null)[] = []
  if (row === undefined || row === null) return cells
  if (row.length > MAX_COLUMNS) throw refuseFile('tooManyColumns', { limit: MAX_COLUMNS })
  // Sparse rows can be very long; forEach skips their holes.
  row.forEach((cell, column) => {
    const found = cell === null ? null : readCell(cell, system)
    if (found !== null) cells[column] = found
  })
  return cells
}

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
}

// Formatting each cell while parsing would take half of the time and of the memory.
function shownAs(value: number, format: CellObject['z'], system: System): string {
  if (format === undefined || format === 'General') return String(value)
  return String(SSF.format(format, value, { date1904: system === 1904 }))
}

function readCell(cell: CellObject, system: System): Cell | null {
  if (cell.t === 'e') return { kind: 'error', text: ERRORS[Number(cell.v)] ?? '#N/A', moment: null }
  if (cell.t !== 'n' || typeof cell.v !== 'number') return textCell(String(cell.v ?? ''))
  const shown = cell.w ?? shownAs(cell.v, cell.z, system)
  if (typeof cell.z === 'string' && cell.z !== 'General' && SSF.is_date(cell.z))
    return { kind: 'date', text: shown, moment: momentOf(cell.v, system) }
  const text = numberText(cell.v, shown)
  return { kind: 'number', text, moment: /^\d{5}$/.test(text) ? momentOf(cell.v, system) : null }
}

/** The digits of a number. What a format shows counts where it adds to them (`0007`), not where it hides them (`1.2E+11`). */
function numberText(value: number, shown: string): string {
  const plain = shown.replaceAll(',', '')
  if (/^\d(\.\d+)?E\+?\d+$/i.test(plain) || /^#+$/.test(plain)) return String(value)
  return Number(plain) === value && !/^0\d/.test(plain) ? String(value) : shown
}

function momentOf(serial: number, system: System): string | null {
  const day = dateFromSerial(serial, system)
  if (day === null) return null
  const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
  const minutes = Math.min(Math.round((serial % 1) * 1440), 1439)
  if (minutes === 0) return date
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
