import type { CellDamage } from '../../../shared/contract/ledger-profile.ts'

/** What a spreadsheet did to a cell, a row or a file. */
export type DamageKind = CellDamage['kind']
type Outcome = CellDamage['outcome']
type Remedy = CellDamage['remedy']

const REMEDIES: Readonly<Record<DamageKind, Remedy>> = {
  scientific: 'retypeAsText',
  codeDate: 'retypeAsText',
  lostZeros: 'retypeAsText',
  precision: 'retypeAsText',
  date1904: 'checkDate',
  errorCell: 'fillIn',
  crOnly: 'none',
  doubleEncoding: 'saveAgain',
  fullWidth: 'none',
  strayFormula: 'pasteValues',
  blankTail: 'none',
  repeatedHeader: 'none',
}

/** What a person does about a damage; the i18n key `imports.damage.remedy.<remedy>`. */
export const remedyOf = (kind: DamageKind): Remedy => REMEDIES[kind]

const LONGEST = 100

/** A seen text as reports carry it. */
export const shorten = (text: string): string =>
  text.length <= LONGEST && text.isWellFormed()
    ? text
    : Array.from(text.toWellFormed()).slice(0, LONGEST).join('')

/** The name that a spreadsheet gives a column, counted from 0: A, Z, AA. */
export function columnLetter(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest === 0 ? '' : columnLetter(rest - 1)) + String.fromCharCode(65 + (column % 26))
}

/** Where a damaged place is. */
export interface DamagePlace {
  readonly row: number
  /** Counted from 0; null where a whole row or the file is meant. */
  readonly column: number | null
  readonly heading: string
}

/** What was found there. */
export interface DamageFinding {
  readonly kind: DamageKind
  readonly outcome: Outcome
  readonly value: string
  readonly likely: string | null
  readonly rows?: number
}

/** Puts a finding in its place, with what to do about it. */
export function damageAt({ row, column, heading }: DamagePlace, found: DamageFinding): CellDamage {
  const { kind, outcome, value, likely, rows = 1 } = found
  return {
    kind,
    outcome,
    row,
    column,
    letter: column === null ? null : columnLetter(column),
    heading,
    value: shorten(value),
    likely: likely === null ? null : shorten(likely),
    remedy: outcome === 'repaired' ? 'none' : REMEDIES[kind],
    rows,
  }
}
