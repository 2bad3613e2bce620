import {
  type CellObject,
  type ColInfo,
  type DenseWorkSheet,
  type Range,
  type RowInfo,
  utils,
  type WorkBook,
} from '@e965/xlsx'
import { type Cell, type LedgerRow, MAX_COLUMNS, textCell } from './cells.ts'
import { readByLibrary } from './library-reading.ts'
import { carryDown, type Merge } from './merged-cells.ts'
import { type NumberFormat, numberCell, numberFormat, type System } from './number-cells.ts'
import { UNSAVED } from './open-document.ts'
import { refuseFile } from './refusals.ts'

/** One sheet of a workbook, ready to be walked row by row. */
export interface WorkbookSheet {
  readonly name: string
  readonly hidden: boolean
  /** The number of the last row that is not blank. */
  readonly lastRow: number
  /** How many blank rows the sheet keeps behind it. */
  readonly blankTail: number
  readonly hiddenRows: number
  /** Counted from 0. */
  readonly hiddenColumns: ReadonlySet<number>
  /** How many cells are merged downwards. */
  readonly mergedDown: number
  readonly is1904: boolean
  readonly rows: () => Generator<LedgerRow>
}

/** Reads a workbook of Excel, WPS, LibreOffice or dBASE. Formulas are not evaluated; the values that were saved count. */
export function readWorkbook(file: Buffer, codePage?: number): readonly WorkbookSheet[] {
  const book = parse(file, codePage)
  const system = book.Workbook?.WBProps?.date1904 === true ? 1904 : 1900
  return book.SheetNames.map((name, index) => {
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    // A damaged workbook may have a sheet without a name.
    return readSheet(name ?? '', hidden, book.Sheets[name] as DenseWorkSheet | undefined, system)
  })
}

function parse(file: Buffer, codepage: number | undefined): WorkBook {
  try {
    return readByLibrary(file, {
      dense: true,
      cellFormula: true,
      cellHTML: false,
      cellNF: true,
      cellText: false,
      cellStyles: true,
      ...(codepage === undefined ? {} : { codepage }),
    })
  } catch (error) {
    const secret = error instanceof Error && /password|encrypt/i.test(error.message)
    throw refuseFile(secret ? 'passwordProtected' : 'unreadable')
  }
}

type Grid = readonly ((CellObject | null)[] | undefined)[]

const isFilled = (cell: CellObject | null | undefined) =>
  cell !== null && cell !== undefined && (cell.f !== undefined || (cell.v !== undefined && cell.v !== ''))

function readSheet(
  name: string,
  hidden: boolean,
  sheet: DenseWorkSheet | undefined,
  system: System,
): WorkbookSheet {
  // `dense` promises this array; a chart sheet has none.
  const grid: Grid = sheet?.['!data'] ?? []
  const ranges: readonly Range[] = sheet?.['!merges'] ?? []
  const rows: readonly (RowInfo | undefined)[] = sheet?.['!rows'] ?? []
  const columns: readonly (ColInfo | undefined)[] = sheet?.['!cols'] ?? []
  const merges: readonly Merge[] = ranges.map(({ s, e }) => ({
    fromRow: s.r,
    toRow: e.r,
    column: s.c,
  }))
  const lastRow = grid.findLastIndex((row) => row?.some(isFilled) ?? false) + 1
  const claimed = sheet?.['!ref'] === undefined ? 0 : utils.decode_range(sheet['!ref']).e.r + 1
  return {
    name,
    hidden,
    lastRow,
    blankTail: Math.max(0, claimed - lastRow),
    hiddenRows: rows.filter((row) => row?.hidden === true).length,
    hiddenColumns: new Set(columns.flatMap((column, at) => (column?.hidden === true ? [at] : []))),
    mergedDown: merges.filter(({ fromRow, toRow }) => toRow > fromRow).length,
    is1904: system === 1904,
    rows: () => carryDown(rowsOf(grid, lastRow, system), merges),
  }
}

function* rowsOf(grid: Grid, lastRow: number, system: System): Generator<LedgerRow> {
  const formats = new Map<string, NumberFormat>()
  const formatOf = (code: CellObject['z']): NumberFormat => {
    const key = typeof code === 'string' ? code : ''
    const found = formats.get(key) ?? numberFormat(key)
    formats.set(key, found)
    return found
  }
  for (let at = 0; at < lastRow; at++) yield { number: at + 1, cells: cellsOf(grid[at], system, formatOf) }
}

function cellsOf(
  row: readonly (CellObject | null)[] | undefined,
  system: System,
  formatOf: (code: CellObject['z']) => NumberFormat,
): (Cell | null)[] {
  const cells: (Cell | null)[] = []
  if (row === undefined || row === null) return cells
  if (row.length > MAX_COLUMNS) throw refuseFile('tooManyColumns', { limit: MAX_COLUMNS })
  // Sparse rows can be very long; forEach skips their holes.
  row.forEach((cell, column) => {
    const found = cell === null ? null : readCell(cell, system, formatOf)
    if (found === null) return
    while (cells.length < column) cells.push(null)
    cells[column] = found
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

function readCell(
  cell: CellObject,
  system: System,
  formatOf: (code: CellObject['z']) => NumberFormat,
): Cell | null {
  const found = valueIn(cell, system, formatOf)
  if (typeof cell.f !== 'string') return found
  const formula = `=${cell.f}`
  const isUnsaved = found === null ? cell.t !== 's' : found.text === UNSAVED
  if (found === null || isUnsaved) return isUnsaved ? { kind: 'formula', text: formula, moment: null } : null
  return { ...found, formula }
}

function valueIn(
  cell: CellObject,
  system: System,
  formatOf: (code: CellObject['z']) => NumberFormat,
): Cell | null {
  if (cell.t === 'e') return { kind: 'error', text: ERRORS[Number(cell.v)] ?? '#N/A', moment: null }
  if (cell.t === 'd' && cell.v instanceof Date) {
    const moment = Number.isNaN(cell.v.getTime()) ? null : cell.v.toISOString().slice(0, 10)
    return { kind: 'date', text: moment ?? '', moment }
  }
  if (cell.t !== 'n' || typeof cell.v !== 'number') return textCell(String(cell.v ?? ''))
  return Number.isFinite(cell.v) ? numberCell(cell.v, formatOf(cell.z), system) : null
}
