import type { transfer } from '../../../shared/contract/transfer.ts'
import type { Service } from '../../dispatch/implement.ts'
import type { RunInWorker } from '../../jobs/job-host.ts'
import type { JobContext } from '../context.ts'
import type { ExportTargets } from '../exports/exports.service.ts'
import { batches } from './batches.ts'
import { emptyLogBeside } from './empty-log.ts'
import { fileLedger, type Judge, resumeRun, withEarlier } from './file-run.ts'
import { keeping } from './kept.ts'
import type { Ledgers } from './ledgers.ts'
import { understand } from './understand.ts'
import { undoImport } from './undo-import.ts'
import { createSheets } from './write-sheets.ts'

/** Ledgers in, and out again: read and judged in a worker, filed in whole batches as whoever started it. */
export function createTransferService(
  run: RunInWorker,
  ledgers: Ledgers,
  targets: ExportTargets,
): Service<typeof transfer> {
  const judge: Judge = (context, { path, plan }, { resumes, take }) => {
    const { facts, reader, actor, signal, report } = context
    const isFiled = take !== undefined
    const question = { path, plan, scope: actor.scope, resumes, survey: isFiled, vault: facts.openVault }
    const errand = { ...question, ...reader(facts.openVault), handOver: isFiled }
    return run('judgeLedger', errand, { signal, report, ...(take && { onPart: take }) })
  }

  const means = { judge, emptyLog: (context: JobContext) => emptyLogBeside(context, run) }

  return {
    ...batches,
    ...keeping,
    ...createSheets(run, ledgers, targets),
    chooseLedger: () => ledgers.choose(),
    profile: async ({ db, signal, report }, { handle, ...question }) => {
      const { path } = ledgers.find(handle)
      return understand(
        db,
        question.target,
        await run('profileFile', { path, ...question }, { signal, report }),
      )
    },
    dryRun: async (context, { handle, plan }) => {
      const file = { ...ledgers.find(handle), plan }
      const { report } = await judge(context, file, { resumes: null })
      return withEarlier(context, file, report)
    },
    commit: (context, { handle, plan }) => {
      const file = { ...ledgers.find(handle), plan }
      return fileLedger(context, file, means)
    },
    resume: (context, { handle, importId }) => {
      const file = ledgers.find(handle)
      return resumeRun(context, file, importId, means)
    },
    undo: (context, { importId }) => undoImport(context, importId),
  }
}
