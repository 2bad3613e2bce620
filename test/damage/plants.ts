import iconv from 'iconv-lite'
import { CODE_STYLES, type CodeStyle, type Drawn, drawLedger, type Part, serialOf } from './ledgers.ts'
import { type Format, type Kind, number, type Plant, type Sheet, type Value } from './sheet.ts'

const FORMATS: readonly Format[] = ['xlsx', 'biff8', 'ods', 'csv']

/** Changes one cell and remembers what stood there. */
interface Change {
  readonly at: number
  readonly part: Part
  readonly value: Value
  readonly original: string | null
}

const textAt = ({ sheet, parts, first }: Drawn, at: number, part: Part): string => {
  const value = sheet.rows[first - 1 + at]?.[parts.indexOf(part)] ?? null
  return typeof value === 'string' ? value : value !== null && 'shown' in value ? value.shown : ''
}

function changed(drawn: Drawn, kind: Kind, changes: readonly Change[]): Sheet {
  const { sheet, parts, first } = drawn
  const rows = sheet.rows.map((row) => [...row])
  const plants = changes.map(({ at, part, value, original }): Plant => {
    const column = parts.indexOf(part)
    const row = rows[first - 1 + at]
    if (row) row[column] = value
    return { kind, row: first + at, column, original }
  })
  return { ...sheet, rows, plants }
}

/** Some records, no two of them beside each other, and neither the first nor the last. */
function places({ sheet, first, dice }: Drawn): readonly number[] {
  const count = sheet.rows.length - first + 1
  const start = dice.between(2, 5)
  return Array.from({ length: dice.between(1, 3) }, (_, at) => start + at * 6).filter((at) => at < count - 2)
}

const draw = (
  seed: number,
  index: number,
  styles: readonly CodeStyle[],
  need: readonly Part[] = [],
  format?: Format,
) =>
  drawLedger(seed, index, {
    style: styles[index % styles.length] as CodeStyle,
    format: format ?? (FORMATS[Math.floor(index / 3) % 4] as Format),
    need,
  })

function scientific(seed: number, index: number): Sheet {
  const drawn = draw(seed, index, ['digits12', 'digits12', 'letters'])
  const { dice, sheet } = drawn
  const changes = places(drawn).map((at): Change => {
    const code = textAt(drawn, at, 'code')
    const value = drawn.style === 'letters' ? 2 * 10 ** Number(code.slice(2)) : Number(code)
    const shown = dice.percent(50) ? value.toExponential(2) : value.toExponential(5)
    const written = shown.replace('e+', 'E+').replace(/E\+(\d)$/, 'E+0$1')
    if (sheet.format === 'csv' || drawn.style === 'letters')
      return { at, part: 'code', value: written, original: drawn.style === 'letters' ? null : code }
    return {
      at,
      part: 'code',
      value: number(value, written, dice.percent(50) ? '0.00E+00' : undefined),
      original: code,
    }
  })
  return changed(drawn, 'scientific', changes)
}

function codeDate(seed: number, index: number): Sheet {
  const boxes = index % 3 === 2
  const drawn = draw(
    seed,
    index,
    boxes ? ['dat13', 'dat22'] : ['monthDay', 'yearVolumeItem', 'unpadded', 'catalogue'],
    ['box'],
  )
  const { dice, sheet } = drawn
  const part: Part = boxes ? 'box' : 'code'
  const changes = places(drawn).map((at): Change => {
    const code = textAt(drawn, at, part)
    const parts = code.split('-').map(Number)
    const [year, month, day] =
      drawn.style === 'yearVolumeItem' && !boxes
        ? parts
        : parts.length === 2
          ? [2026, ...parts]
          : [2026, 3, (at % 27) + 1]
    const m = Math.min(Math.max(month ?? 1, 1), 12)
    const d = Math.min(Math.max(day ?? 1, 1), 28)
    const isSame =
      m === month && d === day && parts.length === (drawn.style === 'yearVolumeItem' && !boxes ? 3 : 2)
    const shown = dice.of([`${m}月${d}日`, `${year}/${m}/${d}`, `${d}-Mar`])
    const value =
      sheet.format === 'csv'
        ? shown
        : number(
            serialOf(year ?? 2026, m, d),
            shown,
            dice.of(['m"月"d"日"', 'yyyy/m/d', 'd-mmm', 'yyyy-mm-dd']),
          )
    return { at, part, value, original: isSame && sheet.format !== 'csv' ? code : null }
  })
  return changed(drawn, 'codeDate', changes)
}

function lostZeros(seed: number, index: number): Sheet {
  const inPiece = index % 2 === 1
  const drawn = draw(seed, index, inPiece ? ['dat13', 'volume', 'chinese'] : ['digits7'], ['piece'])
  const part: Part = inPiece ? 'piece' : 'code'
  const changes = places(drawn).map((at): Change => {
    const code = textAt(drawn, at, part)
    const bare = code.replace(/^0+/, '')
    return { at, part, value: drawn.sheet.format === 'csv' ? bare : number(Number(bare)), original: code }
  })
  return changed(drawn, 'lostZeros', changes)
}

function precision(seed: number, index: number): Sheet {
  const drawn = draw(seed, index, ['digits18'])
  const changes = places(drawn).map((at): Change => {
    const code = textAt(drawn, at, 'code')
    const cut = `${code.slice(0, 15)}${'0'.repeat(code.length - 15)}`
    return {
      at,
      part: 'code',
      value: drawn.sheet.format === 'csv' ? cut : number(Number(cut), cut, '0'),
      original: code,
    }
  })
  return changed(drawn, 'precision', changes)
}

function date1904(seed: number, index: number): Sheet {
  const whole = index % 2 === 0
  const format = FORMATS[Math.floor(index / 2) % (whole ? 2 : 4)] as Format
  const drawn = drawLedger(seed, index, {
    format,
    date1904: whole,
    style: index % 4 < 2 ? 'dat13' : 'volume',
    need: ['year'],
  })
  const column = drawn.parts.indexOf('date')
  if (whole) {
    const plants = drawn.days.map(
      ([y, m, d], at): Plant => ({
        kind: 'date1904',
        row: drawn.first + at,
        column,
        original: `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
      }),
    )
    return { ...drawn.sheet, plants }
  }
  const changes = places(drawn).map((at): Change => {
    const year = Number(textAt(drawn, at, 'year'))
    const original = new Date(Date.UTC(year, 4, 10 + at))
    const moved = new Date(original.getTime() - 1462 * 86_400_000)
    const [y, m, d] = [moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate()]
    const shown = `${y}/${m}/${d}`
    const value = format === 'csv' ? shown : number(serialOf(y, m, d), shown, 'yyyy/m/d')
    return { at, part: 'date', value, original: original.toISOString().slice(0, 10) }
  })
  return changed(drawn, 'date1904', changes)
}

function errorCell(seed: number, index: number): Sheet {
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

function crOnly(seed: number, index: number): Sheet {
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

function doubleEncoding(seed: number, index: number): Sheet {
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

/** A whole file of UTF-8 that was opened as Western text and saved again. */
function wholeGarbled(sheet: Sheet, first: number): Sheet {
  const plants: Plant[] = []
  const rows = sheet.rows.map((row, r) =>
    row.map((value, column): Value => {
      const text =
        value === null || typeof value === 'string'
          ? value
          : 'shown' in value
            ? value.shown
            : String('saved' in value ? value.saved : '')
      if (text === null || !/[^\0-\x7f]/.test(text)) return text
      if (r >= first - 1) plants.push({ kind: 'doubleEncoding', row: r + 1, column, original: text })
      return iconv.decode(Buffer.from(text), 'latin1')
    }),
  )
  return { ...sheet, rows, plants }
}

const wideDigits = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

function fullWidth(seed: number, index: number): Sheet {
  const drawn = draw(seed, index, Object.keys(CODE_STYLES) as CodeStyle[], ['pages', 'docNumber', 'year'])
  const changes = places(drawn).flatMap((at): Change[] => {
    const part = drawn.dice.of<Part>(['code', 'pages', 'docNumber', 'year', 'date'])
    const text = textAt(drawn, at, part)
    return /\d/.test(text) ? [{ at, part, value: wideDigits(text), original: text }] : []
  })
  return changed(drawn, 'fullWidth', changes)
}

function strayFormula(seed: number, index: number): Sheet {
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

function blankTail(seed: number, index: number): Sheet {
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

function repeatedHeader(seed: number, index: number): Sheet {
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

/** Ledgers with one kind of damage each, by seed and number. */
export const PLANTERS: Readonly<Record<Kind, (seed: number, index: number) => Sheet>> = {
  scientific,
  codeDate,
  lostZeros,
  precision,
  date1904,
  errorCell,
  crOnly,
  doubleEncoding,
  fullWidth,
  strayFormula,
  blankTail,
  repeatedHeader,
}
