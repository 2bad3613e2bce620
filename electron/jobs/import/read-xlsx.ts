import { SSF } from '@e965/xlsx'
import type { LedgerRow } from './cells.ts'
import { carryDown, type Merge, readMerge } from './merged-cells.ts'
import { GENERAL, type NumberFormat, numberFormat } from './number-cells.ts'
import { plainXml } from './plain-xml.ts'
import type { WorkbookSheet } from './read-workbook.ts'
import { refuseFile } from './refusals.ts'
import { type Surroundings, sheetRows } from './sheet-cells.ts'
import { attribute, bodyOf, elements, itemText, pieces } from './xml-text.ts'

type Parts = ReadonlyMap<string, Buffer>

const SPREADSHEET = 'xl/workbook.xml'

function plainPart(parts: Parts, name: string, root: string): Buffer | null {
  const part = parts.get(name)
  return part === undefined ? null : plainXml(part, root)
}

const textOf = (parts: Parts, name: string): string => parts.get(name)?.toString('utf8') ?? ''

/** Where each relation of the workbook leads, by its id. */
function targetsOf(parts: Parts): ReadonlyMap<string, string> {
  const relations = textOf(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b([^<>]*)>/g)
  return new Map(
    [...relations].map(([, tag = '']) => {
      const target = attribute(tag, 'Target') ?? ''
      return [attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`]
    }),
  )
}

function stringsOf(part: Buffer | null): readonly string[] {
  if (part === null) return []
  const strings: string[] = []
  const from = part.indexOf('<si')
  for (const piece of from < 0 ? [] : pieces(part, 'si', from, part.length))
    for (const [, item] of elements(piece, 'si')) strings.push(item === undefined ? '' : itemText(item))
  return strings
}

function formatsOf(styles: string): readonly NumberFormat[] {
  const codes = new Map<number, string>(
    [...styles.matchAll(/<numFmt\b([^<>]*)>/g)].map(([, tag = '']) => [
      Number(attribute(tag, 'numFmtId')),
      attribute(tag, 'formatCode') ?? '',
    ]),
  )
  const builtIn: Readonly<Record<number, string>> = SSF.get_table()
  const known = new Map<number, NumberFormat>([[0, GENERAL]])
  const formatOf = (id: number): NumberFormat => {
    const found = known.get(id) ?? numberFormat(codes.get(id) ?? builtIn[id] ?? '')
    known.set(id, found)
    return found
  }
  const cells = bodyOf(styles, 'cellXfs') ?? ''
  return [...cells.matchAll(/<xf\b([^<>]*)>/g)].map(([, tag = '']) =>
    formatOf(Number(attribute(tag, 'numFmtId') ?? 0)),
  )
}

function countOf(xml: Buffer, what: string, from: number, to: number): number {
  let count = 0
  for (let at = xml.indexOf(what, from); at >= 0 && at < to; at = xml.indexOf(what, at + 1)) count += 1
  return count
}

/** Where the rows of a sheet stand in its XML, and where the last one that says something ends. */
function rowsIn(xml: Buffer) {
  const data = xml.indexOf('<sheetData')
  const from = data < 0 ? -1 : xml.indexOf('<row', data)
  const close = xml.lastIndexOf('</sheetData>')
  const to = close < 0 ? xml.length : close
  if (from < 0 || from > to) return { from: 0, filled: 0, to: 0, after: to }
  const said = Math.max(...['</v>', '</t>', '</f>', '<f '].map((end) => xml.lastIndexOf(end, to)))
  const close1 = said < from ? -1 : xml.indexOf('</row>', said)
  return { from, filled: said < from ? from : close1 < 0 || close1 > to ? to : close1 + 6, to, after: to }
}

/** The number of the row that a place of the XML stands in; rows that do not say theirs are counted. */
function rowAt(xml: Buffer, place: number, from: number): number {
  const begin = xml.lastIndexOf('<row', place)
  if (begin < from) return 0
  const tag = xml.toString('utf8', begin, Math.min(begin + 300, xml.length)).split('>')[0] ?? ''
  return Number(attribute(tag, 'r') ?? countOf(xml, '<row', from, begin + 1))
}

const isOn = (value: string | null) => value === '1' || value === 'true'

function hiddenColumns(head: string): ReadonlySet<number> {
  const hidden = new Set<number>()
  for (const [, tag = ''] of head.matchAll(/<col\b([^<>]*)>/g)) {
    if (!isOn(attribute(tag, 'hidden'))) continue
    const last = Math.min(Number(attribute(tag, 'max')), 16_384)
    for (let at = Number(attribute(tag, 'min')); at <= last; at++) hidden.add(at - 1)
  }
  return hidden
}

function readSheet(name: string, state: string | null, xml: Buffer, book: Surroundings): WorkbookSheet {
  const { from, filled, to, after } = rowsIn(xml)
  const head = xml.toString('utf8', 0, Math.min(from, 1024 * 1024))
  const merges: readonly Merge[] = [
    ...xml.toString('utf8', after).matchAll(/<mergeCell\b([^<>]*)>/g),
  ].flatMap(([, tag = '']) => readMerge(attribute(tag, 'ref') ?? '') ?? [])
  const lastRow = filled > from ? rowAt(xml, filled - 1, from) : 0
  const styled = xml.lastIndexOf('<c ', to)
  const bound = /<dimension\b([^<>]*)>/.exec(head)?.[1] ?? ''
  const claimed = Number(/:\$?[A-Z]+\$?(\d+)$/.exec(attribute(bound, 'ref') ?? '')?.[1] ?? 0)
  return {
    name,
    hidden: state === 'hidden' || state === 'veryHidden',
    lastRow,
    blankTail: Math.max(0, claimed - lastRow, styled > filled ? rowAt(xml, styled, from) - lastRow : 0),
    hiddenRows:
      from < filled
        ? countOf(xml, ' hidden="1"', from, filled) + countOf(xml, ' hidden="true"', from, filled)
        : 0,
    hiddenColumns: hiddenColumns(head),
    mergedDown: merges.filter(({ fromRow, toRow }) => toRow > fromRow).length,
    is1904: book.system === 1904,
    rows: (): Generator<LedgerRow> => carryDown(sheetRows(xml, from, filled, book), merges),
  }
}

/**
 * Reads a workbook by itself: four times as fast as the library, in a third of the memory, and with what the library
 * drops (formulas without a result, hidden rows, blank ends). Null where it is no workbook of this kind.
 */
export function readXlsx(parts: Parts): readonly WorkbookSheet[] | null {
  const workbook = plainPart(parts, SPREADSHEET, 'workbook')
  if (workbook === null) return null
  const text = workbook.toString('utf8')
  const targets = targetsOf(parts)
  const book: Surroundings = {
    strings: stringsOf(plainPart(parts, 'xl/sharedStrings.xml', 'sst')),
    formats: formatsOf(plainPart(parts, 'xl/styles.xml', 'styleSheet')?.toString('utf8') ?? ''),
    system: isOn(attribute(/<workbookPr\b([^<>]*)>/.exec(text)?.[1] ?? '', 'date1904')) ? 1904 : 1900,
  }
  const sheets = [...text.matchAll(/<sheet\b([^<>]*)>/g)].flatMap(([, tag = '']) => {
    // A sheet of nothing but a chart is another part and has no rows.
    const part = plainPart(parts, targets.get(attribute(tag, 'id') ?? '') ?? '', 'worksheet')
    return part === null ? [] : [readSheet(attribute(tag, 'name') ?? '', attribute(tag, 'state'), part, book)]
  })
  if (sheets.length === 0) throw refuseFile('unreadable')
  return sheets
}
