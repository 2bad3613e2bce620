import { awake } from '../../../shared/domain/formula-safe.ts'

/** One cell of a ledger: what it says, and what kind of thing the spreadsheet took it for. */
export interface Cell {
  /** `formula` is one whose result was never saved, or a text that looks like one. */
  readonly kind: 'text' | 'number' | 'date' | 'error' | 'formula'
  readonly text: string
  /** The day, and the hour if there is one, that a number means as a date: `2011-01-23`, `2011-01-23 09:30`. */
  readonly moment: string | null
  /** Of a date, the number behind it, and whether it counts from 1904. */
  readonly serial?: number
  readonly is1904?: boolean
  /** All digits of a number that is too long to be one, where the file still has them. */
  readonly exact?: string
  /** The formula whose saved result this is, or the guard that a text stood behind: `="0001"`. */
  readonly formula?: string
  /** What the spreadsheet shows instead of the digits: `1.23E+11`. */
  readonly shown?: string
  /** The cell as it was before its characters were mended. */
  readonly garbled?: string
  /** Of characters that cannot be mended: what they probably were, as far as that can be told. */
  readonly lost?: { readonly likely: string | null }
}

/** One row as it stands in the file; blank cells are null. Counted from 1, as the spreadsheet shows it. */
export interface LedgerRow {
  readonly number: number
  readonly cells: readonly (Cell | null)[]
  /** Whether its line ends with a carriage return alone. */
  readonly crOnly?: boolean
  /** No record, but a heading printed again, or a sum or signature below. */
  readonly furniture?: 'heading' | 'footing'
}

/** Rows travel in batches, so that a million of them wait for each other as seldom as possible. */
export const BATCH = 500

/** The widest and the longest sheet that any spreadsheet program writes. */
export const MAX_COLUMNS = 16_384
export const MAX_ROWS = 1_048_576

const ERROR =
  /^(#(N\/A|REF!|VALUE!|NAME\?|名称\?|NUM!|DIV\/0!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA|EXTERNAL!|PYTHON!|#{2,})|Err:5\d\d)$/
// `="0001"` is how people keep leading zeros in a CSV; an apostrophe is how exports keep a formula asleep.
// A reference, a function, a number or a text follows the sign; `=同上=` and `====` are words and lines.
const FORMULA = /^[=＝]\s*(?:[-+('"{#\d@]|[\p{L}_.]+\(|\$?[A-Za-z]{1,3}\$?\d+(?!\p{L})|[^\s=]+!)/u
const QUOTED = /^="([^"]*)"$/

/** A cell of a text file, or of a spreadsheet's text: formulas stay the text they are and are never run. */
export function textCell(raw: string): Cell | null {
  const first = raw.charCodeAt(0)
  // Nearly every cell begins with a letter, a digit or a Chinese character, and none of these can mean anything else.
  if (first > 0x2fff && first < 0xff00) return { kind: 'text', text: raw, moment: null }
  return raw.trim() === '' ? null : oddText(raw)
}

function oddText(raw: string): Cell {
  const quoted = QUOTED.exec(raw)
  if (quoted !== null) return { kind: 'text', text: quoted[1] ?? '', moment: null, formula: raw }
  const text = awake(raw)
  if (text !== raw) return { kind: 'text', text, moment: null }
  if (ERROR.test(raw.trim())) return { kind: 'error', text: raw.trim(), moment: null }
  return { kind: FORMULA.test(raw) ? 'formula' : 'text', text: raw, moment: null }
}

/** Whether a row says anything at all. */
export const isBlank = ({ cells }: LedgerRow): boolean => cells.every((cell) => cell === null)
