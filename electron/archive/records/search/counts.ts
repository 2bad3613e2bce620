import { QUALITIES } from '../../../../shared/contract/item-filter.ts'
import { ITEM_STATES } from '../../../../shared/domain/item-states.ts'
import { SECRECY_GRADES } from '../../../../shared/domain/secrecy.ts'
import type { Base } from './answer.ts'
import { countBits, eachBit } from './bits.ts'
import type { RunColumns } from './run-columns.ts'
import type { SearchIndex } from './search-index.ts'
import type { ColumnTest, Group } from './wanted.ts'

/** How often each value of each group occurs. */
export type Counts = Readonly<Record<Group, ReadonlyMap<string | number, number>>>

const COLUMNS = {
  category: 'categories',
  year: 'years',
  retention: 'retentions',
  grade: 'grades',
  state: 'states',
  place: 'qualities',
  quality: 'qualities',
} as const satisfies Record<Group, keyof RunColumns>
/** The groups in the order in which they are counted. */
export const GROUPS = Object.keys(COLUMNS) as readonly Group[] // the keys of a record of groups are the groups

type Tally = Readonly<Record<Group, Uint32Array>>

/**
 * Counts the values of every group. An item that fails the choice of one group alone still counts in that group, so that
 * other values of it can be seen and ticked.
 */
export function countGroups(
  base: Base,
  tests: ReadonlyMap<Group, ColumnTest>,
  { categories, retentions }: Pick<SearchIndex, 'categories' | 'retentions'>,
): Counts {
  const bytes = () => new Uint32Array(0x100)
  const tally: Tally = {
    category: new Uint32Array(categories.size()),
    year: new Uint32Array(0x10000),
    retention: new Uint32Array(retentions.size()),
    grade: bytes(),
    state: bytes(),
    place: bytes(),
    quality: bytes(),
  }
  for (const { stretch, bits } of base) countStretch(stretch.columns, placesOf(bits), tests, tally)
  return {
    category: named(tally.category, categories.textOf),
    year: named(tally.year, (year) => year),
    retention: named(tally.retention, retentions.textOf),
    grade: named(tally.grade, (grade) => SECRECY_GRADES[grade]),
    state: named(tally.state, (state) => ITEM_STATES[state]),
    place: named(perBit(tally.place, 1), (bit) => (bit === 0 ? 'unshelved' : 'shelved')),
    quality: named(perBit(tally.quality, QUALITIES.length), (bit) => QUALITIES[bit]),
  }
}

function placesOf(bits: Uint32Array): Int32Array {
  const places = new Int32Array(countBits(bits))
  let count = 0
  eachBit(bits, (at) => {
    places[count++] = at
  })
  return places
}

/** One column after the other, in loops that do nothing else: a million items are counted while a key is pressed. */
function countStretch(
  columns: RunColumns,
  places: Int32Array,
  tests: ReadonlyMap<Group, ColumnTest>,
  tally: Tally,
): void {
  const failed = failuresOf(columns, places, tests)
  for (const group of GROUPS) {
    const test = tests.get(group)
    // What fails in this group alone has one failure; what fails nowhere has none.
    const counted = test
      ? keptOf(places, failed, ownFailures(columns, places, test))
      : keptOf(places, failed, null)
    const values = columns[COLUMNS[group]]
    const counts = tally[group]
    for (let at = 0; at < counted.length; at++) {
      const value = values[counted[at] as number] as number
      counts[value] = (counts[value] as number) + 1
    }
  }
}

function failuresOf(
  columns: RunColumns,
  places: Int32Array,
  tests: ReadonlyMap<Group, ColumnTest>,
): Uint8Array | null {
  if (tests.size === 0) return null
  const failed = new Uint8Array(places.length)
  for (const test of tests.values()) {
    const own = ownFailures(columns, places, test)
    for (let at = 0; at < failed.length; at++) failed[at] = (failed[at] as number) + (own[at] as number)
  }
  return failed
}

function ownFailures(columns: RunColumns, places: Int32Array, { column, table }: ColumnTest): Uint8Array {
  const values = columns[column]
  const own = new Uint8Array(places.length)
  for (let at = 0; at < own.length; at++)
    own[at] = table[values[places[at] as number] as number] === 1 ? 0 : 1
  return own
}

/** The places without a failure but, where given, those of one group. */
function keptOf(places: Int32Array, failed: Uint8Array | null, own: Uint8Array | null): Int32Array {
  if (!failed) return places
  const kept = new Int32Array(places.length)
  let count = 0
  for (let at = 0; at < places.length; at++)
    if (failed[at] === (own ? own[at] : 0)) kept[count++] = places[at] as number
  return kept.subarray(0, count)
}

/** From how often each combination of bits occurs to how often each bit does; after the last one, how often none of them. */
function perBit(combinations: Uint32Array, bits: number): Uint32Array {
  const counts = new Uint32Array(bits + 1)
  for (const [combination, count] of combinations.entries()) {
    for (let bit = 0; bit < bits; bit++)
      if ((combination >>> bit) & 1) counts[bit] = (counts[bit] as number) + count
    if ((combination & ((1 << bits) - 1)) === 0) counts[bits] = (counts[bits] as number) + count
  }
  return counts
}

function named(counts: Uint32Array, nameOf: (value: number) => string | number | undefined) {
  const names = new Map<string | number, number>()
  for (const [value, count] of counts.entries()) {
    const name = count > 0 ? nameOf(value) : undefined
    if (name !== undefined) names.set(name, count)
  }
  return names
}
