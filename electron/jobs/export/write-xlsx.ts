import { type CellObject, type DenseWorkSheet, utils, write } from '@e965/xlsx'
import { MOST_XLSX_ROWS } from '../../../shared/contract/exports.ts'
import { asleep } from '../../../shared/domain/formula-safe.ts'
import { AppError } from '../../../shared/errors.ts'
import type { OutFile } from './out-file.ts'
import { setUpForPaper } from './print-setup.ts'
import type { OutCell, TableWriter } from './table-writer.ts'

// `_x0041_` in a workbook means A; a title that says so letter by letter is written with its own underscore escaped.
const ESCAPE = /_(?=x[\da-f]{4}_)/gi

function cellOf(cell: OutCell): CellObject | undefined {
  if (cell === null || cell === '') return undefined
  if (typeof cell === 'number') return { t: 'n', v: cell }
  // Text by type and by format: nothing is taken for a number, a date or a formula.
  return { t: 's', v: asleep(cell).replace(ESCAPE, '_x005F_'), z: '@' }
}

const WIDEST = 60
const widthOf = (cell: OutCell) =>
  [...String(cell ?? '')].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 2)

/** Writes a table as a workbook of one sheet. It is built in memory, so there is a most. */
export function xlsxWriter(out: OutFile, sheetName: string): TableWriter {
  const grid: (CellObject | undefined)[][] = []
  const widths: number[] = []
  return {
    row: (cells) => {
      if (grid.length > MOST_XLSX_ROWS) throw tooManyRows()
      if (grid.length < 200)
        cells.forEach((cell, at) => {
          widths[at] = Math.min(WIDEST, Math.max(widths[at] ?? 0, widthOf(cell)))
        })
      grid.push(cells.map(cellOf))
    },
    end: () => {
      const last = { r: Math.max(0, grid.length - 1), c: Math.max(0, widths.length - 1) }
      const sheet: DenseWorkSheet = {
        // The library's type knows no blank cells; its writer passes over them.
        '!data': grid as CellObject[][],
        '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: last }),
        '!cols': widths.map((wch) => ({ wch })),
        '!autofilter': { ref: utils.encode_range({ s: { r: 0, c: 0 }, e: last }) },
      }
      const book = {
        SheetNames: [sheetName],
        Sheets: { [sheetName]: sheet },
        Workbook: { Names: [{ Name: '_xlnm.Print_Titles', Sheet: 0, Ref: `'${sheetName}'!$1:$1` }] },
      }
      const written = write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Buffer
      out.write(setUpForPaper(written, sheetName))
    },
  }
}

/** A workbook of more rows would not fit into memory. */
export const tooManyRows = () =>
  new AppError({ code: 'invalid_input', reason: 'export.tooManyRows', params: { most: MOST_XLSX_ROWS } })
