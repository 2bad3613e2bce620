import type { UndoOutlook } from '../../../shared/contract/import-runs.ts'
import { AppError, notFound } from '../../../shared/errors.ts'
import { createTexts } from '../../../shared/i18n/index.ts'
import type { ImportId } from '../../../shared/ids.ts'
import type { ImportRunTable } from '../../database/import-schema.ts'
import type { JobContext, QueryContext } from '../context.ts'
import { countPartiesByUse, listUnusedParties, listUsedParties } from '../parties/parties.service.ts'
import { namesOf } from '../people/people.service.ts'
import {
  countByUse,
  countCorrected,
  listCorrected,
  listRestorable,
  listUnused,
  listUsed,
} from '../records/imported.ts'
import { archiveFacts } from '../settings/settings.service.ts'
import * as repository from './transfer.repository.ts'

type Office = JobContext<'office'>

/** Rows of one command: less than one may hold, so that a window never waits for it. */
const BATCH = 200
const MOST_KEPT = 200

/**
 * Takes back what nobody has used of an import since, batch by batch, and gives older records that it corrected back what
 * they said. Stopped, it goes on when asked again (LAW-1).
 */
export async function undoImport(
  context: Office,
  importId: ImportId,
): Promise<{ readonly removed: number; readonly kept: number; readonly restored: number }> {
  const { db, act } = context
  const run = repository.findRun(db, importId)
  if (!run) throw notFound()
  const isOfItems = run.target === 'items'
  const { used: kept, unused } = (isOfItems ? countByUse : countPartiesByUse)(db, importId)
  const { restorable } = isOfItems ? countCorrected(db, importId) : { restorable: 0 }
  if (unused + restorable === 0)
    throw new AppError({ code: 'rule_broken', reason: 'import.touched', params: { rule: 'LAW-1' } })
  const total = unused + restorable
  const restored = await inTurns(context, total, 0, restoreSome(context, run))
  const removed = await inTurns(context, total, restored, () =>
    (isOfItems ? dropItems : dropParties)(context, importId),
  )
  await act.transfer.finish({ id: importId, state: 'undone', created: kept })
  return { removed, kept, restored }
}

/** Goes on until nothing is left to do, lets windows have their turn in between, and ends when it is stopped. */
async function inTurns(
  { signal, report }: Office,
  total: number,
  before: number,
  some: () => Promise<number>,
): Promise<number> {
  let done = 0
  for (;;) {
    if (signal.aborted) throw new AppError({ code: 'cancelled', reason: 'byUser' })
    const now = await some()
    if (now === 0) return done
    done += now
    report(before + done, Math.max(total, before + done))
    await new Promise(setImmediate)
  }
}

/** Older records go back first: a code that one of them had is then its own again. */
function restoreSome({ db, facts, act }: Office, run: ImportRunTable): () => Promise<number> {
  const { t } = createTexts(archiveFacts(db).language)
  const reason = t('imports.undoReason', { file: run.file_name })
  return async () => {
    if (run.target !== 'items') return 0
    const ids = listRestorable(db, run.id, BATCH).map(({ id }) => id)
    if (ids.length > 0)
      await act.transfer.restoreItems({ vault: facts.openVault, importId: run.id, reason, ids })
    return ids.length
  }
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

const NO_CORRECTIONS = { restorable: 0, corrected: 0, corrections: [] }

/** What an undoing would take back, and what it would leave because somebody used it. */
export function outlookOf({ db, office, actor }: QueryContext<'vault'>, importId: ImportId): UndoOutlook {
  const run = repository.findRun(office, importId)
  if (!run) throw notFound()
  if (run.target === 'items') {
    const { used, unused } = countByUse(db, importId)
    const kept = listUsed(db, actor.scope, importId, MOST_KEPT)
    const { all, restorable } = countCorrected(db, importId)
    return {
      fileName: run.file_name,
      removable: unused,
      kept,
      moreKept: used - kept.length,
      restorable,
      corrected: all - restorable,
      corrections: listCorrected(db, actor.scope, importId, MOST_KEPT),
    }
  }
  const nameOf = namesOf(office)
  const { used, unused } = countPartiesByUse(office, importId)
  const kept = listUsedParties(office, importId, MOST_KEPT).map(({ usci, name, changedAt, changedBy }) => ({
    code: usci ?? '',
    title: name,
    changedAt,
    by: nameOf(changedBy),
  }))
  return { fileName: run.file_name, removable: unused, kept, moreKept: used - kept.length, ...NO_CORRECTIONS }
}
