import iconv from 'iconv-lite'
import { CODE_STYLES, type CodeStyle, drawLedger, type Part } from './ledgers.ts'
import { type Change, changed, draw, FORMATS, places, textAt } from './planting.ts'
import type { Format, Plant, Sheet, Value } from './sheet.ts'

/** Error values. */
export function errorCell(seed: number, index: number): Sheet {
  const drawn = draw(
    seed,
    index,
    ['dat13', 'dat22', 'volume', 'monthDay', 'digits7'],
    ['pages', 'remarks', 'box'],
  )
  const changes = places(drawn).map((at): Change => {
    const part = drawn.dice.of<Part>([
      'code',
      'title',
      'author',
      'date',
      'pages',
      'remarks',
      'box',
      'retention',
    ])
    const error = drawn.dice.of(['#N/A', '#REF!', '#DIV/0!', '#VALUE!', '#NAME?'])
    return { at, part, value: { error }, original: part === 'code' ? textAt(drawn, at, part) : null }
  })
  return changed(drawn, 'errorCell', changes)
}

/** Lines that end with a carriage return alone. */
export function crOnly(seed: number, index: number): Sheet {
  const { sheet, first, dice } = drawLedger(seed, index, { format: 'csv' })
  if (index % 2 === 0)
    return { ...sheet, lineEnd: '\r', plants: [{ kind: 'crOnly', row: 1, column: null, original: '\\r\\n' }] }
  const returns = [first + dice.between(1, 5), first + dice.between(8, 15)]
  const plants = returns.map((row): Plant => ({ kind: 'crOnly', row, column: null, original: '\\r\\n' }))
  return { ...sheet, lineEnd: '\r\n', returns, plants }
}

/** A text that went through the wrong table, and whether it can come back. */
function garbled(text: string, way: number): { readonly text: string; readonly comesBack: boolean } {
  const utf8 = Buffer.from(text)
  switch (way) {
    case 0: {
      const read = iconv.decode(utf8, 'gbk')
      return {
        text: read.replaceAll('\ufffd', '?'),
        comesBack: !read.includes('\ufffd') && iconv.encode(read, 'gbk').equals(utf8),
      }
    }
    case 1:
      return { text: iconv.decode(utf8, 'latin1'), comesBack: true }
    case 2: {
      const read = iconv.decode(utf8, 'windows-1252')
      return { text: read, comesBack: !read.includes('\ufffd') }
    }
    case 3:
      return { text: iconv.decode(iconv.encode(text, 'gbk'), 'latin1'), comesBack: true }
    case 4:
      return { text: '锟斤拷锟斤拷'.repeat(2), comesBack: false }
    default:
      return { text: `ï»¿${text}`, comesBack: true }
  }
}

/** Characters that went through the wrong table. */
export function doubleEncoding(seed: number, index: number): Sheet {
  const drawn = draw(seed, index, ['dat13', 'dat22', 'volume', 'catalogue', 'dotted'])
  const { dice, sheet, first } = drawn
  if (index % 6 === 5) return wholeGarbled({ ...sheet, format: 'csv', encoding: 'utf-8' }, first)
  const changes = places(drawn).map((at): Change => {
    const part = dice.of<Part>(['title', 'author', 'retention', 'title'])
    const text = textAt(drawn, at, part).replace(/[\n𠮷锟]/gu, '')
    const way = dice.upTo(6)
    const { text: value, comesBack } = garbled(/[\u4e00-\u9fff]{2}/u.test(text) ? text : '永久', way)
    return {
      at,
      part,
      value,
      original: comesBack ? (/[\u4e00-\u9fff]{2}/u.test(text) ? text : '永久') : null,
    }
  })
  return changed(drawn, 'doubleEncoding', changes)
}

function shownText(value: Value): string | null {
  if (value === null || typeof value === 'string') return value
  return 'shown' in value ? value.shown : String('saved' in value ? value.saved : '')
}

/** A whole file of UTF-8 that was opened as Western text and saved again. */
function wholeGarbled(sheet: Sheet, first: number): Sheet {
  const plants: Plant[] = []
  const rows = sheet.rows.map((row, r) =>
    row.map((value, column): Value => {
      const text = shownText(value)
      if (text === null || !/[^\0-\x7f]/.test(text)) return text
      if (r >= first - 1) plants.push({ kind: 'doubleEncoding', row: r + 1, column, original: text })
      return iconv.decode(Buffer.from(text), 'latin1')
    }),
  )
  return { ...sheet, rows, plants }
}

const wideDigits = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

/** Digits of double width. */
export function fullWidth(seed: number, index: number): Sheet {
  const drawn = draw(seed, index, Object.keys(CODE_STYLES) as CodeStyle[], ['pages', 'docNumber', 'year'])
  const changes = places(drawn).flatMap((at): Change[] => {
    const part = drawn.dice.of<Part>(['code', 'pages', 'docNumber', 'year', 'date'])
    const text = textAt(drawn, at, part)
    return /\d/.test(text) ? [{ at, part, value: wideDigits(text), original: text }] : []
  })
  return changed(drawn, 'fullWidth', changes)
}

/** Formulas without a result, among values, or as text. */
export function strayFormula(seed: number, index: number): Sheet {
  const drawn = draw(seed, index, ['dat13', 'dat22', 'volume', 'monthDay'], ['pages'])
  const { dice, sheet } = drawn
  const changes = places(drawn).map((at): Change => {
    const part = dice.of<Part>(['code', 'title', 'author', 'pages'])
    const original = part === 'code' ? textAt(drawn, at, part) : null
    const way = dice.upTo(3)
    if (way === 0 && sheet.format === 'xlsx')
      return { at, part, value: { formula: 'VLOOKUP(A3,Sheet2!A:C,2,FALSE)' }, original }
    if (way === 1 && (sheet.format === 'xlsx' || sheet.format === 'ods')) {
      const saved = textAt(drawn, at, part)
      return { at, part, value: { formula: 'A1', saved }, original: saved }
    }
    return {
      at,
      part,
      value: `=${dice.of(['A2&"-"&B2', 'VLOOKUP(A3,Sheet2!A:C,2,FALSE)', 'SUM(F2:F9)', "'[台账.xls]Sheet1'!B7"])}`,
      original,
    }
  })
  return changed(drawn, 'strayFormula', changes)
}

/** Blank rows at the end. */
export function blankTail(seed: number, index: number): Sheet {
  const { sheet, dice } = draw(
    seed,
    index,
    ['dat13', 'volume', 'digits7'],
    [],
    (['xlsx', 'biff8', 'csv'] as const)[index % 3],
  )
  const tail = dice.of([3, 40, 1000])
  return {
    ...sheet,
    tail,
    plants: [{ kind: 'blankTail', row: sheet.rows.length + 1, column: null, original: null }],
  }
}

/** The heading once more in the middle. */
export function repeatedHeader(seed: number, index: number): Sheet {
  const { sheet, first, dice } = drawLedger(seed, index, { format: FORMATS[index % 4] as Format })
  const heading = sheet.rows[first - 2] ?? []
  const spaced = heading.map((value) =>
    typeof value === 'string' && dice.percent(30) ? [...value].join(' ') : value,
  )
  const at = first + dice.between(4, 12)
  const rows = [...sheet.rows.slice(0, at - 1), index % 2 ? spaced : heading, ...sheet.rows.slice(at - 1)]
  const column = heading.findIndex((value) => value !== null)
  return { ...sheet, rows, plants: [{ kind: 'repeatedHeader', row: at, column, original: null }] }
}
