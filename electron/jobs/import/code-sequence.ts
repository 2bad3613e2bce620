import type { Cell } from './cells.ts'
import { formOf } from './column-habits.ts'

/** The code that stands so many rows further down where codes count on: `…-0009` and 2 make `…-0011`. */
function countOn(code: string, step: number): string | null {
  const found = /^(.*?)(\d{1,15})(\D*)$/.exec(code)
  if (found === null) return null
  const [, before = '', digits = '', after = ''] = found
  const number = Number(digits) + step
  return number < 0 ? null : `${before}${String(number).padStart(digits.length, '0')}${after}`
}

/** The same of a number that is longer than numbers can be. */
function countFar(code: string, step: number): string | null {
  if (!/^\d{16,40}$/.test(code)) return countOn(code, step)
  return (BigInt(code) + BigInt(step)).toString().padStart(code.length, '0')
}

const REACH = 6

interface Neighbour {
  readonly text: string
  readonly away: number
}

/** The rows around a cell, as far as they may be looked at: a row that is or may be secret tells nothing. */
export interface Around {
  /** The cells of one column, row by row; null where blank or not to be looked at. */
  readonly column: readonly (Cell | null)[]
  readonly at: number
  /** Whether a cell is damaged itself and says nothing. */
  readonly isSpoilt: (cell: Cell) => boolean
}

function neighbours({ column, at, isSpoilt }: Around, direction: 1 | -1): readonly Neighbour[] {
  const found: Neighbour[] = []
  for (let away = 1; away <= REACH && found.length < 2; away++) {
    const cell = column[at + away * direction] ?? null
    if (cell !== null && (cell.kind === 'text' || cell.kind === 'number') && !isSpoilt(cell))
      found.push({ text: cell.text, away })
  }
  return found
}

const follows = (near: Neighbour | undefined, far: Neighbour | undefined, direction: 1 | -1): boolean =>
  near !== undefined &&
  far !== undefined &&
  countFar(far.text, (near.away - far.away) * -direction) === near.text

/** What stands in a cell if its column counts on from row to row. Null where the rows around do not agree on that. */
export function expectedIn(around: Around): string | null {
  const [above, above2] = neighbours(around, -1)
  const [below, below2] = neighbours(around, 1)
  if (above !== undefined && below !== undefined) {
    const expected = countFar(above.text, above.away)
    return expected !== null && countFar(expected, below.away) === below.text ? expected : null
  }
  if (above !== undefined && follows(above, above2, -1)) return countFar(above.text, above.away)
  if (below !== undefined && follows(below, below2, 1)) return countFar(below.text, -below.away)
  return null
}

/** What the cells above and below both say. */
export function sameAround({ column, at, isSpoilt }: Around): string | null {
  const above = column[at - 1] ?? null
  const below = column[at + 1] ?? null
  if (above === null || below === null || isSpoilt(above) || isSpoilt(below)) return null
  return above.text === below.text ? above.text : null
}

type Spell = (year: number, month: number, day: number) => string

const DATE_FORMS: readonly Spell[] = [
  (_, m, d) => `${m}-${d}`,
  (_, m, d) => `${two(m)}-${two(d)}`,
  (_, m, d) => `${m}/${d}`,
  (_, m, d) => `${m}.${d}`,
  (y, m) => `${y}-${two(m)}`,
  (y, m) => `${y}-${m}`,
  (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  (y, m, d) => `${y}-${m}-${d}`,
  (y, m, d) => `${y}/${m}/${d}`,
  (y, m, d) => `${y}.${m}.${d}`,
  (y, m) => `${m}-${two(y % 100)}`,
  (y, m, d) => `${two(y % 100)}-${m}-${d}`,
]
const two = (value: number) => String(value).padStart(2, '0')

/**
 * What a day in a column of codes was typed as: the spelling that the rows around ask for, else the one that most of the
 * column has, else the usual `3-1`, `2011-1` by what the cell shows.
 */
export function typedAs(
  moment: string,
  shown: string,
  expected: string | null,
  forms: ReadonlyMap<string, number>,
): string {
  const [year = 0, month = 0, day = 0] = moment.slice(0, 10).split('-').map(Number)
  const spellings = DATE_FORMS.map((spell) => spell(year, month, day))
  if (expected !== null && spellings.includes(expected)) return expected
  const usual = spellings
    .map((spelling) => ({ spelling, count: forms.get(formOf(spelling) ?? '') ?? 0 }))
    .reduce((best, next) => (next.count > best.count ? next : best))
  if (usual.count > 0) return usual.spelling
  if (/^\d{4}年\d{1,2}月$|^[A-Za-z]{3}-\d{2}$/.test(shown)) return `${year}-${month}`
  return /^\d{4}\D\d{1,2}\D\d{1,2}/.test(shown) && !/日$/.test(shown)
    ? `${year}-${month}-${day}`
    : `${month}-${day}`
}
