import { QUALITIES } from '../../../../shared/contract/item-filter.ts'
import { ITEM_STATES } from '../../../../shared/domain/item-states.ts'
import { SECRECY_GRADES } from '../../../../shared/domain/secrecy.ts'
import type { Base } from './answer.ts'
import { countBits } from './bits.ts'
import { gradeOf, qualitiesOf, type RunColumns, stateOf } from './run-columns.ts'
import type { SearchIndex } from './search-index.ts'
import type { Stretch } from './stretch.ts'
import type { ColumnTest, Group } from './wanted.ts'

/** How often each value of each group occurs. */
export type Counts = Readonly<Record<Group, ReadonlyMap<string | number, number>>>

/** The groups in the order in which they are counted. */
export const GROUPS: readonly Group[] = [
  'category',
  'year',
  'retention',
  'grade',
  'state',
  'place',
  'quality',
]

/** What is counted by one look at an item: its category, year, retention, and all that is small in one number. */
const TALLIES = { category: 'categories', year: 'years', retention: 'retentions', small: 'small' } as const
type Tallied = keyof typeof TALLIES
type Tally = Readonly<Record<Tallied, Uint32Array>>

/** Where each group is counted. */
const TALLIED: Readonly<Record<Group, Tallied>> = {
  category: 'category',
  year: 'year',
  retention: 'retention',
  grade: 'small',
  state: 'small',
  place: 'small',
  quality: 'small',
}

/**
 * Counts the values of every group. An item that fails the choice of one group alone still counts in that group, so that
 * other values of it can be seen and ticked.
 */
export function countGroups(
  base: Base,
  tests: ReadonlyMap<Group, ColumnTest>,
  { categories, retentions }: Pick<SearchIndex, 'categories' | 'retentions'>,
): Counts {
  const sizes = { category: categories.size(), year: YEARS, retention: retentions.size(), small: SMALL }
  const passing = tallyOf(sizes)
  // Items that fail in one group only, by that group.
  const failing = new Map([...tests.keys()].map((group) => [group, tallyOf(sizes)]))
  for (const { stretch, bits } of base)
    if (tests.size === 0 && isWhole(stretch, bits)) addTally(passing, wholeTally(stretch, sizes))
    else countStretch(stretch.columns, bits, tests, passing, failing)
  const of = (group: Group) => sumOf(passing[TALLIED[group]], failing.get(group)?.[TALLIED[group]])
  return {
    category: named(of('category'), categories.textOf),
    year: named(of('year'), (year) => year),
    retention: named(of('retention'), retentions.textOf),
    grade: named(reduced(of('grade'), gradeOf), (grade) => SECRECY_GRADES[grade]),
    state: named(reduced(of('state'), stateOf), (state) => ITEM_STATES[state]),
    place: named(
      reduced(of('place'), (small) => qualitiesOf(small) & 1),
      (bit) => (bit === 1 ? 'unshelved' : 'shelved'),
    ),
    quality: named(perBit(reduced(of('quality'), qualitiesOf)), (bit) => QUALITIES[bit]),
  }
}

const YEARS = 3000
const SMALL = SECRECY_GRADES.length << 12
type Sizes = Readonly<Record<Tallied, number>>

const tallyOf = (sizes: Sizes): Tally => ({
  category: new Uint32Array(sizes.category),
  year: new Uint32Array(sizes.year),
  retention: new Uint32Array(sizes.retention),
  small: new Uint32Array(sizes.small),
})

function sumOf(counts: Uint32Array, more: Uint32Array | undefined): Uint32Array {
  if (more) for (let at = 0; at < more.length; at++) more[at] = (more[at] as number) + (counts[at] as number)
  return more ?? counts
}

// Nothing was sought and nothing chosen: what a stretch holds in all is counted once, as long as it is loaded.
const wholes = new WeakMap<Stretch, readonly (readonly [Tallied, readonly (readonly [number, number])[]])[]>()

const isWhole = ({ present }: Stretch, bits: Uint32Array) => bits.every((word, at) => word === present[at])

function wholeTally(stretch: Stretch, sizes: Sizes) {
  const known = wholes.get(stretch)
  if (known) return known
  const tally = tallyOf(sizes)
  addPlaces(tally, stretch.columns, placesOf(stretch.present))
  const whole = Object.entries(tally).map(([name, counts]) => {
    const pairs: [number, number][] = []
    for (let value = 0; value < counts.length; value++)
      if (counts[value]) pairs.push([value, counts[value] as number])
    return [name as Tallied, pairs] as const
  })
  wholes.set(stretch, whole)
  return whole
}

function addTally(tally: Tally, whole: ReturnType<typeof wholeTally>): void {
  for (const [name, pairs] of whole)
    for (const [value, count] of pairs) tally[name][value] = (tally[name][value] as number) + count
}

function placesOf(bits: Uint32Array): Int32Array {
  const places = new Int32Array(countBits(bits))
  let count = 0
  for (let word = 0; word < bits.length; word++)
    for (let rest = bits[word] as number; rest !== 0; rest &= rest - 1)
      places[count++] = word * 32 + 31 - Math.clz32(rest & -rest)
  return places
}

/** One column after the other, in loops that do nothing else: a million items are counted while a key is pressed. */
function countStretch(
  columns: RunColumns,
  bits: Uint32Array,
  tests: ReadonlyMap<Group, ColumnTest>,
  passing: Tally,
  failing: ReadonlyMap<Group, Tally>,
): void {
  const places = placesOf(bits)
  if (tests.size === 0) {
    addPlaces(passing, columns, places)
    return
  }
  const sorted = byFailure(columns, places, [...tests.values()])
  addPlaces(passing, columns, sorted[0] ?? NO_PLACES)
  for (const [number, [group, tally]] of [...failing].entries())
    addPlaces({ [TALLIED[group]]: tally[TALLIED[group]] }, columns, sorted[number + 1] ?? NO_PLACES)
}

const NO_PLACES = new Int32Array(0)

/**
 * The places that pass every test, then those that fail the first alone, the second alone, and so on. One walk, in which
 * every place is written to some list, so that nothing has to be guessed.
 */
function byFailure(
  columns: RunColumns,
  places: Int32Array,
  tests: readonly ColumnTest[],
): readonly Int32Array[] {
  const others = tests.length + 1
  const lists = new Int32Array((others + 1) * places.length)
  const ends = Int32Array.from({ length: others + 1 }, (_, list) => list * places.length)
  // Which list a place belongs to, by the bits of the tests that it fails.
  const listOf = new Uint8Array(1 << tests.length).fill(others)
  listOf[0] = 0
  for (let test = 0; test < tests.length; test++) listOf[1 << test] = test + 1
  const failed = failuresOf(columns, places, tests)
  for (let at = 0; at < places.length; at++) {
    const list = listOf[failed[at] as number] as number
    lists[ends[list] as number] = places[at] as number
    ends[list] = (ends[list] as number) + 1
  }
  return Array.from({ length: others }, (_, list) => lists.subarray(list * places.length, ends[list]))
}

/** One bit for each test that a place fails. */
function failuresOf(columns: RunColumns, places: Int32Array, tests: readonly ColumnTest[]): Uint8Array {
  const failed = new Uint8Array(places.length)
  for (const [number, { column, table }] of tests.entries()) {
    const values = columns[column]
    for (let at = 0; at < failed.length; at++) {
      const fails = Number(table[values[places[at] as number] as number] !== 1)
      failed[at] = (failed[at] as number) | (fails << number)
    }
  }
  return failed
}

function addPlaces(tally: Partial<Tally>, columns: RunColumns, places: Int32Array): void {
  for (const [name, counts] of Object.entries(tally) as [Tallied, Uint32Array][]) {
    const values = columns[TALLIES[name]]
    for (let at = 0; at < places.length; at++) {
      const value = values[places[at] as number] as number
      counts[value] = (counts[value] as number) + 1
    }
  }
}

/** From how often each small number occurs to how often each part of it does. */
function reduced(counts: Uint32Array, partOf: (small: number) => number): Uint32Array {
  const parts = new Uint32Array(0x100)
  for (let small = 0; small < counts.length; small++) {
    const count = counts[small] as number
    if (count > 0) parts[partOf(small)] = (parts[partOf(small)] as number) + count
  }
  return parts
}

/** From how often each combination of bits occurs to how often each bit does. */
function perBit(combinations: Uint32Array): Uint32Array {
  const counts = new Uint32Array(8)
  for (let bit = 0; bit < counts.length; bit++)
    counts[bit] = combinations.reduce((sum, count, bits) => sum + ((bits >>> bit) & 1) * count, 0)
  return counts
}

function named(counts: Uint32Array, nameOf: (value: number) => string | number | undefined) {
  const names = new Map<string | number, number>()
  for (let value = 0; value < counts.length; value++) {
    const count = counts[value] as number
    const name = count > 0 ? nameOf(value) : undefined
    if (name !== undefined) names.set(name, count)
  }
  return names
}
