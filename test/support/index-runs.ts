import { buildRun } from '../../electron/archive/records/search/build-run.ts'
import { putRun } from '../../electron/archive/records/search/search-runs.service.ts'
import type { Database } from '../../electron/database/database.ts'

/** Builds runs over all items there are, of a size of the test's own, as the program does beside its work. */
export function buildRuns(db: Database, entries: number, size: number): void {
  for (let first = 0; first <= entries; first += size) putRun(db, buildRun(db, { first, size }))
}
