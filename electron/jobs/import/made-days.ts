import { type CellQuestion, type FoundDamage, type Judge, lost } from './cell-question.ts'
import { expectedIn, typedAs } from './code-sequence.ts'
import { formOf, type Habit, shareOf } from './column-habits.ts'
import { NO_DATES, roleOf } from './field-roles.ts'

const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec'
// What Chinese and English Excel show of a code that they took for a day.
const CERTAIN = [
  /^(\d{2,4}年)?\d{1,2}月(\d{1,2}日)?$/,
  new RegExp(`^\\d{1,2}-(${MONTHS})(-\\d{2,4})?$`, 'i'),
  new RegExp(`^(${MONTHS})-\\d{2}$`, 'i'),
  /^\d{4}\/(0?[1-9]|1[0-2])\/(0?[1-9]|[12]\d|3[01])$/,
]
const POSSIBLE = /^(\d{4})([-/])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])$/

function dayIn(text: string): string | null {
  const [, year = '', , month = '', day = ''] = POSSIBLE.exec(text) ?? []
  if (year !== '') return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const chinese = /^(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text)
  if (chinese === null) return null
  const [, ofYear = '2000', ofMonth = '', ofDay = '1'] = chinese
  return `${ofYear}-${ofMonth.padStart(2, '0')}-${ofDay.padStart(2, '0')}`
}

/** Whether a text among codes is a day that a spreadsheet made. Days that other codes are spelled like are codes. */
function isMadeDay(text: string, habit: Habit): boolean {
  if (CERTAIN.some((form) => form.test(text))) return true
  if (!POSSIBLE.test(text)) return false
  const form = formOf(text) ?? ''
  if (habit.impossibleDays > 0 && (habit.forms.get(form) ?? 0) > habit.filled * 0.02) return false
  return shareOf(habit, form) < 0.3
}

/** Whether a column holds codes with separators, whatever it is called. */
export const isColumnOfCodes = ({ usualLoose }: Habit): boolean =>
  usualLoose !== null && usualLoose.share >= 0.4 && /^[A9字]+([-./·][A9字]+)+$/.test(usualLoose.form)

function made(question: CellQuestion, day: string | null, shown: string): FoundDamage {
  const { around, habit } = question
  const likely = day === null ? null : typedAs(day, shown, expectedIn(around), habit.forms)
  return lost(question, 'codeDate', 'codeDate', likely)
}

/** A cell that the spreadsheet takes for a day. */
const madeCell: Judge = (question) => {
  const { cell, field, habit } = question
  const role = roleOf(field)
  const isAmongCodes = role === 'code' || (role === 'other' && isColumnOfCodes(habit))
  if (!isAmongCodes && (field === null || !NO_DATES.has(field))) return null
  if (role !== 'count') return made(question, cell.moment, cell.text)
  if (/^\d{4}年?度?$/.test(cell.text)) return null
  // A year or a count under the format of a day is still the number behind it.
  const { serial } = cell
  return serial !== undefined && serial < 10_000
    ? lost(question, 'codeDate', 'codeDate', String(serial))
    : made(question, cell.moment, cell.text)
}

/** A text that was a cell of that kind before it came here. */
const madeText: Judge = (question) => {
  const { cell, field, habit } = question
  const role = roleOf(field)
  const text = cell.text.trim()
  if (role !== 'code' && (role !== 'other' || !isColumnOfCodes(habit))) return null
  if (!isMadeDay(text, habit)) return null
  if (role === 'other' && shareOf(habit, formOf(text) ?? '') >= 0.3) return null
  return made(question, dayIn(text), text)
}

/** `3-1` that became 1 March. */
export const dateMadeOfCode: Judge = (question) => {
  if (question.cell.kind === 'date') return madeCell(question)
  return question.cell.kind === 'text' ? madeText(question) : null
}
