import { type CellObject, CFB, type DenseWorkSheet, utils, type WorkBook, write } from '@e965/xlsx'
import { asleep } from '../../../shared/domain/formula-safe.ts'
import { createOutFile } from '../export/out-file.ts'

/** One cell that is to be written: its text, and what is to be said beside it. */
export interface SheetCell {
  readonly text: string
  readonly note?: string
}

/** One sheet of a workbook that is to be written, with values to choose from in some of its columns. */
export interface SheetOut {
  readonly name: string
  readonly rows: readonly (readonly (SheetCell | string)[])[]
  /** Below its first row, a column takes only values of a range of another sheet: `代码表!$A$2:$A$9`. */
  readonly choices?: readonly { readonly column: number; readonly range: string }[]
}

// `_x0041_` in a workbook means A; a text that says so letter by letter is written with its own underscore escaped.
const ESCAPE = /_(?=x[\da-f]{4}_)/gi

function cellOf(cell: SheetCell | string, by: string): CellObject | null {
  const { text, note } = typeof cell === 'string' ? { text: cell } : cell
  if (text === '' && note === undefined) return null
  // Text by type and by format: nothing is taken for a number, a date or a formula.
  const out: CellObject = { t: 's', v: asleep(text).replace(ESCAPE, '_x005F_'), z: '@' }
  if (note !== undefined) {
    out.c = [{ a: by, t: note }]
    out.c.hidden = true
  }
  return out
}

const WIDEST = 50
const widthOf = (cell: SheetCell | string) =>
  [...(typeof cell === 'string' ? cell : cell.text)].reduce((sum, one) => sum + (one > '\u2e80' ? 2 : 1), 2)

function sheetOf({ rows }: SheetOut, by: string): DenseWorkSheet {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1)
  const seen = rows.slice(0, 200)
  const widths = Array.from({ length: width }, (_, at) =>
    Math.min(WIDEST, Math.max(8, ...seen.map((row) => widthOf(row[at] ?? '')))),
  )
  return {
    '!data': rows.map((row) => lineOf(row, by)),
    '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: width - 1 } }),
    '!cols': widths.map((wch) => ({ wch })),
  }
}

/** Blank cells are holes: the library looks for notes in everything else. */
function lineOf(row: SheetOut['rows'][number], by: string): CellObject[] {
  const line: CellObject[] = []
  for (const [at, cell] of row.entries()) {
    const out = cellOf(cell, by)
    if (out !== null) line[at] = out
  }
  return line
}

/** Names of sheets as every spreadsheet takes them: 31 characters, none of its own signs, none twice. */
const sheetName = (name: string) =>
  name
    .replace(/[[\]*?/\\:]/g, ' ')
    .slice(0, 31)
    .trim() || 'Sheet'

/** Writes a workbook of texts into a new file and gives its SHA-256. */
export function writeBook(path: string, by: string, sheets: readonly SheetOut[]): string {
  const book: WorkBook = { SheetNames: [], Sheets: {} }
  for (const sheet of sheets) {
    const name = sheetName(sheet.name)
    book.SheetNames.push(name)
    book.Sheets[name] = sheetOf(sheet, by)
  }
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
  const out = createOutFile(path)
  try {
    out.write(sheets.some(({ choices = [] }) => choices.length > 0) ? withChoices(bytes, sheets) : bytes)
    return out.finish()
  } finally {
    out.close()
  }
}

/** The library writes no data validation; its place in the part of a sheet is behind the cells. */
function withChoices(bytes: Buffer, sheets: readonly SheetOut[]): Buffer {
  const zip = CFB.read(bytes, { type: 'buffer' })
  for (const [at, { choices = [] }] of sheets.entries()) {
    const part = choices.length > 0 ? CFB.find(zip, `/xl/worksheets/sheet${at + 1}.xml`) : null
    if (!part) continue
    const rules = choices
      .map(
        ({ column, range }) =>
          `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="warning" sqref="${utils.encode_col(column)}2:${utils.encode_col(column)}10000"><formula1>${range}</formula1></dataValidation>`,
      )
      .join('')
    const text = Buffer.from(part.content as Uint8Array).toString('utf8')
    const block = `<dataValidations count="${choices.length}">${rules}</dataValidations>`
    part.content = Buffer.from(text.replace('</sheetData>', `</sheetData>${block}`), 'utf8')
    part.size = part.content.length
  }
  return CFB.write(zip, { type: 'buffer', fileType: 'zip', compression: true }) as unknown as Buffer
}
