import { awake } from '../../../shared/domain/formula-safe.ts'

/** One cell of a ledger: what it says, and what kind of thing the spreadsheet took it for. */
export interface Cell {
  readonly kind: 'text' | 'number' | 'date' | 'error'
  readonly text: string
  /** The day, and the hour if there is one, that a number means as a date: `2011-01-23`, `2011-01-23 09:30`. */
  readonly moment: string | null
}

/** One row as it stands in the file; blank cells are null. Counted from 1, as the spreadsheet shows it. */
export interface LedgerRow {
  readonly number: number
  readonly cells: readonly (Cell | null)[]
}

/** Rows travel in batches, so that a million of them wait for each other as seldom as possible. */
export const BATCH = 500

/** The widest sheet that any spreadsheet program writes. */
export const MAX_COLUMNS = 16_384

const ERROR = /^#(N\/A|REF!|VALUE!|NAME\?|NUM!|DIV\/0!|NULL!|SPILL!|CALC!)$/
// `="0001"` is how people keep leading zeros in a CSV; an apostrophe is how exports keep a formula asleep.
const QUOTED = /^="([^"]*)"$/

/** A cell of a text file, or of a spreadsheet's text: formulas stay the text they are and are never run. */
export function textCell(raw: string): Cell | null {
  if (raw.trim() === '') return null
  const text = awake(raw.replace(QUOTED, '$1'))
  return { kind: ERROR.test(text) ? 'error' : 'text', text, moment: null }
}

/** Whether a row says anything at all. */
export const isBlank = ({ cells }: LedgerRow): boolean => cells.every((cell) => cell === null)
