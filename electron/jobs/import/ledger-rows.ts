import { isBlank, type LedgerRow } from './cells.ts'
import { HEADER_WITHIN, headerAt } from './find-header.ts'
import { headingKey } from './match-heading.ts'
import type { ReadingPlan } from './plan.ts'
import type { Ledger } from './read-ledger.ts'
import { refuseFile } from './refusals.ts'

/** The rows at the top of a sheet, where titles and headings stand. */
export async function readTop(
  ledger: Ledger,
  sheet: string,
  least = HEADER_WITHIN,
): Promise<readonly LedgerRow[]> {
  const top: LedgerRow[] = []
  for await (const batch of ledger.rows(sheet)) {
    top.push(...batch)
    if ((top.at(-1)?.number ?? 0) >= least) break
  }
  return top
}

const keysOf = (row: LedgerRow) => row.cells.map((cell) => headingKey(cell?.text ?? ''))

/** Printed catalogues repeat their title and headings on every page; neither is a record. */
function pageFurniture(top: readonly LedgerRow[], headerRow: number): (row: LedgerRow) => boolean {
  const above = top.filter(({ number }) => number <= headerRow).map(keysOf)
  const lineOf = (keys: readonly string[]) => keys.join('|').replace(/\|+$/, '')
  const repeated = new Set(above.map(lineOf).filter((line) => line !== ''))
  const beginnings = new Set(above.map((keys) => keys.find((key) => key !== '')))
  return (row) => {
    // One cell tells for nearly every row that it is a record.
    const first = row.cells.find((cell) => cell !== null)
    return beginnings.has(headingKey(first?.text ?? '')) && repeated.has(lineOf(keysOf(row)))
  }
}

/** A sheet as a plan sees it: its headings, and the rows below them that say something. */
export interface PlannedRows {
  readonly headings: readonly string[]
  readonly batches: AsyncGenerator<readonly LedgerRow[]>
}

/** Opens the rows that a plan means. */
export async function plannedRows(ledger: Ledger, plan: ReadingPlan): Promise<PlannedRows> {
  const top = await readTop(ledger, plan.sheet, plan.headerRow)
  const header = headerAt(plan.target, top, plan.headerRow)
  if (header === null) throw refuseFile('noHeader')
  return { headings: header.headings, batches: rowsBelow(ledger, plan, pageFurniture(top, plan.headerRow)) }
}

async function* rowsBelow(
  ledger: Ledger,
  plan: ReadingPlan,
  isFurniture: (row: LedgerRow) => boolean,
): AsyncGenerator<readonly LedgerRow[]> {
  for await (const batch of ledger.rows(plan.sheet)) {
    const rows = batch.filter((row) => row.number > plan.headerRow && !isBlank(row) && !isFurniture(row))
    if (rows.length > 0) yield rows
  }
}
