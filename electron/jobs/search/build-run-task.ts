import { buildRun } from '../../archive/records/search/build-run.ts'
import type { RunPlace } from '../../archive/records/search/search-runs.service.ts'
import { openReader } from '../../database/database.ts'

interface Question extends RunPlace {
  readonly file: string
  readonly key: Uint8Array
}

/** Builds a run of the search index from the items as they stand. */
export function buildRunTask({ file, key, first, size }: Question) {
  const db = openReader(file, Buffer.from(key.buffer, key.byteOffset, key.byteLength))
  try {
    return buildRun(db, { first, size })
  } finally {
    db.close()
  }
}
