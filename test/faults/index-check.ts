import { buildRun } from '../../electron/archive/records/search/build-run.ts'
import {
  findBlock,
  findRun,
  listRunPlaces,
  strayBlocks,
} from '../../electron/archive/records/search/search.repository.ts'
import type { ReadDb } from '../../electron/database/database.ts'
import { raw } from '../../electron/database/sql.ts'

/** Builds the search index again and holds it against the one that is there: nothing missing, nothing left over. */
export function brokenIndex(db: ReadDb): string[] {
  const changed = new Set(
    db.all(raw<{ entry: number }>('SELECT entry FROM search_change')).map(({ entry }) => entry),
  )
  const runs = listRunPlaces(db)
  const holds = (entry: number) => runs.some(({ first, size }) => entry >= first && entry < first + size)
  const outside = db
    .all(raw<{ entry: number }>('SELECT entry FROM item'))
    .filter(({ entry }) => !holds(entry))
  const stray = strayBlocks(db)
  return [
    ...outside
      .filter(({ entry }) => !changed.has(entry))
      .map(({ entry }) => `the index knows nothing of entry ${entry}`),
    ...runs
      .filter((run) => ![...changed].some((entry) => within(entry, run.first, run.first + run.size - 1)))
      .filter((run) => !isAsBuilt(db, run))
      .map(({ first }) => `the run from ${first} on is not what its items say`),
    ...(stray.length > 1 ? [`${stray.length} stretches of blocks that no run names`] : []),
  ]
}

function isAsBuilt(
  db: ReadDb,
  { id, first, size }: { readonly id: number; readonly first: number; readonly size: number },
): boolean {
  const kept = findRun(db, id)
  const built = buildRun(db, { first, size })
  const blocks = built.blocks.map((_, at) => findBlock(db, (kept?.firstBlock ?? 0) + at))
  return (
    kept !== undefined &&
    kept.texts === built.texts &&
    kept.columns.equals(built.columns) &&
    built.blocks.every((block, at) => Buffer.compare(block, blocks[at] ?? Buffer.alloc(0)) === 0)
  )
}

const within = (row: number | null, from: number, to: number) => row !== null && row >= from && row <= to
