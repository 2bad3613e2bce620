import type { DAMAGE_KINDS } from '../../shared/contract/ledger-profile.ts'

/** What is written into one cell, before any format is chosen. */
export type Value =
  | string
  | {
      readonly number: number
      readonly format?: string
      /** What a text table shows of it. */
      readonly shown: string
    }
  | { readonly error: string }
  | { readonly formula: string; readonly saved?: string | number }
  | null

export type Kind = (typeof DAMAGE_KINDS)[number]

/** One damage at a known place. */
export interface Plant {
  readonly kind: Kind
  /** Counted from 1. */
  readonly row: number
  /** Counted from 0; null for a whole row or file. */
  readonly column: number | null
  /** What stood there before, where it can be known at all. */
  readonly original: string | null
}

export type Format = 'xlsx' | 'biff8' | 'ods' | 'csv'

/** A ledger before it is a file. */
export interface Sheet {
  readonly name: string
  readonly format: Format
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le'
  readonly delimiter: ',' | '\t' | ';'
  readonly lineEnd: '\r\n' | '\n' | '\r'
  readonly date1904: boolean
  /** Rows that end with a carriage return alone; counted from 1. */
  readonly returns: readonly number[]
  /** Blank rows that the file keeps at its end. */
  readonly tail: number
  readonly rows: readonly (readonly Value[])[]
  readonly plants: readonly Plant[]
}

/** A number as a cell that shows it. */
export const number = (value: number, shown = String(value), format?: string): Value =>
  format === undefined ? { number: value, shown } : { number: value, shown, format }
