import type { RuleReason } from '../../../shared/domain/text-rules.ts'
import type { Cell } from './cells.ts'
import type { Around } from './code-sequence.ts'
import type { Habit } from './column-habits.ts'
import type { DamageFinding } from './damage.ts'
import type { Field } from './synonyms.ts'

/** A cell, the field it fills (null where its column fills none), and what is known of its column. */
export interface CellQuestion {
  readonly cell: Cell
  readonly field: Field | null
  readonly habit: Habit
  readonly around: Around
}

/** What a spreadsheet did to a cell; `reason` where it refuses the row. */
export interface FoundDamage {
  readonly finding: DamageFinding
  readonly reason: RuleReason | null
}

/** Looks for one kind of damage. */
export type Judge = (question: CellQuestion) => FoundDamage | null

/** The value is lost; in a column that fills no field it is only said. */
export function lost(
  { field, cell }: CellQuestion,
  kind: DamageFinding['kind'],
  reason: RuleReason,
  likely: string | null,
): FoundDamage {
  const value = cell.shown ?? cell.text
  // Beside our fields stands what no rule asks for; there a clerk may live with the damage.
  if (field === null || field === 'remarks')
    return { finding: { kind, outcome: 'said', value, likely }, reason: null }
  return { finding: { kind, outcome: 'refused', value, likely }, reason }
}

/** The value is known for certain and read so. */
export const repaired = (kind: DamageFinding['kind'], value: string, likely: string): FoundDamage => ({
  finding: { kind, outcome: 'repaired', value, likely },
  reason: null,
})

/** The value is taken as it stands, and worth a look. */
export const said = (kind: DamageFinding['kind'], value: string, likely: string): FoundDamage => ({
  finding: { kind, outcome: 'said', value, likely },
  reason: null,
})
