import type { ReadDb } from '../../../database/database.ts'
import { setBit } from './bits.ts'
import { createChangedItems } from './changed-items.ts'
import { type LoadedRun, loadRun } from './loaded-runs.ts'
import { createNumbering, type Numbering } from './run-columns.ts'
import { listNewRuns, listRunPlaces } from './search.repository.ts'
import type { Stretch } from './stretch.ts'

/** What is known of an open vault for searching: its runs, and what changed since they were built. */
export interface SearchIndex {
  readonly categories: Numbering
  readonly retentions: Numbering
  /** Brings everything up to the newest change; returns a number that is new whenever something was. */
  sync(db: ReadDb): number
  stretches(): readonly Stretch[]
}

/** A cache of what stands in the file, and nothing else: a command that fails leaves nothing behind here. */
export function createSearchIndex(): SearchIndex {
  const categories = createNumbering()
  const retentions = createNumbering()
  const changed = createChangedItems()
  let runs: readonly LoadedRun[] = []
  let newestRun = 0
  let generation = 0
  let newest: Stretch | null = null

  function takeRuns(db: ReadDb): boolean {
    const fresh = listNewRuns(db, newestRun)
    if (fresh.length === 0) return false
    newestRun = fresh.at(-1) ?? newestRun
    const known = new Map(runs.map((run) => [run.id, run]))
    runs = listRunPlaces(db)
      .map(({ id }) => known.get(id) ?? loadRun(db, id, categories, retentions))
      .filter((run) => run !== null)
    for (const run of runs) {
      if (!known.has(run.id)) changed.drop(run)
      run.passed.fill(0)
    }
    passOver(changed.entries())
    return true
  }

  function passOver(entries: Iterable<number>): void {
    for (const entry of entries) {
      const run = runs.find(({ first, size }) => entry >= first && entry < first + size)
      if (run) setBit(run.passed, entry - run.first)
    }
  }

  return {
    categories,
    retentions,
    sync(db) {
      // A run that was built since takes changes away, so runs come first.
      const hasRuns = takeRuns(db)
      const entries = changed.take(db)
      if (!hasRuns && entries.length === 0) return generation
      passOver(entries)
      newest = null
      generation += 1
      return generation
    },
    stretches() {
      newest ??= changed.stretch(categories, retentions)
      return newest.size > 0 ? [...runs, newest] : runs
    },
  }
}
