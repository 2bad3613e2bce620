import { type Cell, type LedgerRow, MAX_COLUMNS, MAX_ROWS, textCell } from './cells.ts'
import { type NumberFormat, numberCell, numberFormat, type System } from './number-cells.ts'
import { refuseFile } from './refusals.ts'
import { attribute, bodyOf, elements, itemText, pieces, plainText } from './xml-text.ts'

/** What a sheet needs to know of its workbook. */
export interface Surroundings {
  readonly strings: readonly string[]
  /** By the number of a style. */
  readonly formats: readonly NumberFormat[]
  readonly system: System
}

const GENERAL = numberFormat('')
const PLACE = /\br=["']([A-Z]{1,3})\d*["']/
const STYLE = /\bs=["'](\d+)["']/
const TYPE = /\bt=["'](\w+)["']/

/** The number of a column by its letters, counted from 0. */
export function columnNumber(letters: string): number {
  let number = 0
  for (let at = 0; at < letters.length; at++) number = number * 26 + letters.charCodeAt(at) - 64
  return number - 1
}

function numberIn(
  written: string,
  style: string | undefined,
  { formats, system }: Surroundings,
): Cell | null {
  const value = Number(written)
  if (!Number.isFinite(value)) return textCell(plainText(written))
  return numberCell(value, formats[Number(style ?? 0)] ?? GENERAL, system, written)
}

function dateIn(text: string): Cell | null {
  const [, day, hour = '', minute = ''] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d))?/.exec(text) ?? []
  if (day === undefined) return textCell(text)
  const moment = hour === '' || hour + minute === '0000' ? day : `${day} ${hour}:${minute}`
  return { kind: 'date', text: moment, moment }
}

/** A cell by its type: numbers have none. */
function typed(
  type: string | undefined,
  style: string | undefined,
  body: string,
  book: Surroundings,
): Cell | null {
  if (type === 'inlineStr') return textCell(itemText(body))
  const value = bodyOf(body, 'v') ?? ''
  switch (type) {
    case 's':
      return textCell(book.strings[Number(value)] ?? '')
    case 'str':
      return textCell(plainText(value))
    case 'b':
      return textCell(value === '1' ? 'TRUE' : 'FALSE')
    case 'e':
      return { kind: 'error', text: plainText(value) || '#N/A', moment: null }
    case 'd':
      return dateIn(plainText(value))
    default:
      return value.trim() === '' ? null : numberIn(value.trim(), style, book)
  }
}

function readCell(tag: string, body: string, book: Surroundings): Cell | null {
  const type = TYPE.exec(tag)?.[1]
  const cell = typed(type, STYLE.exec(tag)?.[1], body, book)
  if (!body.includes('<f')) return cell
  const formula = `=${plainText(bodyOf(body, 'f') ?? '')}`
  // A formula may well say nothing; but then it says so, as a text of no characters.
  if (cell === null) return type === 'str' ? null : { kind: 'formula', text: formula, moment: null }
  return { ...cell, formula }
}

function readCells(row: string, book: Surroundings): (Cell | null)[] {
  const cells: (Cell | null)[] = []
  let next = 0
  for (const [tag, body] of elements(row, 'c')) {
    const letters = PLACE.exec(tag)?.[1]
    const column = letters === undefined ? next : columnNumber(letters)
    if (column >= MAX_COLUMNS) throw refuseFile('tooManyColumns', { limit: MAX_COLUMNS })
    next = column + 1
    const cell = body === undefined ? null : readCell(tag, body, book)
    if (cell === null) continue
    while (cells.length < column) cells.push(null)
    cells[column] = cell
  }
  return cells
}

/** Walks the rows of a sheet between two places of its XML. Rows without a number follow the one above. */
export function* sheetRows(xml: Buffer, from: number, to: number, book: Surroundings): Generator<LedgerRow> {
  let last = 0
  for (const piece of pieces(xml, 'row', from, to))
    for (const [tag, body] of elements(piece, 'row')) {
      const named = Number(attribute(tag, 'r') ?? last + 1)
      const number = named > last ? named : last + 1
      if (!(number <= MAX_ROWS)) throw refuseFile('unreadable')
      last = number
      yield { number, cells: body === undefined ? [] : readCells(body, book) }
    }
}
