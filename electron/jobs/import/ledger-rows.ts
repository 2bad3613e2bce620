import type { CellDamage } from '../../../shared/contract/ledger-profile.ts'
import { isBlank, type LedgerRow } from './cells.ts'
import { damageAt } from './damage.ts'
import { HEADER_WITHIN, type Header, headerAt } from './find-header.ts'
import { headingKey } from './match-heading.ts'
import { mendRow } from './mend-row.ts'
import type { ReadingPlan } from './plan.ts'
import type { Ledger, LedgerSheet } from './read-ledger.ts'
import { refuseFile } from './refusals.ts'

/** How many rows below the header a column's habits are learned from. */
const LEARNED = 2000

/** The rows at the top of a sheet, where titles and headings stand. */
export async function readTop(
  ledger: Ledger,
  sheet: string,
  least = HEADER_WITHIN,
): Promise<readonly LedgerRow[]> {
  const top: LedgerRow[] = []
  for await (const batch of ledger.rows(sheet)) {
    for (const row of batch) top.push(mendRow(row))
    if ((top.at(-1)?.number ?? 0) >= least) break
  }
  return top
}

const keysOf = (row: LedgerRow) => row.cells.map((cell) => headingKey(cell?.text ?? ''))

// Sums, signatures and the marks that close a list; behind them at most a number or a name.
const FOOTING =
  /^(合计|总计|小计|共计|累计|本页[小合]计|制表人?|填表人?|制单人?|审核人?|复核人?|经办人|录入人|打印[日时][期间]|制表[日时][期间]|填表[日时][期间]|以下空白|subtotal|total)$|^(合计|总计|小计|共计|累计|制表人?|填表人?|制单人?|审核人?|复核人?|经办人|录入人|打印[日时][期间]|制表[日时][期间]|填表[日时][期间])[:：]|^第\d+页(共\d+页)?$|^共\d+[页件条卷份]$|^以下空白/i

/** Printed catalogues repeat their title and headings on every page, and close with sums; none of these is a record. */
export function furnitureOf(
  top: readonly LedgerRow[],
  { row: headerRow, headings, fields }: Header,
): (row: LedgerRow) => LedgerRow['furniture'] {
  const above = top.filter(({ number }) => number <= headerRow).map(keysOf)
  const lineOf = (keys: readonly string[]) => keys.join('|').replace(/\|+$/, '')
  const repeated = new Set(above.map(lineOf).filter((line) => line !== ''))
  const names = headings.map((heading) => headingKey(heading.split('/').at(-1) ?? ''))
  const beginnings = new Set(
    [...above.map((keys) => keys.find((key) => key !== '')), ...names].filter(Boolean),
  )
  const own = [...fields].filter(([, field]) => ['archivalCode', 'title', 'name', 'usci'].includes(field))

  function isHeading(row: LedgerRow): boolean {
    const keys = keysOf(row)
    if (repeated.has(lineOf(keys))) return true
    const filled = keys.filter((key) => key !== '').length
    const same = keys.filter((key, column) => key !== '' && key === names[column]).length
    return same >= 2 && same * 10 >= filled * 6
  }

  return (row) => {
    // One cell tells for nearly every row that it is a record.
    const at = row.cells.findIndex((cell) => cell !== null)
    const first = row.cells[at]?.text ?? ''
    if (beginnings.has(headingKey(first)) && isHeading(row)) return 'heading'
    const closing = first.length <= 40 && FOOTING.test(first.normalize('NFKC').replace(/\s/gu, ''))
    return closing && own.every(([column]) => column === at || !row.cells[column]) ? 'footing' : undefined
  }
}

/** A sheet as a plan sees it: its headings, and the rows below them that say something. */
export interface PlannedRows {
  readonly headings: readonly string[]
  /** The first records, by which a column's habits are learned. */
  readonly sample: readonly LedgerRow[]
  /** Rows that are no records are marked as such. */
  readonly batches: AsyncGenerator<readonly LedgerRow[]>
  /** What happened to the file as a whole; known when its rows have been walked. */
  readonly damageOfFile: () => readonly CellDamage[]
}

/** Opens the rows that a plan means. */
export async function plannedRows(ledger: Ledger, plan: ReadingPlan): Promise<PlannedRows> {
  const top = await readTop(ledger, plan.sheet, plan.headerRow + LEARNED)
  const header = headerAt(plan.target, top, plan.headerRow)
  if (header === null) throw refuseFile('noHeader')
  const furniture = furnitureOf(top, header)
  const sample = top.filter((row) => row.number > header.row && !isBlank(row) && !furniture(row))
  const end = createEnd(ledger.sheets.find(({ name }) => name === plan.sheet))
  return {
    headings: header.headings,
    sample,
    batches: rowsBelow(ledger, plan, furniture, end),
    damageOfFile: () => [...returns(ledger, end.seen()), ...end.damage()],
  }
}

/** Remembers where a sheet ends and where its records do. */
function createEnd(sheet: LedgerSheet | undefined) {
  let filled = 0
  let last = 0
  let hasCells = false
  return {
    see(row: LedgerRow): void {
      last = row.number
      if (isBlank(row)) hasCells ||= row.cells.length > 1
      else {
        filled = row.number
        hasCells = false
      }
    },
    seen: () => last,
    damage(): readonly CellDamage[] {
      const rows = last - filled + (sheet?.blankTail ?? 0)
      // One blank line at the end of a text is how it ends.
      if (rows < 1 || (sheet?.lastRow === null && rows < 2 && !hasCells)) return []
      const finding = { kind: 'blankTail', outcome: 'repaired', value: '', likely: null, rows } as const
      return [damageAt({ row: filled + 1, column: null, heading: '' }, finding)]
    },
  }
}

/** A text whose every line ends with a carriage return alone. */
function returns({ crOnly }: Ledger, rows: number): readonly CellDamage[] {
  if (!crOnly) return []
  const finding = { kind: 'crOnly', outcome: 'repaired', value: '\\r', likely: '\\r\\n', rows } as const
  return [damageAt({ row: 1, column: null, heading: '' }, finding)]
}

async function* rowsBelow(
  ledger: Ledger,
  plan: ReadingPlan,
  furniture: ReturnType<typeof furnitureOf>,
  end: ReturnType<typeof createEnd>,
): AsyncGenerator<readonly LedgerRow[]> {
  const marked = (row: LedgerRow): LedgerRow => {
    const kind = furniture(row)
    if (kind !== undefined) return { ...row, furniture: kind }
    // Where every line ends like this it is said once, of the file.
    return row.crOnly && ledger.crOnly ? { number: row.number, cells: row.cells } : row
  }
  for await (const batch of ledger.rows(plan.sheet)) {
    for (const row of batch) end.see(row)
    const rows = batch.filter((row) => row.number > plan.headerRow && !isBlank(row)).map(marked)
    if (rows.length > 0) yield rows
  }
}
