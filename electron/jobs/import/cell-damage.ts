import type { RuleReason } from '../../../shared/domain/text-rules.ts'
import type { Cell } from './cells.ts'
import { type Around, expectedIn, sameAround, typedAs } from './code-sequence.ts'
import { formOf, type Habit, shareOf } from './column-habits.ts'
import type { DamageFinding } from './damage.ts'
import { NO_DATES, roleOf } from './field-roles.ts'
import type { Field } from './synonyms.ts'

/** A cell, the field it fills (null where its column fills none), and what is known of its column. */
export interface CellQuestion {
  readonly cell: Cell
  readonly field: Field | null
  readonly habit: Habit
  readonly around: Around
}

/** What a spreadsheet did to a cell; `reason` where it refuses the row. */
export interface FoundDamage {
  readonly finding: DamageFinding
  readonly reason: RuleReason | null
}

type Judge = (question: CellQuestion) => FoundDamage | null

/** The value is lost; in a column that fills no field it is only said. */
function lost(
  { field, cell }: CellQuestion,
  kind: DamageFinding['kind'],
  reason: RuleReason,
  likely: string | null,
): FoundDamage {
  const value = cell.shown ?? cell.text
  // Beside our fields stands what no rule asks for; there a clerk may live with the damage.
  if (field === null || field === 'remarks')
    return { finding: { kind, outcome: 'said', value, likely }, reason: null }
  return { finding: { kind, outcome: 'refused', value, likely }, reason }
}

const isCode = (field: Field | null) => roleOf(field) === 'code'

/** `#N/A` and its kin. */
const errorCell: Judge = (question) =>
  question.cell.kind === 'error'
    ? lost(
        question,
        'errorCell',
        question.field === 'archivalCode' ? 'codeError' : 'cellError',
        expectedIn(question.around) ?? sameAround(question.around),
      )
    : null

const formula: Judge = (question) => {
  const { cell, habit, around } = question
  if (cell.kind === 'formula')
    return lost(question, 'strayFormula', 'strayFormula', expectedIn(around) ?? sameAround(around))
  // A column that is computed throughout is meant to be; a single formula among values is not.
  if (cell.formula === undefined || habit.computed * 2 > habit.filled) return null
  const guarded = cell.formula.startsWith('="')
  return {
    finding: {
      kind: 'strayFormula',
      outcome: guarded ? 'repaired' : 'said',
      value: cell.formula,
      likely: cell.text,
    },
    reason: null,
  }
}

const garbled: Judge = (question) => {
  const { cell } = question
  if (cell.lost !== undefined) return lost(question, 'doubleEncoding', 'garbled', cell.lost.likely)
  if (cell.garbled === undefined) return null
  return {
    finding: { kind: 'doubleEncoding', outcome: 'repaired', value: cell.garbled, likely: cell.text },
    reason: null,
  }
}

// What Chinese and English Excel show of a code that they took for a day.
const CERTAIN_DAY =
  /^(\d{2,4}年)?\d{1,2}月(\d{1,2}日)?$|^\d{1,2}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(-\d{2,4})?$|^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)-\d{2}$/i
const POSSIBLE_DAY = /^(\d{4})([-/])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])$/

function dayIn(text: string): string | null {
  const [, year = '', , month = '', day = ''] = POSSIBLE_DAY.exec(text) ?? []
  if (year !== '') return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const chinese = /^(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text)
  if (chinese === null) return null
  const [, ofYear = '2000', ofMonth = '', ofDay = '1'] = chinese
  return `${ofYear}-${ofMonth.padStart(2, '0')}-${ofDay.padStart(2, '0')}`
}

/** Whether a text in a column of codes is a day that a spreadsheet made. Days that other codes are spelled like are codes. */
function isMadeDay(text: string, habit: Habit): boolean {
  if (CERTAIN_DAY.test(text)) return true
  if (!POSSIBLE_DAY.test(text)) return false
  const form = formOf(text) ?? ''
  if (habit.impossibleDays > 0 && (habit.forms.get(form) ?? 0) > habit.filled * 0.02)
    return text.includes('/')
  return shareOf(habit, form) < 0.3
}

const isColumnOfCodes = ({ usualLoose }: Habit) =>
  usualLoose !== null && usualLoose.share >= 0.4 && /^[A9字]+([-./·][A9字]+)+$/.test(usualLoose.form)

const dateMadeOfCode: Judge = (question) => {
  const { cell, field, habit, around } = question
  const role = roleOf(field)
  const isHere = role === 'code' || (role === 'other' && isColumnOfCodes(habit))
  if (cell.kind === 'date') {
    if (!isHere && !NO_DATES.has(field ?? 'remarks')) return null
    if (role === 'count' && /^\d{4}年?度?$/.test(cell.text)) return null
    const { moment, serial, text } = cell
    if (role === 'count' && serial !== undefined && serial < 10_000)
      return lost(question, 'codeDate', 'codeDate', String(serial))
    const likely = moment === null ? null : typedAs(moment, text, expectedIn(around), habit.forms)
    return lost(question, 'codeDate', 'codeDate', likely)
  }
  if (!isHere || cell.kind !== 'text' || !isMadeDay(cell.text.trim(), habit)) return null
  if (role === 'other' && shareOf(habit, formOf(cell.text) ?? '') >= 0.3) return null
  const day = dayIn(cell.text.trim())
  const likely = day === null ? null : typedAs(day, cell.text, expectedIn(around), habit.forms)
  return lost(question, 'codeDate', 'codeDate', likely)
}

/** A power of ten as spreadsheets write it. */
export const POWER = /^-?\d(\.\d+)?E\+\d{2,}$|^-?\d\.\d+E\d{2,}$/i

const scientific: Judge = (question) => {
  const { cell, field, habit, around } = question
  const role = roleOf(field)
  if (role === 'date' || role === 'prose') return null
  if (cell.kind === 'text' && POWER.test(cell.text.trim().normalize('NFKC'))) {
    const expected = expectedIn(around)
    const isLike =
      expected !== null &&
      Number(expected).toExponential(1).slice(0, 3) ===
        Number(cell.text.normalize('NFKC')).toExponential(1).slice(0, 3)
    return lost(question, 'scientific', 'codeScientific', isLike ? expected : null)
  }
  if (cell.kind !== 'number' || cell.shown === undefined || cell.text.replace(/^-/, '').length > 15)
    return null
  return lost(question, 'scientific', 'codeScientific', padded(cell.text, habit))
}

const padded = (digits: string, habit: Habit): string => digits.padStart(habit.paddedWidth ?? 0, '0')

const precision: Judge = (question) => {
  const { cell, field, habit, around } = question
  const role = roleOf(field)
  if (role === 'date' || role === 'prose' || (cell.kind !== 'number' && cell.kind !== 'text')) return null
  if (cell.kind === 'number') {
    if (!/^\d{16,}$/.test(cell.text)) return null
    const expected = expectedIn(around)
    const isSame = expected?.length === cell.text.length && expected.slice(0, 15) === cell.text.slice(0, 15)
    return lost(question, 'precision', 'precisionLost', cell.exact ?? (isSame ? expected : null))
  }
  const text = cell.text.trim()
  if (!/^[1-9]\d{15,29}$/.test(text) || !/^0+$/.test(text.slice(15))) return null
  const expected = expectedIn(around)
  if (expected === text) return null
  const isNear = expected !== null && expected.slice(0, 13) === text.slice(0, 13)
  // Of codes of sixteen digits every tenth ends in a zero by right.
  if (text.length === 16 && !isNear) return null
  if (
    (habit.forms.get('9'.repeat(text.length)) ?? 0) > 0 &&
    isNear === false &&
    text.length === 17 &&
    expected === null
  )
    return habit.filled > 20 ? lost(question, 'precision', 'precisionLost', null) : null
  return lost(question, 'precision', 'precisionLost', isNear ? expected : null)
}

const zeros: Judge = (question) => {
  const { cell, field, habit, around } = question
  if ((cell.kind !== 'number' && cell.kind !== 'text') || roleOf(field) === 'date') return null
  const text = cell.text.trim()
  if (/^\d{1,15}$/.test(text) && !text.startsWith('0')) {
    const width = habit.paddedWidth
    const shareOfWidth = (habit.widths.get(width ?? 0)?.all ?? 0) / Math.max(habit.filled, 1)
    if (width !== null && text.length < width && shareOfWidth >= 0.3)
      return lost(question, 'lostZeros', 'codeNumber', text.padStart(width, '0'))
    return field === 'archivalCode' && cell.kind === 'number' ? numberAmongCodes(question) : null
  }
  const isShort = habit.usual !== null && text.length < habit.usual.form.length
  if (!isCode(field) || cell.kind !== 'text' || !isShort || !/(?<!\d)[1-9]\d{0,5}$/.test(text)) return null
  const expected = expectedIn(around)
  if (expected === null || expected === text || expected.replace(/(?<!\d)0+(?=\d)/g, '') !== text) return null
  // Here nobody lost anything for certain: the code may have been typed short, and counts as the same.
  return { finding: { kind: 'lostZeros', outcome: 'said', value: text, likely: expected }, reason: null }
}

/** A bare number among codes with letters and separators. Where all codes are bare numbers they are meant to be. */
function numberAmongCodes(question: CellQuestion): FoundDamage | null {
  const { cell, habit, around } = question
  if (habit.filled > 0 && habit.numbers / habit.filled >= 0.9) return null
  const { moment } = cell
  if (moment !== null && moment > '1950' && moment < '2100' && isColumnOfCodes(habit))
    return lost(question, 'codeDate', 'codeDate', typedAs(moment, '', expectedIn(around), habit.forms))
  const expected = expectedIn(around)
  const isSame = expected?.replace(/^0+/, '') === cell.text
  if (cell.text.length > 11)
    return lost(question, 'scientific', 'codeScientific', isSame ? expected : cell.text)
  return lost(question, 'lostZeros', 'codeNumber', isSame ? expected : null)
}

const wide: Judge = ({ cell, field }) => {
  const role = roleOf(field)
  if (cell.kind !== 'text' || role === 'prose' || role === 'other' || !/[０-９]/.test(cell.text)) return null
  const likely = cell.text.replace(/[０-９]/g, (digit) => digit.normalize('NFKC'))
  return { finding: { kind: 'fullWidth', outcome: 'repaired', value: cell.text, likely }, reason: null }
}

const from1904: Judge = ({ cell, field }) =>
  cell.kind === 'date' && cell.is1904 === true && roleOf(field) === 'date' && cell.moment !== null
    ? {
        finding: { kind: 'date1904', outcome: 'repaired', value: cell.text, likely: cell.moment },
        reason: null,
      }
    : null

const JUDGES = [errorCell, garbled, formula, dateMadeOfCode, precision, scientific, zeros, wide, from1904]

/** Looks for everything that a spreadsheet may have done to a cell, the worst first. */
export function damageOf(question: CellQuestion): readonly FoundDamage[] {
  const { cell } = question
  // Texts that begin with a Chinese character or stand in prose are nearly all, and nothing of this happens to them.
  const found: FoundDamage[] = []
  for (const judge of cell.kind === 'text' && isOrdinary(cell) ? [] : JUDGES) {
    const one = judge(question)
    if (one === null) continue
    found.push(one)
    if (one.reason !== null) break
  }
  return found
}

const isOrdinary = ({ text, formula: from, garbled: was, lost: gone }: Cell): boolean =>
  from === undefined && was === undefined && gone === undefined && !/[\d０-９]/.test(text)
