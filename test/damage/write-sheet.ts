import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx'
import iconv from 'iconv-lite'
import { packParts } from '../../electron/jobs/import/pack-parts.ts'
import { refuseBomb } from '../../electron/jobs/import/zip-bounds.ts'
import type { Sheet, Value } from './sheet.ts'

const ERRORS: Readonly<Record<string, number>> = {
  '#N/A': 42,
  '#REF!': 23,
  '#DIV/0!': 7,
  '#VALUE!': 15,
  '#NAME?': 29,
}

// The library always writes a result; programs that compute nothing write none.
const UNSAVED = 'UNSAVED'

function withoutResults(book: Buffer): Buffer {
  const parts = [...refuseBomb(book)].map(([name, part]): readonly [string, Buffer] => [
    name,
    Buffer.from(part.toString().replace(/ t="str"([^>]*><f>[^<]*<\/f>)<v>UNSAVED<\/v>/g, '$1')),
  ])
  return packParts(new Map(parts))
}

function cellOf(value: Exclude<Value, null>, isOpenDocument: boolean): CellObject {
  if (typeof value === 'string') return { t: 's', v: value }
  if ('number' in value) {
    // The library writes no bare dash into a format of OpenDocument, and says so at length.
    const format = isOpenDocument ? value.format?.replaceAll('-', '\\-') : value.format
    return { t: 'n', v: value.number, ...(format === undefined ? {} : { z: format }) }
  }
  if ('error' in value)
    return isOpenDocument ? { t: 's', v: value.error } : { t: 'e', v: ERRORS[value.error] ?? 42 }
  if (value.saved === undefined) return { t: 's', v: UNSAVED, f: value.formula }
  return { t: typeof value.saved === 'number' ? 'n' : 's', v: value.saved, f: value.formula }
}

function textOf(value: Value, delimiter: string): string {
  if (value === null) return ''
  const text =
    typeof value === 'string'
      ? value
      : 'number' in value
        ? value.shown
        : 'error' in value
          ? value.error
          : String(value.saved ?? `=${value.formula}`)
  return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
}

function textTable({ rows, delimiter, lineEnd, returns, tail, encoding }: Sheet): Buffer {
  const width = Math.max(...rows.map((row) => row.length))
  const lines = rows.map((row) => row.map((value) => textOf(value, delimiter)).join(delimiter))
  const blank = Array.from({ length: tail }, () => delimiter.repeat(width - 1))
  const text = [...lines, ...blank]
    .map((line, at) => line + (returns.includes(at + 1) ? '\r' : lineEnd))
    .join('')
  const name = encoding === 'utf-8-bom' ? 'utf-8' : encoding
  return iconv.encode(text, name, { addBOM: encoding === 'utf-8-bom' || encoding === 'utf-16le' })
}

function workbook({ rows, tail, format, date1904 }: Sheet): Buffer {
  const width = Math.max(...rows.map((row) => row.length))
  const sheet: WorkSheet = {}
  for (const [r, row] of rows.entries())
    for (const [c, value] of row.entries())
      if (value !== null) sheet[utils.encode_cell({ r, c })] = cellOf(value, format === 'ods')
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1 + tail, c: width - 1 } })
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '目录')
  book.Workbook = { ...book.Workbook, WBProps: { date1904 } }
  const bytes: Buffer = write(book, { type: 'buffer', bookType: format === 'csv' ? 'xlsx' : format })
  return format === 'xlsx' && JSON.stringify(rows).includes('"formula"') ? withoutResults(bytes) : bytes
}

/** The bytes of a ledger in its format. */
export const writeSheet = (sheet: Sheet): Buffer =>
  sheet.format === 'csv' ? textTable(sheet) : workbook(sheet)
