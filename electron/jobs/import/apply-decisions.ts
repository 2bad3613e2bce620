import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import { readSecrecyMark, type WorkstationProfile } from '../../../shared/domain/secrecy.ts'
import { type Cell, type LedgerRow, MAX_COLUMNS, textCell } from './cells.ts'
import type { ReadingPlan } from './plan.ts'
import type { Ledger } from './read-ledger.ts'
import { secrecyOf } from './row-secrecy.ts'

/** A ledger as the clerk's decisions make it read, and the plan that reads it. */
export interface DecidedLedger {
  readonly ledger: Ledger
  readonly plan: ReadingPlan
}

/** Rows of a template that show how it is filled in; no record's number begins like this. */
const EXAMPLE = /^(示例|Example)[ :：]/

/**
 * Puts what the clerk typed in the place of cells, reads grades as what they were said to mean, and passes over the
 * example of a template. The file itself stays as it is.
 */
export function applyDecisions(
  ledger: Ledger,
  plan: ReadingPlan & Pick<ImportPlan, 'grades' | 'decisions'>,
  workstation: WorkstationProfile,
): DecidedLedger {
  const typed = plan.decisions.cells
  const mapping = withTypedColumns(plan.mapping, typed)
  const columnOf = (field: string) =>
    Number(Object.keys(mapping).find((column) => mapping[column] === field) ?? Number.NaN)
  const grade = columnOf('secrecy')
  const gradeColumn = Number.isNaN(grade) ? null : grade
  const means = plan.grades === 'state' ? starred : (text: string) => text
  const assumed = means(plan.defaults?.secrecy ?? '')

  function decide(row: LedgerRow): LedgerRow {
    const meant = plan.grades === 'state' ? withGrade(row, gradeColumn, means) : row
    const cells = typed[String(row.number)]
    if (!cells) return meant
    // What a row held back says is nobody's to put right here: its grade was read from the file, and stands.
    if (secrecyOf(meant.cells, gradeColumn, assumed, workstation).kind === 'heldBack') return meant
    return withCells(meant, (field) => columnOf(field), cells)
  }

  return {
    plan: { ...plan, mapping, defaults: { ...plan.defaults, ...(assumed && { secrecy: assumed }) } },
    ledger: {
      ...ledger,
      rows: (sheet) => decidedRows(ledger.rows(sheet), plan.headerRow, decide),
    },
  }
}

async function* decidedRows(
  batches: AsyncGenerator<readonly LedgerRow[]>,
  headerRow: number,
  decide: (row: LedgerRow) => LedgerRow,
): AsyncGenerator<readonly LedgerRow[]> {
  for await (const batch of batches)
    yield batch
      .filter(({ number, cells }) => number <= headerRow || !EXAMPLE.test(firstText(cells)))
      .map((row) => (row.number > headerRow ? decide(row) : row))
}

const firstText = (cells: LedgerRow['cells']) => cells.find((cell) => cell !== null)?.text ?? ''

/** A field that was typed and has no column gets one beyond the widest sheet. */
function withTypedColumns(
  mapping: ReadingPlan['mapping'],
  typed: ImportPlan['decisions']['cells'],
): ReadingPlan['mapping'] {
  const known = new Set(Object.values(mapping))
  const fields = new Set(Object.values(typed).flatMap((cells) => Object.keys(cells)))
  const added = [...fields].filter((field) => !known.has(field))
  const columns = added.map((field, at) => [String(MAX_COLUMNS + at), field] as const)
  return columns.length === 0 ? mapping : { ...mapping, ...Object.fromEntries(columns) }
}

function withCells(
  row: LedgerRow,
  columnOf: (field: string) => number,
  typed: Readonly<Record<string, string>>,
): LedgerRow {
  const cells: (Cell | null)[] = [...row.cells]
  for (const [field, text] of Object.entries(typed)) {
    const column = columnOf(field)
    while (cells.length <= column) cells.push(null)
    cells[column] = textCell(text)
  }
  return { ...row, cells }
}

function withGrade(row: LedgerRow, column: number | null, means: (text: string) => string): LedgerRow {
  const cell = column === null ? null : (row.cells[column] ?? null)
  if (column === null || cell === null) return row
  const text = means(cell.text)
  return text === cell.text ? row : { ...row, cells: row.cells.with(column, { ...cell, text }) }
}

/** A state secret's mark has a star; a ledger of them often leaves it out (LAW-16). */
const starred = (text: string): string =>
  readSecrecyMark(text)?.regime === 'commercial' ? `${text.trim()}★` : text
