import type { CellDamage } from '../../../shared/contract/transfer.ts'
import { normaliseCode } from '../../../shared/domain/archival-code.ts'
import { type ItemWarning, readItem } from '../../../shared/domain/item-reading.ts'
import { ITEM_FIELDS, type ItemDescription } from '../../../shared/domain/item-rules.ts'
import {
  PARTY_FIELDS,
  type PartyDescription,
  type PartyWarning,
  readParty,
} from '../../../shared/domain/party-rules.ts'
import type { WorkstationProfile } from '../../../shared/domain/secrecy.ts'
import type { BrokenRule, RuleReason } from '../../../shared/domain/text-rules.ts'
import { cellText } from './cell-texts.ts'
import type { Cell, LedgerRow } from './cells.ts'
import { type DamageKind, shorten } from './damage.ts'
import { plannedRows } from './ledger-rows.ts'
import type { ReadingPlan } from './plan.ts'
import type { Ledger } from './read-ledger.ts'
import { secrecyOf } from './row-secrecy.ts'
import type { Field, Target } from './synonyms.ts'

/** One reason why a row is refused, with the place in the file. */
export interface RowProblem {
  /** Counted from 0; null where the field has no column. */
  readonly column: number | null
  readonly field: string
  /** The ledger's own name of the column; empty where there is none. */
  readonly heading: string
  /** What stands there, shortened; always empty where secrecy is the reason. */
  readonly value: string
  readonly rule: string
  readonly reason: RuleReason
  /** What the spreadsheet did, where that is the reason, and what probably stood there. */
  readonly damage: DamageKind | null
  readonly likely: string | null
}

/** What becomes of a row. Of a row held back nothing but its number and grade leaves this file. */
export type ClassifiedRow =
  | {
      readonly kind: 'item'
      readonly row: number
      readonly description: ItemDescription
      /** The code as the ledger spells it, where that is not how the archive does. */
      readonly rawCode: string | null
      readonly warnings: readonly ItemWarning[]
      /** What was repaired or is worth saying; a refused row also has what refuses it. */
      readonly damage: readonly CellDamage[]
    }
  | {
      readonly kind: 'party'
      readonly row: number
      readonly description: PartyDescription
      readonly warnings: readonly PartyWarning[]
      readonly damage: readonly CellDamage[]
    }
  | { readonly kind: 'heldBack'; readonly row: number; readonly grade: 'secret' | 'topSecret' }
  | {
      readonly kind: 'refused'
      readonly row: number
      readonly problems: readonly RowProblem[]
      readonly warnings: readonly PartyWarning[]
      readonly damage: readonly CellDamage[]
    }
  /** No record: a heading printed again, a sum, a signature, the blank end. */
  | { readonly kind: 'passedOver'; readonly row: number; readonly damage: readonly CellDamage[] }

/** A plan with its columns by field, made once for all rows. */
interface Columns {
  readonly target: Target
  readonly byField: ReadonlyMap<Field, readonly number[]>
  readonly headings: readonly string[]
  readonly defaults: NonNullable<ReadingPlan['defaults']>
}

function columnsOf(plan: ReadingPlan, headings: readonly string[]): Columns {
  const known: readonly Field[] = plan.target === 'items' ? ITEM_FIELDS : PARTY_FIELDS
  const entries = Object.entries(plan.mapping).map(([column, field]) => [Number(column), field] as const)
  const byField = new Map(
    known.map((field) => {
      const all = entries.filter(([, named]) => named === field).map(([column]) => column)
      return [field, field === 'remarks' ? all : all.slice(0, 1)]
    }),
  )
  return { target: plan.target, byField, headings, defaults: plan.defaults ?? {} }
}

const refused = (
  row: number,
  problems: readonly RowProblem[],
  warnings: readonly PartyWarning[] = [],
  damage: readonly CellDamage[] = [],
): ClassifiedRow => ({ kind: 'refused', row, problems, warnings, damage })

/** Makes the judge of one ledger's rows. */
export function rowClassifier(
  plan: ReadingPlan,
  headings: readonly string[],
  workstation: WorkstationProfile,
) {
  const columns = columnsOf(plan, headings)
  const gradeColumn = columns.byField.get('secrecy')?.[0] ?? null
  const assumed = columns.defaults.secrecy ?? ''
  const unreadable = (rule: string, reason: RuleReason): RowProblem => ({
    column: gradeColumn,
    field: 'secrecy',
    heading: gradeColumn === null ? '' : (headings[gradeColumn] ?? ''),
    value: '',
    rule,
    reason,
    damage: null,
    likely: null,
  })
  return ({ number, cells }: LedgerRow): ClassifiedRow => {
    const secrecy = secrecyOf(cells, gradeColumn, assumed, workstation)
    switch (secrecy.kind) {
      case 'heldBack':
        return { kind: 'heldBack', row: number, grade: secrecy.grade }
      case 'stateSecret':
        return refused(number, [unreadable('LAW-16', 'stateSecret')])
      case 'unknown':
        // Nothing else of the row is looked at: it may be a secret under a name we do not know.
        return refused(number, [unreadable('CONF-5', 'unknownGrade')])
      case 'open':
        return describeRow(columns, number, cells, secrecy.mark)
    }
  }
}

interface RowTexts {
  readonly texts: Partial<Record<Field, string>>
  readonly spoilt: readonly RowProblem[]
}

function textsOf(columns: Columns, cells: readonly (Cell | null)[]): RowTexts {
  const texts: Partial<Record<Field, string>> = {}
  const spoilt: RowProblem[] = []
  for (const [field, all] of columns.byField) {
    const lines = all.flatMap((column) => {
      const cell = cells[column] ?? null
      if (cell === null) return []
      const read = cellText(field, cell)
      if ('text' in read) return [all.length > 1 ? labelled(columns.headings[column], read.text) : read.text]
      const heading = columns.headings[column] ?? ''
      spoilt.push({ column, field, heading, value: shorten(cell.text), damage: null, likely: null, ...read })
      return []
    })
    texts[field] = lines.join('\n') || (columns.defaults[field] ?? '')
  }
  return { texts, spoilt }
}

/** Only the remarks have several columns: what a ledger says beyond our fields, each under its heading. */
const labelled = (heading: string | undefined, text: string) => (heading ? `${heading}：${text}` : text)

function describeRow(
  columns: Columns,
  row: number,
  cells: readonly (Cell | null)[],
  mark: string,
): ClassifiedRow {
  const { texts, spoilt } = textsOf(columns, cells)
  const reading = columns.target === 'items' ? readItem({ ...texts, secrecy: mark }) : readParty(texts)
  // A spoilt cell reads as missing too; only what spoilt it is worth saying.
  const problems = reading.ok
    ? spoilt
    : [
        ...spoilt,
        ...reading.problems.filter(({ field }) => !spoilt.some((one) => one.field === field)).map(placed),
      ]
  const warnings = 'warnings' in reading ? reading.warnings : []
  if (!reading.ok || problems.length > 0)
    return refused(
      row,
      problems,
      warnings.filter((one): one is PartyWarning => one === 'enteredLate'),
    )
  return accepted(row, reading, texts.archivalCode?.trim() ?? '')

  function placed({ field, rule, reason }: BrokenRule<Field>): RowProblem {
    const column = columns.byField.get(field)?.[0] ?? null
    const cell = column === null ? null : (cells[column] ?? null)
    const heading = column === null ? '' : (columns.headings[column] ?? '')
    const value = shorten(cell?.text ?? '')
    return { column, field, heading, value, rule, reason, damage: null, likely: null }
  }
}

type Read = Extract<ReturnType<typeof readItem> | ReturnType<typeof readParty>, { readonly ok: true }>
type ReadItem = Extract<ReturnType<typeof readItem>, { readonly ok: true }>

const isItem = (reading: Read): reading is ReadItem => 'archivalCode' in reading.description

function accepted(row: number, reading: Read, writtenCode: string): ClassifiedRow {
  if (!isItem(reading))
    return {
      kind: 'party',
      row,
      description: reading.description,
      warnings: reading.warnings as readonly PartyWarning[],
      damage: [],
    }
  const { description, warnings } = reading
  const rawCode = normaliseCode(writtenCode) === writtenCode ? null : writtenCode
  return { kind: 'item', row, description, rawCode, warnings, damage: [] }
}

/** Judges every row of a ledger, in batches and in the order of the file. */
export async function* classifyLedger(
  ledger: Ledger,
  plan: ReadingPlan,
  workstation: WorkstationProfile,
): AsyncGenerator<readonly ClassifiedRow[]> {
  const { headings, batches } = await plannedRows(ledger, plan)
  const classify = rowClassifier(plan, headings, workstation)
  for await (const batch of batches) yield batch.map(classify)
}
