import type { CellDamage, LedgerProfile } from '../../../shared/contract/ledger-profile.ts'
import type { LedgerRow } from './cells.ts'
import { batchClassifier } from './classify-row.ts'
import { type Habit, learnHabits, NO_HABIT } from './column-habits.ts'
import { columnLetter } from './damage.ts'
import { roleOf } from './field-roles.ts'
import type { ReadingPlan } from './plan.ts'
import { secrecyOf } from './row-secrecy.ts'
import type { Field } from './synonyms.ts'

const SAMPLES = 3
const SAMPLE_LENGTH = 60
/** Neighbours within so many rows tell what a damaged cell was. */
const TOGETHER = 500
/** So many rows teach what a column usually holds. */
const LEARNED = 2000

/** A sheet whose header is known, and the rows below that are looked at. */
export interface Survey {
  readonly headings: readonly string[]
  readonly fields: ReadonlyMap<number, Field>
  /** The columns that content told, not a heading. */
  readonly byContent: ReadonlySet<number>
  readonly rows: readonly LedgerRow[]
  readonly hiddenColumns: ReadonlySet<number>
}

/** What a survey finds: every column, and the damage by kind (IDX-15). */
export interface Surveyed {
  readonly columns: LedgerProfile['columns']
  readonly damage: LedgerProfile['damage']
}

/** Looks through the columns of a ledger: never showing a word of a row that is or may be secret. */
export function surveyColumns(survey: Survey, plan: ReadingPlan): Surveyed {
  const { headings, fields, byContent, rows, hiddenColumns } = survey
  const habits = learnHabits(rows)
  const damage = damageIn(survey, plan)
  const gradeColumn = [...fields].find(([, field]) => field === 'secrecy')?.[0] ?? null
  const open = rows.filter(({ cells }) => secrecyOf(cells, gradeColumn, '', 'ordinary').kind === 'open')
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), headings.length)
  const damaged = new Map<number, number>()
  for (const { column } of damage) if (column !== null) damaged.set(column, (damaged.get(column) ?? 0) + 1)
  const columns = Array.from({ length: width }, (_, index): LedgerProfile['columns'][number] => {
    const habit = habits[index] ?? NO_HABIT
    const field = fields.get(index) ?? null
    return {
      index,
      letter: columnLetter(index),
      header: headings[index] ?? '',
      field,
      by: field === null ? null : byContent.has(index) ? 'content' : 'heading',
      sample: sampleOf(open, index),
      blanks: rows.length - habit.filled,
      type: typeOf(habit),
      form: formIn(habit),
      repeats: roleOf(field) === 'code' || field === 'name' ? repeatsIn(rows, index) : null,
      damaged: damaged.get(index) ?? 0,
      hidden: hiddenColumns.has(index),
    }
  }).filter(({ header, blanks }) => header !== '' || blanks < rows.length)
  return { columns, damage: countsOf(damage) }
}

function damageIn({ headings, rows }: Survey, plan: ReadingPlan) {
  const classify = batchClassifier(plan, headings, 'ordinary', rows.slice(0, LEARNED))
  const damage: CellDamage[] = []
  for (let at = 0; at < rows.length; at += TOGETHER)
    for (const row of classify(rows.slice(at, at + TOGETHER)))
      if (row.kind !== 'heldBack') damage.push(...row.damage)
  return damage
}

function countsOf(damage: readonly CellDamage[]): LedgerProfile['damage'] {
  const counts: LedgerProfile['damage'] = {}
  for (const { kind } of damage) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

function typeOf({ filled, numbers, dates }: Habit): LedgerProfile['columns'][number]['type'] {
  if (filled === 0) return 'blank'
  if (dates / filled >= 0.95) return 'date'
  if (numbers / filled >= 0.95) return 'number'
  return (dates + numbers) / filled <= 0.05 ? 'text' : 'mixed'
}

/** The form that is worth telling: one that most cells have, and that is not just words. */
const formIn = ({ usual }: Habit): string | null =>
  usual !== null && usual.share >= 0.4 && /[9A]/.test(usual.form) ? usual.form : null

function repeatsIn(rows: readonly LedgerRow[], column: number): number {
  const seen = new Set<string>()
  let repeats = 0
  for (const { cells } of rows) {
    const text = cells[column]?.text
    if (text === undefined) continue
    if (seen.has(text)) repeats += 1
    seen.add(text)
  }
  return repeats
}

function sampleOf(rows: readonly LedgerRow[], column: number): string[] {
  const sample: string[] = []
  for (const { cells } of rows) {
    if (sample.length === SAMPLES) break
    const text = cells[column]?.text
    if (text !== undefined) sample.push(Array.from(text.toWellFormed()).slice(0, SAMPLE_LENGTH).join(''))
  }
  return sample
}
