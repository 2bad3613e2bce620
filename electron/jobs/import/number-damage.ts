import { type CellQuestion, type FoundDamage, type Judge, lost, said } from './cell-question.ts'
import type { Cell } from './cells.ts'
import { expectedIn, typedAs } from './code-sequence.ts'
import { roleOf } from './field-roles.ts'
import { isColumnOfCodes } from './made-days.ts'

/** A power of ten as spreadsheets write it. */
export const POWER = /^-?\d(\.\d+)?E\+\d{2,}$|^-?\d\.\d+E\d{2,}$/i

const holdsNumbers = ({ field }: CellQuestion) => !['date', 'prose'].includes(roleOf(field))

/** The two leading digits and the power: as much as `1.2E+11` has kept for certain. */
const roughly = (text: string) => {
  const [digits = '', power = ''] = Number(text.normalize('NFKC')).toExponential(9).split('e')
  return `${digits.slice(0, 3)}e${power}`
}

/** `1.23E+11`. */
export const scientific: Judge = (question) => {
  const { cell, habit, around } = question
  if (!holdsNumbers(question)) return null
  if (cell.kind === 'text' && POWER.test(cell.text.trim().normalize('NFKC'))) {
    const expected = expectedIn(around)
    const isLike = expected !== null && roughly(expected) === roughly(cell.text)
    return lost(question, 'scientific', 'codeScientific', isLike ? expected : null)
  }
  if (cell.kind !== 'number' || cell.shown === undefined || cell.text.length > 15) return null
  const likely = cell.text.padStart(habit.paddedWidth ?? 0, '0')
  return lost(question, 'scientific', 'codeScientific', likely)
}

const isNear = (expected: string | null, text: string): expected is string =>
  expected !== null && expected.length === text.length && expected.slice(0, 13) === text.slice(0, 13)

/** A number keeps fifteen digits; what followed are zeros. */
export const precision: Judge = (question) => {
  const { cell, around } = question
  if (!holdsNumbers(question)) return null
  if (cell.kind === 'number' && /^\d{16,}$/.test(cell.text)) {
    const expected = expectedIn(around)
    return lost(
      question,
      'precision',
      'precisionLost',
      cell.exact ?? (isNear(expected, cell.text) ? expected : null),
    )
  }
  const text = cell.text.trim()
  if (cell.kind !== 'text' || !/^[1-9]\d{15,29}$/.test(text) || !/^0+$/.test(text.slice(15))) return null
  const expected = expectedIn(around)
  if (expected === text) return null
  // Of codes of sixteen digits every tenth ends in a zero by right.
  if (text.length === 16 && !isNear(expected, text)) return null
  return lost(question, 'precision', 'precisionLost', isNear(expected, text) ? expected : null)
}

const unpadded = (code: string) => code.replace(/(?<!\d)0+(?=\d)/g, '')

/** Zeros that stood before a number. */
export const zeros: Judge = (question) => {
  const { cell, field } = question
  const isHere = field === 'archivalCode' || field === 'documentNumber' || roleOf(field) === 'other'
  if (!isHere || (cell.kind !== 'number' && cell.kind !== 'text')) return null
  return /^[1-9]\d{0,14}$/.test(cell.text.trim()) ? shortNumber(question) : shortCode(question)
}

const shortNumber: Judge = (question) => {
  const { cell, field, habit } = question
  const text = cell.text.trim()
  const width = habit.paddedWidth
  const share = (habit.widths.get(width ?? 0)?.all ?? 0) / Math.max(habit.filled, 1)
  if (width !== null && text.length < width && share >= 0.3)
    return lost(question, 'lostZeros', 'codeNumber', text.padStart(width, '0'))
  return field === 'archivalCode' && cell.kind === 'number' ? numberAmongCodes(question, cell) : null
}

/** A code with letters lost nothing for certain: it may have been typed short, and counts as the same. */
const shortCode: Judge = ({ cell, field, habit, around }) => {
  const text = cell.text.trim()
  const isShort = habit.usual !== null && text.length < habit.usual.form.length
  if (field !== 'archivalCode' || cell.kind !== 'text' || !isShort || !/(?<!\d)[1-9]\d{0,5}$/.test(text))
    return null
  const expected = expectedIn(around)
  if (expected === null || expected === text || unpadded(expected) !== unpadded(text)) return null
  return said('lostZeros', text, expected)
}

/** A bare number among codes with letters and separators. Where all codes are bare numbers they are meant to be. */
function numberAmongCodes(question: CellQuestion, { text, moment }: Cell): FoundDamage | null {
  const { habit, around } = question
  if (habit.filled > 0 && habit.numbers / habit.filled >= 0.9) return null
  const expected = expectedIn(around)
  if (moment !== null && moment > '1950' && moment < '2100' && isColumnOfCodes(habit))
    return lost(question, 'codeDate', 'codeDate', typedAs(moment, '', expected, habit.forms))
  const likely = expected?.replace(/^0+/, '') === text ? expected : null
  return text.length > 11
    ? lost(question, 'scientific', 'codeScientific', likely ?? text)
    : lost(question, 'lostZeros', 'codeNumber', likely)
}
