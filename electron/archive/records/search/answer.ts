import type { SearchQuery } from '../../../../shared/domain/search-query.ts'
import { eachBit, noBits, setBit } from './bits.ts'
import { type EntrySet, entrySet } from './entry-set.ts'
import type { Stretch } from './stretch.ts'
import type { ColumnTest } from './wanted.ts'

/** The items of every stretch that hold the words and may be seen, before anything is chosen in a group. */
export type Base = readonly { readonly stretch: Stretch; readonly bits: Uint32Array }[]

/** Finds the items that hold every word and may be seen. */
export const baseOf = (
  stretches: readonly Stretch[],
  query: SearchQuery,
  visible: readonly ColumnTest[],
): Base =>
  stretches.map((stretch) => {
    const bits = query.length > 0 ? stretch.find(query) : stretch.present.slice()
    const { passed } = stretch
    for (let at = 0; at < bits.length; at++) bits[at] = (bits[at] as number) & ~(passed[at] as number)
    keepPassing(stretch, bits, visible)
    return { stretch, bits }
  })

// Written out: as a loop that calls nothing a million items are gone through in a few milliseconds.
function keepPassing({ columns }: Stretch, bits: Uint32Array, tests: readonly ColumnTest[]): void {
  for (const { column, table } of tests) {
    const values = columns[column]
    for (let word = 0; word < bits.length; word++) {
      let kept = 0
      for (let rest = bits[word] as number; rest !== 0; ) {
        const lowest = rest & -rest
        if (table[values[word * 32 + 31 - Math.clz32(lowest)] as number] === 1) kept |= lowest
        rest ^= lowest
      }
      bits[word] = kept
    }
  }
}

/** The entries that pass every test. */
export function chosenOf(base: Base, tests: readonly ColumnTest[]): EntrySet {
  const row = noBits(Math.max(0, ...base.map(({ stretch }) => endOf(stretch))) + 1)
  for (const { stretch, bits } of base) {
    const passing = tests.length === 0 ? bits : bits.slice()
    keepPassing(stretch, passing, tests)
    addTo(row, stretch, passing)
  }
  return entrySet(row)
}

const endOf = ({ entries, first, size }: Stretch) => entries?.at(-1) ?? first + size

function addTo(row: Uint32Array, { entries, first }: Stretch, bits: Uint32Array): void {
  if (entries) eachBit(bits, (at) => setBit(row, entries[at] ?? 0))
  // A run begins at a multiple of 32, so that its bits fall on whole words.
  else for (let at = 0; at < bits.length; at++) if (bits[at] !== 0) row[first / 32 + at] = bits[at] as number
}
