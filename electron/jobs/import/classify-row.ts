import type { CellDamage } from '../../../shared/contract/ledger-profile.ts'
import { normaliseCode } from '../../../shared/domain/archival-code.ts'
import { readItem } from '../../../shared/domain/item-reading.ts'
import { type PartyWarning, readParty } from '../../../shared/domain/party-rules.ts'
import type { WorkstationProfile } from '../../../shared/domain/secrecy.ts'
import type { BrokenRule, RuleReason } from '../../../shared/domain/text-rules.ts'
import type { Cell, LedgerRow } from './cells.ts'
import type { ClassifiedRow, RowProblem } from './classified-row.ts'
import { type DamageKind, damageAt, shorten } from './damage.ts'
import { plannedRows } from './ledger-rows.ts'
import { mendRow } from './mend-row.ts'
import type { ReadingPlan } from './plan.ts'
import { type PlannedColumns, plannedColumns } from './planned-columns.ts'
import type { Ledger } from './read-ledger.ts'
import { type RowSecrecy, secrecyOf } from './row-secrecy.ts'
import { createLook, type Look, type RowTexts, readTexts } from './row-texts.ts'
import { unshifted } from './shifted-date.ts'
import type { Field } from './synonyms.ts'

export type { ClassifiedRow, RowProblem } from './classified-row.ts'

const refused = (
  row: number,
  problems: readonly RowProblem[],
  warnings: readonly PartyWarning[] = [],
  damage: readonly CellDamage[] = [],
): ClassifiedRow => ({ kind: 'refused', row, problems, warnings, damage })

const late = (warnings: readonly string[]) =>
  warnings.filter((one): one is PartyWarning => one === 'enteredLate')

/** Makes the judge of one ledger's rows, which takes them in batches because neighbours tell what a damaged cell was. */
export function batchClassifier(
  plan: ReadingPlan,
  headings: readonly string[],
  workstation: WorkstationProfile,
  sample: readonly LedgerRow[] = [],
): (rows: readonly LedgerRow[]) => readonly ClassifiedRow[] {
  const columns = plannedColumns(plan, headings, sample)
  const gradeColumn = columns.byField.get('secrecy')?.[0] ?? null
  const assumed = columns.defaults.secrecy ?? ''

  /** Nothing else of such a row is looked at: it may be a secret under a name we do not know. */
  function closed(row: LedgerRow, rule: string, reason: RuleReason): ClassifiedRow {
    const heading = gradeColumn === null ? '' : (headings[gradeColumn] ?? '')
    const cell = gradeColumn === null ? null : (row.cells[gradeColumn] ?? null)
    const kind = reason === 'unknownGrade' && cell !== null ? gradeDamage(cell) : null
    // An error value is the spreadsheet's own word and gives nothing away.
    const value = kind === 'errorCell' ? (cell?.text ?? '') : ''
    const place = { row: row.number, column: gradeColumn, heading }
    const told = { field: 'secrecy', value, rule, reason, damage: kind, likely: null }
    const problems = [{ column: gradeColumn, heading, ...told }]
    if (kind === null) return refused(row.number, problems)
    return refused(
      row.number,
      problems,
      [],
      [damageAt(place, { kind, outcome: 'refused', value, likely: null })],
    )
  }

  function judge(row: LedgerRow, secrecy: RowSecrecy, at: number, look: Look): ClassifiedRow {
    switch (secrecy.kind) {
      case 'heldBack':
        return { kind: 'heldBack', row: row.number, grade: secrecy.grade }
      case 'stateSecret':
        return closed(row, 'LAW-16', 'stateSecret')
      case 'unknown':
        return closed(row, 'CONF-5', 'unknownGrade')
      case 'open':
        return describeRow(columns, row, readTexts(columns, row, at, look), secrecy.mark)
    }
  }

  return (batch) => {
    const rows = batch.map(mendRow)
    const secrecies = rows.map(({ cells }) => secrecyOf(cells, gradeColumn, assumed, workstation))
    const isOpen = secrecies.map(({ kind }, at) => kind === 'open' && rows[at]?.furniture === undefined)
    const look = createLook(columns, { rows, isOpen })
    return rows.map((row, at) => {
      const secrecy = secrecies[at]
      if (row.furniture !== undefined || secrecy === undefined) return passedOver(row, headings)
      return judge(row, secrecy, at, look)
    })
  }
}

/** What makes a grade unreadable, where the spreadsheet did it. */
function gradeDamage({ kind, lost }: Cell): DamageKind | null {
  if (kind === 'error') return 'errorCell'
  if (kind === 'formula') return 'strayFormula'
  if (kind === 'date') return 'codeDate'
  return lost === undefined ? null : 'doubleEncoding'
}

function passedOver(row: LedgerRow, headings: readonly string[]): ClassifiedRow {
  if (row.furniture !== 'heading') return { kind: 'passedOver', row: row.number, damage: [] }
  const column = Math.max(
    0,
    row.cells.findIndex((cell) => cell !== null),
  )
  const place = { row: row.number, column, heading: headings[column] ?? '' }
  const value = row.cells[column]?.text ?? ''
  const finding = { kind: 'repeatedHeader', outcome: 'repaired', value, likely: null } as const
  return { kind: 'passedOver', row: row.number, damage: [damageAt(place, finding)] }
}

/** The same for rows that nothing is known around. */
export function rowClassifier(
  plan: ReadingPlan,
  headings: readonly string[],
  workstation: WorkstationProfile,
): (row: LedgerRow) => ClassifiedRow {
  const classify = batchClassifier(plan, headings, workstation)
  return (row) => classify([row])[0] ?? { kind: 'passedOver', row: row.number, damage: [] }
}

function describeRow(columns: PlannedColumns, row: LedgerRow, read: RowTexts, mark: string): ClassifiedRow {
  const { texts, spoilt } = read
  const reading = columns.target === 'items' ? readItem({ ...texts, secrecy: mark }) : readParty(texts)
  const shift = reading.ok ? shiftIn(columns, row, reading.description) : null
  const damage = [...read.damage, ...(shift?.damage ?? []), ...lineDamage(row)]
  // A spoilt cell reads as missing too; only what spoilt it is worth saying.
  const problems = [
    ...spoilt,
    ...(reading.ok ? [] : reading.problems)
      .filter(({ field }) => !spoilt.some((one) => one.field === field))
      .map((one) => placed(columns, row.cells, one)),
    ...(shift === null ? [] : [shift.problem]),
  ]
  const warnings = 'warnings' in reading ? reading.warnings : []
  if (!reading.ok || problems.length > 0) return refused(row.number, problems, late(warnings), damage)
  return accepted(row.number, reading, texts.archivalCode?.trim() ?? '', damage)
}

function placed(
  { byField, headings }: PlannedColumns,
  cells: readonly (Cell | null)[],
  { field, rule, reason }: BrokenRule<Field>,
): RowProblem {
  const column = byField.get(field)?.[0] ?? null
  const cell = column === null ? null : (cells[column] ?? null)
  const heading = column === null ? '' : (headings[column] ?? '')
  return {
    column,
    field,
    heading,
    value: shorten(cell?.text ?? ''),
    rule,
    reason,
    damage: null,
    likely: null,
  }
}

/** A line that ends with a carriage return alone among others that do not. */
function lineDamage({ number, crOnly }: LedgerRow): readonly CellDamage[] {
  if (crOnly !== true) return []
  const finding = { kind: 'crOnly', outcome: 'repaired', value: '\\r', likely: '\\r\\n' } as const
  return [damageAt({ row: number, column: null, heading: '' }, finding)]
}

/** Whether a row's date lies off its own year by just the days between the two date systems. */
function shiftIn(
  { byField, headings, mayBeShifted }: PlannedColumns,
  row: LedgerRow,
  description: Read['description'],
): { readonly problem: RowProblem; readonly damage: readonly CellDamage[] } | null {
  if (!mayBeShifted || !('filingYear' in description)) return null
  const likely = unshifted(description.documentDate, description.filingYear)
  const column = byField.get('documentDate')?.[0]
  if (likely === null || column === undefined) return null
  const heading = headings[column] ?? ''
  const value = shorten(row.cells[column]?.text ?? '')
  const finding = { kind: 'date1904', outcome: 'refused', value, likely } as const
  const problem: RowProblem = {
    column,
    field: 'documentDate',
    heading,
    value,
    rule: 'IDX-2',
    reason: 'dateShifted',
    damage: 'date1904',
    likely,
  }
  return { problem, damage: [damageAt({ row: row.number, column, heading }, finding)] }
}

type Read = Extract<ReturnType<typeof readItem> | ReturnType<typeof readParty>, { readonly ok: true }>
type ReadItem = Extract<ReturnType<typeof readItem>, { readonly ok: true }>

const isItem = (reading: Read): reading is ReadItem => 'archivalCode' in reading.description

function accepted(
  row: number,
  reading: Read,
  writtenCode: string,
  damage: readonly CellDamage[],
): ClassifiedRow {
  if (!isItem(reading)) {
    const warnings = reading.warnings as readonly PartyWarning[]
    return { kind: 'party', row, description: reading.description, warnings, damage }
  }
  const { description, warnings } = reading
  const rawCode = normaliseCode(writtenCode) === writtenCode ? null : writtenCode
  return { kind: 'item', row, description, rawCode, warnings, damage }
}

/** Judges every row of a ledger, in batches and in the order of the file. */
export async function* classifyLedger(
  ledger: Ledger,
  plan: ReadingPlan,
  workstation: WorkstationProfile,
): AsyncGenerator<readonly ClassifiedRow[]> {
  const { headings, sample, batches, damageOfFile } = await plannedRows(ledger, plan)
  const classify = batchClassifier(plan, headings, workstation, sample)
  for await (const batch of batches) yield classify(batch)
  const damage = damageOfFile()
  if (damage.length > 0) yield damage.map((one) => ({ kind: 'passedOver', row: one.row, damage: [one] }))
}
