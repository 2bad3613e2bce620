import { codeDate, date1904, lostZeros, precision, scientific } from './plant-numbers.ts'
import {
  blankTail,
  crOnly,
  doubleEncoding,
  errorCell,
  fullWidth,
  repeatedHeader,
  strayFormula,
} from './plant-texts.ts'
import type { Kind, Sheet } from './sheet.ts'

/** Ledgers with one kind of damage each, by seed and number. */
export const PLANTERS: Readonly<Record<Kind, (seed: number, index: number) => Sheet>> = {
  scientific,
  codeDate,
  lostZeros,
  precision,
  date1904,
  errorCell,
  crOnly,
  doubleEncoding,
  fullWidth,
  strayFormula,
  blankTail,
  repeatedHeader,
}
