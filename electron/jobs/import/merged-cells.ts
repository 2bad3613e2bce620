import type { Cell, LedgerRow } from './cells.ts'
import { columnNumber } from './sheet-cells.ts'

/** A range of merged cells, all counted from 0. */
export interface Merge {
  readonly fromRow: number
  readonly toRow: number
  readonly column: number
}

/** Reads a range as a spreadsheet names it, `A1:B3`. */
export function readMerge(range: string): Merge | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})$/.exec(range)
  if (found === null) return null
  const [, letters = '', from = '', to = ''] = found
  return { fromRow: Number(from) - 1, toRow: Number(to) - 1, column: columnNumber(letters) }
}

type Open = Map<number, { readonly until: number; readonly cell: Cell | null }>

function covered({ number, cells }: LedgerRow, open: Open): (Cell | null)[] {
  const filled = [...cells]
  for (const [column, { until, cell }] of open) {
    if (until < number) open.delete(column)
    if (until < number || cell === null) continue
    while (filled.length <= column) filled.push(null)
    filled[column] ??= cell
  }
  return filled
}

/** Walks rows so that a cell merged downwards speaks for every row that it covers. */
export function* carryDown(rows: Iterable<LedgerRow>, merges: readonly Merge[]): Generator<LedgerRow> {
  const starting = Map.groupBy(
    merges.filter(({ fromRow, toRow }) => toRow > fromRow),
    ({ fromRow }) => fromRow + 1,
  )
  if (starting.size === 0) return yield* rows
  const open: Open = new Map()
  for (const row of rows) {
    const cells = covered(row, open)
    for (const { toRow, column } of starting.get(row.number) ?? [])
      open.set(column, { until: toRow + 1, cell: cells[column] ?? null })
    yield { number: row.number, cells }
  }
}
