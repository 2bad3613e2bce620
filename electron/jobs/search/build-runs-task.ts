import { buildRun } from '../../archive/records/search/build-run.ts'
import type { BuiltRun, RunPlace } from '../../archive/records/search/search-runs.service.ts'
import { openReader } from '../../database/database.ts'
import type { TaskContext } from '../task-context.ts'

interface Errand {
  readonly file: string
  readonly key: Uint8Array
}

/**
 * Builds runs of the search index from the items as they stand, one after the other until it is ended: starting a thread
 * for each takes as long as building it.
 */
export async function buildRunsTask(
  { file, key }: Errand,
  { part }: TaskContext<BuiltRun | null, RunPlace>,
): Promise<never> {
  const db = openReader(file, Buffer.from(key.buffer, key.byteOffset, key.byteLength))
  let built: BuiltRun | null = null
  for (;;) built = buildRun(db, await part(built))
}
