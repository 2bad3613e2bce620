import type { ReadDb } from '../../../database/database.ts'
import { noBits } from './bits.ts'
import { matchRun, type TermSource } from './match-run.ts'
import { eachTerm, type PackedPlaces } from './postings.ts'
import { type Numbering, presentIn, unpackColumns } from './run-columns.ts'
import { findBlock, findRun } from './search.repository.ts'
import type { Stretch } from './stretch.ts'

/** A run as it is searched: its facts in memory, its terms in the file. */
export interface LoadedRun extends Stretch {
  readonly id: number
  /** The newest change that it holds. */
  readonly change: number
}

/** Reads what is kept in memory of a run. Null where it has gone meanwhile. */
export function loadRun(
  db: ReadDb,
  id: number,
  categories: Numbering,
  retentions: Numbering,
): LoadedRun | null {
  const run = findRun(db, id)
  if (!run) return null
  const firsts = new Float64Array(Uint8Array.from(run.firsts).buffer)
  const source = termSource(db, run.firstBlock, firsts)
  const columns = unpackColumns(run, run.size, categories, retentions)
  return {
    id,
    change: run.change,
    first: run.first,
    size: run.size,
    entries: null,
    columns,
    present: presentIn(columns),
    passed: noBits(run.size),
    find: (query) => matchRun(source, run.size, query),
  }
}

/** The last block that begins at or before a term. */
function blockOf(firsts: Float64Array, term: number): number {
  let low = 0
  let high = firsts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((firsts[middle] as number) <= term) low = middle + 1
    else high = middle
  }
  return low - 1
}

function termSource(db: ReadDb, firstBlock: number, firsts: Float64Array): TermSource {
  const read = (at: number, from: number, to: number, take: (places: PackedPlaces, term: number) => void) => {
    const block = findBlock(db, firstBlock + at)
    if (block) eachTerm(block, firsts[at] as number, from, to, take)
  }
  return {
    one(term) {
      const at = blockOf(firsts, term)
      let found: PackedPlaces | null = null
      if (at >= 0)
        read(at, term, term, (places) => {
          found = places
        })
      return found
    },
    each([from, to], take) {
      for (
        let at = Math.max(0, blockOf(firsts, from));
        at < firsts.length && (firsts[at] as number) <= to;
        at++
      )
        read(at, from, to, take)
    },
  }
}
