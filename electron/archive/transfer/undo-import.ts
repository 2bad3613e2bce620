import type { UndoOutlook } from '../../../shared/contract/import-runs.ts'
import { AppError, notFound } from '../../../shared/errors.ts'
import type { ImportId } from '../../../shared/ids.ts'
import type { JobContext, QueryContext } from '../context.ts'
import { countPartiesByUse, listUnusedParties, listUsedParties } from '../parties/parties.service.ts'
import { namesOf } from '../people/people.service.ts'
import { countByUse, listUnused, listUsed } from '../records/imported.ts'
import * as repository from './transfer.repository.ts'

type Office = JobContext<'office'>

/** Rows of one command: less than one may hold, so that a window never waits for it. */
const BATCH = 200
const MOST_KEPT = 200

/** Takes back what nobody has used of an import since, batch by batch. Stopped, it goes on when asked again (LAW-1). */
export async function undoImport(
  context: Office,
  importId: ImportId,
): Promise<{ readonly removed: number; readonly kept: number }> {
  const { db, act, signal, report } = context
  const run = repository.findRun(db, importId)
  if (!run) throw notFound()
  const dropSome = run.target === 'items' ? dropItems : dropParties
  const { used: kept, unused } = (run.target === 'items' ? countByUse : countPartiesByUse)(db, importId)
  if (unused === 0)
    throw new AppError({ code: 'rule_broken', reason: 'import.touched', params: { rule: 'LAW-1' } })
  let removed = 0
  for (;;) {
    if (signal.aborted) throw new AppError({ code: 'cancelled', reason: 'byUser' })
    const dropped = await dropSome(context, importId)
    if (dropped === 0) break
    removed += dropped
    report(removed, Math.max(unused, removed))
    await new Promise(setImmediate)
  }
  await act.transfer.finish({ id: importId, state: 'undone', created: kept })
  return { removed, kept }
}

async function dropItems({ db, facts, act }: Office, importId: ImportId): Promise<number> {
  const ids = listUnused(db, importId, BATCH).map(({ id }) => id)
  if (ids.length > 0) await act.transfer.dropItems({ vault: facts.openVault, importId, ids })
  return ids.length
}

async function dropParties({ db, act }: Office, importId: ImportId): Promise<number> {
  const ids = listUnusedParties(db, importId, BATCH).map(({ id }) => id)
  if (ids.length > 0) await act.transfer.dropParties({ importId, ids })
  return ids.length
}

/** What an undoing would take back, and what it would leave because somebody used it. */
export function outlookOf({ db, office, actor }: QueryContext<'vault'>, importId: ImportId): UndoOutlook {
  const run = repository.findRun(office, importId)
  if (!run) throw notFound()
  if (run.target === 'items') {
    const { used, unused } = countByUse(db, importId)
    const kept = listUsed(db, actor.scope, importId, MOST_KEPT)
    const corrections = repository.countCorrections(db, importId)
    return { removable: unused, kept, moreKept: used - kept.length, corrections }
  }
  const nameOf = namesOf(office)
  const { used, unused } = countPartiesByUse(office, importId)
  const kept = listUsedParties(office, importId, MOST_KEPT).map(({ usci, name, changedAt, changedBy }) => ({
    code: usci ?? '',
    title: name,
    changedAt,
    by: nameOf(changedBy),
  }))
  return { removable: unused, kept, moreKept: used - kept.length, corrections: 0 }
}
