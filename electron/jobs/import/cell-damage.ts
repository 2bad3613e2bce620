import { type CellQuestion, type FoundDamage, type Judge, lost, repaired, said } from './cell-question.ts'
import type { Cell } from './cells.ts'
import { expectedIn, sameAround } from './code-sequence.ts'
import { roleOf } from './field-roles.ts'
import { dateMadeOfCode } from './made-days.ts'
import { precision, scientific, zeros } from './number-damage.ts'

/** `#N/A` and its kin. */
const errorCell: Judge = (question) => {
  const { cell, field, around } = question
  if (cell.kind !== 'error') return null
  const reason = field === 'archivalCode' ? 'codeError' : 'cellError'
  return lost(question, 'errorCell', reason, expectedIn(around) ?? sameAround(around))
}

const formula: Judge = (question) => {
  const { cell, habit, around } = question
  if (cell.kind === 'formula')
    return lost(question, 'strayFormula', 'strayFormula', expectedIn(around) ?? sameAround(around))
  // A column that is computed throughout is meant to be; a single formula among values is not.
  if (cell.formula === undefined || habit.computed * 2 > habit.filled) return null
  return cell.formula.startsWith('="') && !cell.formula.includes('&')
    ? repaired('strayFormula', cell.formula, cell.text)
    : said('strayFormula', cell.formula, cell.text)
}

const garbled: Judge = (question) => {
  const { cell } = question
  if (cell.lost !== undefined) return lost(question, 'doubleEncoding', 'garbled', cell.lost.likely)
  return cell.garbled === undefined ? null : repaired('doubleEncoding', cell.garbled, cell.text)
}

/** Digits of double width, where digits mean something. */
const wide: Judge = ({ cell, field }) => {
  const role = roleOf(field)
  if (cell.kind !== 'text' || role === 'prose' || role === 'other' || !/[０-９]/.test(cell.text)) return null
  return repaired(
    'fullWidth',
    cell.text,
    cell.text.replace(/[０-９]/g, (digit) => digit.normalize('NFKC')),
  )
}

/** A day of a workbook that counts from 1904: read by its own count. */
const from1904: Judge = ({ cell, field }) =>
  cell.kind === 'date' && cell.is1904 === true && roleOf(field) === 'date' && cell.moment !== null
    ? repaired('date1904', cell.text, cell.moment)
    : null

const JUDGES = [errorCell, garbled, formula, dateMadeOfCode, precision, scientific, zeros, wide, from1904]

/** Looks for everything that a spreadsheet may have done to a cell, the worst first. */
export function damageOf(question: CellQuestion): readonly FoundDamage[] {
  if (isOrdinary(question.cell)) return []
  const found: FoundDamage[] = []
  for (const judge of JUDGES) {
    const one = judge(question)
    if (one === null) continue
    found.push(one)
    if (one.reason !== null) break
  }
  return found
}

// Texts without a digit are most of a ledger, and nothing happens to them but what they already carry with them.
const isOrdinary = ({ kind, text, formula: from, garbled: was, lost: gone }: Cell): boolean =>
  kind === 'text' && from === undefined && was === undefined && gone === undefined && !/[\d０-９]/.test(text)
