import { type CodeStyle, drawLedger, type Part, serialOf } from './ledgers.ts'
import { type Change, changed, draw, FORMATS, places, textAt } from './planting.ts'
import { type Format, number, type Plant, type Sheet } from './sheet.ts'

/** Codes that became powers of ten. */
export function scientific(seed: number, index: number): Sheet {
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

/** The day that a spreadsheet takes a code for; any day where it would take it for none. */
function dayOf(code: string, style: CodeStyle, at: number) {
  const numbers = code.split('-').map(Number)
  const isLong = style === 'yearVolumeItem'
  const [year = 2026, month = 3, day = 1] = isLong
    ? numbers
    : numbers.length === 2
      ? [2026, ...numbers]
      : [2026, 3, (at % 27) + 1]
  const m = Math.min(Math.max(month, 1), 12)
  const d = Math.min(Math.max(day, 1), 28)
  return { year, m, d, isSame: m === month && d === day && numbers.length === (isLong ? 3 : 2) }
}

/** Codes that became days. */
export function codeDate(seed: number, index: number): Sheet {
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
    const { year, m, d, isSame } = dayOf(code, boxes ? 'monthDay' : drawn.style, at)
    const shown = dice.of([`${m}月${d}日`, `${year}/${m}/${d}`, `${d}-Mar`])
    const value =
      sheet.format === 'csv'
        ? shown
        : number(serialOf(year, m, d), shown, dice.of(['m"月"d"日"', 'yyyy/m/d', 'd-mmm', 'yyyy-mm-dd']))
    return { at, part, value, original: isSame && sheet.format !== 'csv' ? code : null }
  })
  return changed(drawn, 'codeDate', changes)
}

/** Codes and numbers without their zeros. */
export function lostZeros(seed: number, index: number): Sheet {
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

/** Codes that were cut after fifteen digits. */
export function precision(seed: number, index: number): Sheet {
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

/** Days counted from 1904, or off by the days between two ways to count. */
export function date1904(seed: number, index: number): Sheet {
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
