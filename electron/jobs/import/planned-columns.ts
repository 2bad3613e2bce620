import { ITEM_FIELDS } from '../../../shared/domain/item-rules.ts'
import { PARTY_FIELDS } from '../../../shared/domain/party-rules.ts'
import type { LedgerRow } from './cells.ts'
import { type Habit, learnHabits } from './column-habits.ts'
import type { ReadingPlan } from './plan.ts'
import { learnsShifts } from './shifted-date.ts'
import type { Field, Target } from './synonyms.ts'

/** A plan with its columns by field, made once for all rows. */
export interface PlannedColumns {
  readonly target: Target
  readonly byField: ReadonlyMap<Field, readonly number[]>
  /** Every field that a column fills. */
  readonly fields: ReadonlyMap<number, Field>
  readonly headings: readonly string[]
  readonly defaults: NonNullable<ReadingPlan['defaults']>
  /** What each column usually holds. */
  readonly habits: readonly Habit[]
  /** Whether a date that lies off by the days between two date systems is likely to be so by damage. */
  readonly mayBeShifted: boolean
}

/** Orders a plan by field. Only the remarks may have several columns. */
export function plannedColumns(
  plan: ReadingPlan,
  headings: readonly string[],
  sample: readonly LedgerRow[],
): PlannedColumns {
  const known: readonly Field[] = plan.target === 'items' ? ITEM_FIELDS : PARTY_FIELDS
  const entries = Object.entries(plan.mapping).map(([column, field]) => [Number(column), field] as const)
  const byField = new Map(
    known.map((field) => {
      const all = entries.filter(([, named]) => named === field).map(([column]) => column)
      return [field, field === 'remarks' ? all : all.slice(0, 1)]
    }),
  )
  const fields = new Map([...byField].flatMap(([field, all]) => all.map((column) => [column, field])))
  return {
    target: plan.target,
    byField,
    fields,
    headings,
    defaults: plan.defaults ?? {},
    habits: learnHabits(sample),
    mayBeShifted: learnsShifts(sample, (field) => byField.get(field)?.[0]),
  }
}
