import { AppError, notFound } from '../../../shared/errors.ts'
import type { ImportId, ItemId, PartyId } from '../../../shared/ids.ts'
import type { JobContext } from '../context.ts'
import { listImportedParties } from '../parties/parties.service.ts'
import { listImported } from '../records/records.service.ts'
import * as repository from './transfer.repository.ts'

type Office = JobContext<'office'>

const BATCH = 500

/** Takes back what an import brought in, batch by batch, and says how many rows went. Stopped, it goes on when asked again. */
export async function undoImport(context: Office, importId: ImportId): Promise<number> {
  const { db, act, signal, report } = context
  const run = repository.findRun(db, importId)
  if (!run) throw notFound()
  const dropSome = run.target === 'items' ? dropItems : dropParties
  let removed = 0
  for (;;) {
    if (signal.aborted) throw new AppError({ code: 'cancelled', reason: 'byUser' })
    const dropped = await dropSome(context, importId)
    if (dropped === 0) break
    removed += dropped
    report(removed, Math.max(run.created, removed))
    await new Promise(setImmediate)
  }
  await act.transfer.finish({ id: importId, state: 'undone', created: 0 })
  return removed
}

async function dropItems({ db, facts, act }: Office, importId: ImportId): Promise<number> {
  const ids: ItemId[] = listImported(db, importId, -1, BATCH).map(({ id }) => id)
  if (ids.length > 0) await act.transfer.dropItems({ vault: facts.openVault, importId, ids })
  return ids.length
}

async function dropParties({ db, act }: Office, importId: ImportId): Promise<number> {
  const ids: PartyId[] = listImportedParties(db, importId, -1, BATCH).map(({ id }) => id)
  if (ids.length > 0) await act.transfer.dropParties({ importId, ids })
  return ids.length
}
