import { readDocumentDate } from '../../../shared/domain/document-date.ts'
import type { RuleReason } from '../../../shared/domain/text-rules.ts'
import type { Cell } from './cells.ts'
import type { Field } from './synonyms.ts'

/** What a cell says to a field, or why the spreadsheet has spoilt it beyond reading (hard case 23). */
export type CellText = { readonly text: string } | { readonly rule: string; readonly reason: RuleReason }

const RULES: Readonly<Partial<Record<Field, string>>> = {
  archivalCode: 'IDX-10',
  usci: 'QUAL-3',
  mobile: 'QUAL-2',
}
const ruleOf = (field: Field) => RULES[field] ?? 'IDX-2'

const isDigits = (text: string) => /^\d+$/.test(text)
const isImprecise = (text: string) => !/^-?\d{1,15}$/.test(text) && Math.abs(Number(text)) >= 1e15

function numberIn(field: Field, { text, moment }: Cell): CellText {
  if (isImprecise(text)) return { rule: ruleOf(field), reason: 'precisionLost' }
  // A code that became a number has lost its zeros and its separators, if it had any; nobody can tell.
  if (field === 'archivalCode' && isDigits(text))
    return { rule: 'IDX-10', reason: Number(text) >= 1e11 ? 'codeScientific' : 'codeNumber' }
  if (field === 'documentDate' || field === 'signedAt' || field === 'enteredAt') return dateIn(text, moment)
  return { text }
}

function dateIn(text: string, moment: string | null): CellText {
  // 2011.1 was January or, before the spreadsheet dropped its zero, October.
  if (/^\d{4}\.1$/.test(text)) return { rule: 'IDX-2', reason: 'precisionLost' }
  return { text: readDocumentDate(text).ok ? text : (moment ?? text) }
}

function momentIn(field: Field, { text, moment }: Cell): CellText {
  switch (field) {
    case 'documentDate':
    case 'signedAt':
    case 'enteredAt':
      return moment === null ? { rule: 'IDX-2', reason: 'impossibleDate' } : { text: moment }
    case 'archivalCode':
    case 'documentNumber':
      return { rule: ruleOf(field), reason: 'codeDate' }
    default:
      return { text }
  }
}

/** Reads a cell for a field, by what the spreadsheet took it for as much as by what it shows. */
export function cellText(field: Field, cell: Cell): CellText {
  switch (cell.kind) {
    case 'error':
      return field === 'archivalCode'
        ? { rule: 'IDX-10', reason: 'codeError' }
        : { rule: ruleOf(field), reason: 'cellError' }
    case 'number':
      return numberIn(field, cell)
    case 'date':
      return momentIn(field, cell)
    default:
      return { text: cell.text }
  }
}
