import { QUALITIES } from '../../../../shared/contract/item-filter.ts'
import type { ConditionGroup } from '../../../../shared/domain/conditions.ts'
import { ITEM_STATES } from '../../../../shared/domain/item-states.ts'
import type { SearchQuery } from '../../../../shared/domain/search-query.ts'
import { SECRECY_GRADES } from '../../../../shared/domain/secrecy.ts'
import type { Scope } from '../../context.ts'
import type { Numbering, RunColumns } from './run-columns.ts'

/** What is sought: words, and values of groups, of which an empty one asks nothing. */
export interface Wanted {
  readonly query: SearchQuery
  /** A category with all below it, or all of a fonds; null where everything is asked. */
  readonly branch: readonly string[] | null
  readonly years: readonly number[]
  readonly retentions: readonly string[]
  readonly grades: readonly string[]
  readonly states: readonly string[]
  readonly place: 'shelved' | 'unshelved' | null
  readonly qualities: readonly string[]
  /** What is asked field by field besides. */
  readonly conditions: ConditionGroup | null
}

/** The groups in which items are chosen and counted. */
export type Group = 'category' | 'year' | 'retention' | 'grade' | 'state' | 'place' | 'quality'

/** A choice in one column of facts: the table has a 1 for every value that holds. */
export interface ColumnTest {
  readonly column: keyof RunColumns
  readonly table: Uint8Array
}

interface Numberings {
  readonly categories: Numbering
  readonly retentions: Numbering
}

const UNPLACED = 1 << QUALITIES.indexOf('unplaced')
const BYTE = 0x100
const SHORT = 0x10000

/** The tests of those groups in which something is chosen. */
export function groupTests(
  { branch, years, retentions, grades, states, place, qualities }: Wanted,
  numbered: Numberings,
): ReadonlyMap<Group, ColumnTest> {
  const tests = new Map<Group, ColumnTest>()
  if (branch) tests.set('category', categoryTest(branch, numbered.categories))
  if (years.length > 0) tests.set('year', { column: 'years', table: tableOf(years, SHORT) })
  if (retentions.length > 0) {
    const numbers = retentions.map(numbered.retentions.numberOf)
    tests.set('retention', { column: 'retentions', table: tableOf(numbers, numbered.retentions.size()) })
  }
  if (grades.length > 0) tests.set('grade', gradeTest(grades))
  if (states.length > 0)
    tests.set('state', { column: 'states', table: tableOf(placesIn(ITEM_STATES, states), BYTE) })
  if (place) {
    const isUnplaced = place === 'unshelved'
    tests.set(
      'place',
      bitTest((bits) => ((bits & UNPLACED) !== 0) === isUnplaced),
    )
  }
  if (qualities.length > 0) {
    const chosen = placesIn(QUALITIES, qualities).reduce((sum, at) => sum | (1 << at), 0)
    tests.set(
      'quality',
      bitTest((bits) => (bits & chosen) !== 0),
    )
  }
  return tests
}

/** What the rows that somebody may see have in common, as `visible.repository.ts` says it of the table. */
export function visibleTests({ grades, categories }: Scope, numbered: Numberings): readonly ColumnTest[] {
  return [
    ...(grades ? [gradeTest(grades)] : []),
    ...(categories ? [categoryTest(categories, numbered.categories)] : []),
  ]
}

function categoryTest(ids: readonly string[], categories: Numbering): ColumnTest {
  const numbers = ids.map(categories.numberOf)
  return { column: 'categories', table: tableOf(numbers, categories.size()) }
}

const gradeTest = (grades: readonly string[]): ColumnTest => ({
  column: 'grades',
  table: tableOf(placesIn(SECRECY_GRADES, grades), BYTE),
})

const bitTest = (holds: (bits: number) => boolean): ColumnTest => ({
  column: 'qualities',
  table: Uint8Array.from({ length: BYTE }, (_, bits) => (holds(bits) ? 1 : 0)),
})

const placesIn = (all: readonly string[], some: readonly string[]) => some.map((one) => all.indexOf(one))

function tableOf(numbers: readonly number[], size: number): Uint8Array {
  const table = new Uint8Array(size)
  for (const number of numbers) if (number >= 0) table[number] = 1
  return table
}
