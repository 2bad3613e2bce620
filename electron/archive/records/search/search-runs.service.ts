import type { Database, ReadDb } from '../../../database/database.ts'
import { RUN_SIZE } from './postings.ts'
import {
  type BuiltRun,
  countChanges,
  dropRuns,
  forgetChanges,
  highestEntry,
  insertBlocks,
  insertRun,
  listRunPlaces,
  newestBlock,
  RUN_RULES,
  removeBlocks,
  runsWithin,
  strayBlocks,
} from './search.repository.ts'

/** The items that a run holds: so many from an entry on. */
export interface RunPlace {
  readonly first: number
  readonly size: number
}

/** How closely the runs follow the items: `busy` while changes come one after another, `quiet` once they have ceased. */
export type Pace = 'busy' | 'quiet'

/** So many items that no run holds as they are now are still held against every question at once. */
const FEW_LOOSE = 1024
/** While an import goes on more are left for a while; two runs of so many make a whole one when it is quiet again. */
const MANY_LOOSE = RUN_SIZE / 2
// Places of items in a run are bits of whole words.
const WORD = 32

/** The run that is to be built next, or null where few enough items are outside. */
export function nextRun(db: ReadDb, pace: Pace = 'quiet'): RunPlace | null {
  const isBusy = pace === 'busy'
  const mostLoose = isBusy ? MANY_LOOSE : FEW_LOOSE
  const runs = listRunPlaces(db)
  const end = runs.reduce((most, { first, size }) => Math.max(most, first + size), 0)
  const loose = highestEntry(db) + 1 - end
  // In the middle of an import nothing is packed twice: its processor has other work.
  if (loose >= mostLoose) return isBusy ? { first: end, size: MANY_LOOSE } : grown(runs, end, loose)
  const old = runs.find(({ rules }) => rules !== RUN_RULES)
  if (old) return old
  const changes = countChanges(db, end)
  if (changes.reduce((sum, { count }) => sum + count, 0) < mostLoose) return isBusy ? null : halves(runs)
  const counted = runs.map((run) => ({
    run,
    count: changes
      .filter(({ entry }) => entry >= run.first && entry < run.first + run.size)
      .reduce((sum, { count }) => sum + count, 0),
  }))
  return counted.toSorted((a, b) => b.count - a.count)[0]?.run ?? null
}

/** Two runs of an import that make a whole one. */
function halves(runs: readonly RunPlace[]): RunPlace | null {
  const isHalf = (run: RunPlace | undefined) => run?.size === MANY_LOOSE
  const first = runs.find((run, at) => {
    const next = runs[at + 1]
    return isHalf(run) && isHalf(next) && next?.first === run.first + run.size
  })
  return first ? { first: first.first, size: RUN_SIZE } : null
}

/** New items make a run of their own; together with the small runs before them a full one, as soon as they fill it. */
function grown(runs: readonly RunPlace[], end: number, loose: number): RunPlace {
  const small = runs.filter(({ size }) => size < RUN_SIZE).toSorted((a, b) => b.first - a.first)
  let first = end
  for (const run of small) if (run.first + run.size === first && end - run.first < RUN_SIZE) first = run.first
  if (end - first + loose >= RUN_SIZE) return { first, size: RUN_SIZE }
  return { first: end, size: loose - (loose % WORD) }
}

export type { BuiltRun } from './search.repository.ts'

const BLOCKS_AT_ONCE = 64
const CHANGES_AT_ONCE = 4000

/**
 * Writes a run in the place of those whose items it holds, in pieces to be done one by one. Until the piece that names it
 * nothing refers to its blocks; what is left of one that was never finished is removed by `removeStrayBlocks`.
 */
export function* writeRun(db: Database, run: BuiltRun): Generator<() => void> {
  const firstBlock = newestBlock(db) + 1
  for (let at = 0; at < run.blocks.length; at += BLOCKS_AT_ONCE) {
    const blocks = run.blocks.slice(at, at + BLOCKS_AT_ONCE)
    yield () => db.transaction((write) => insertBlocks(write, firstBlock + at, blocks))
  }
  yield () =>
    db.transaction((write) => {
      const replaced = runsWithin(write, run)
      insertRun(write, run, firstBlock)
      dropRuns(write, replaced)
    })
  yield* removingStrayBlocks(db)
  // A change that a run holds and that is still listed is read twice and says the same.
  for (let isDone = false; !isDone; )
    yield () => {
      isDone = db.transaction((write) => forgetChanges(write, run, CHANGES_AT_ONCE)) < CHANGES_AT_ONCE
    }
}

function* removingStrayBlocks(db: Database): Generator<() => void> {
  for (const stray of strayBlocks(db))
    for (let from = stray.from; from < stray.to; from += BLOCKS_AT_ONCE * 4) {
      const to = Math.min(stray.to, from + BLOCKS_AT_ONCE * 4)
      yield () => db.transaction((write) => removeBlocks(write, from, to))
    }
}

/** Removes the blocks that no run names: of runs that were replaced, or whose writing was cut short. */
export function removeStrayBlocks(db: Database): void {
  for (const piece of removingStrayBlocks(db)) piece()
}

/** Puts a built run into the file at once; for tests and tools that nobody waits beside. */
export function putRun(db: Database, run: BuiltRun): void {
  for (const piece of writeRun(db, run)) piece()
}
