import { readDocumentDate } from '../../../shared/domain/document-date.ts'
import type { RuleReason } from '../../../shared/domain/text-rules.ts'
import { damageOf } from './cell-damage.ts'
import type { CellQuestion } from './cell-question.ts'
import type { Cell } from './cells.ts'
import type { DamageFinding } from './damage.ts'
import { roleOf } from './field-roles.ts'
import type { Field } from './synonyms.ts'

/** What a cell says to its field, or why it cannot be read; and what a spreadsheet did to it in either case. */
export type CellText = { readonly findings: readonly DamageFinding[] } & (
  | { readonly text: string }
  | { readonly rule: string; readonly reason: RuleReason }
)

const RULES: Readonly<Partial<Record<Field, string>>> = {
  archivalCode: 'IDX-10',
  usci: 'QUAL-3',
  mobile: 'QUAL-2',
}
const ruleOf = (field: Field) => RULES[field] ?? 'IDX-2'

/** The text of a whole cell for a field. Null where it is a day that never was. */
function readText(field: Field, cell: Cell): string | null {
  const isDate = roleOf(field) === 'date'
  if (cell.kind === 'date') return isDate ? cell.moment : cell.text
  if (!isDate || cell.kind !== 'number' || readDocumentDate(cell.text).ok) return cell.text
  return cell.moment ?? cell.text
}

/** A number that was 2011.10 once: January or, before the spreadsheet dropped its zero, October. */
const isCutMonth = (field: Field, { kind, text }: Cell) =>
  kind === 'number' && roleOf(field) === 'date' && /^\d{4}\.1$/.test(text)

/** Reads a cell for a field, by what the spreadsheet took it for as much as by what it shows (hard case 23). */
export function cellText(question: CellQuestion & { readonly field: Field }): CellText {
  const { cell, field } = question
  const found = damageOf(question)
  const findings = found.map(({ finding }) => finding)
  const reason = found.find((one) => one.reason !== null)?.reason
  if (reason) return { findings, rule: ruleOf(field), reason }
  if (isCutMonth(field, cell)) {
    const cut: DamageFinding = { kind: 'lostZeros', outcome: 'refused', value: cell.text, likely: null }
    return { findings: [...findings, cut], rule: 'IDX-2', reason: 'precisionLost' }
  }
  const text = readText(field, cell)
  if (text === null) return { findings, rule: 'IDX-2', reason: 'impossibleDate' }
  // The code's own spelling is evidence and is kept; its rule reads every width.
  const wide = field === 'archivalCode' ? undefined : findings.find(({ kind }) => kind === 'fullWidth')
  return { findings, text: wide?.likely ?? text }
}
