import { type CodeStyle, type Drawn, drawLedger, type Part } from './ledgers.ts'
import type { Format, Kind, Plant, Sheet, Value } from './sheet.ts'

/** Every format that a ledger is written in. */
export const FORMATS: readonly Format[] = ['xlsx', 'biff8', 'ods', 'csv']

/** Changes one cell and remembers what stood there. */
export interface Change {
  readonly at: number
  readonly part: Part
  readonly value: Value
  readonly original: string | null
}

/** What the cell of a record says in a text table. */
export const textAt = ({ sheet, parts, first }: Drawn, at: number, part: Part): string => {
  const value = sheet.rows[first - 1 + at]?.[parts.indexOf(part)] ?? null
  return typeof value === 'string' ? value : value !== null && 'shown' in value ? value.shown : ''
}

/** Changes cells of a ledger and remembers where. */
export function changed(drawn: Drawn, kind: Kind, changes: readonly Change[]): Sheet {
  const { sheet, parts, first } = drawn
  const rows = sheet.rows.map((row) => [...row])
  const plants = changes.map(({ at, part, value, original }): Plant => {
    const column = parts.indexOf(part)
    const row = rows[first - 1 + at]
    if (row) row[column] = value
    return { kind, row: first + at, column, original }
  })
  return { ...sheet, rows, plants }
}

/** Some records, no two of them beside each other, and neither the first nor the last. */
export function places({ sheet, first, dice }: Drawn): readonly number[] {
  const count = sheet.rows.length - first + 1
  const start = dice.between(2, 5)
  return Array.from({ length: dice.between(1, 3) }, (_, at) => start + at * 6).filter((at) => at < count - 2)
}

/** Draws a ledger whose codes are spelled in one of some ways. */
export const draw = (
  seed: number,
  index: number,
  styles: readonly CodeStyle[],
  need: readonly Part[] = [],
  format?: Format,
) =>
  drawLedger(seed, index, {
    style: styles[index % styles.length] as CodeStyle,
    format: format ?? (FORMATS[Math.floor(index / 3) % 4] as Format),
    need,
  })
