import { createHash } from 'node:crypto'
import type { ImportPlan, ImportReport, transfer } from '../../../shared/contract/transfer.ts'
import type { HandleId } from '../../../shared/ids.ts'
import type { Service } from '../../dispatch/implement.ts'
import type { AcceptedRow } from '../../jobs/import/judge-ledger.ts'
import type { RunInWorker } from '../../jobs/job-host.ts'
import type { JobContext } from '../context.ts'
import { batches } from './batches.ts'
import { undoImport } from './undo-import.ts'

/** The ledgers that somebody chose in a dialog in this session. */
export interface Ledgers {
  choose(): Promise<{ readonly handle: HandleId; readonly name: string; readonly size: number } | null>
  /** Where a chosen file lies; a handle dies with its session. */
  find(handle: HandleId): { readonly path: string; readonly name: string }
}

type Office = JobContext<'office'>
interface Errand {
  readonly handle: HandleId
  readonly plan: ImportPlan
}

/** Ledgers in, and out again: read and judged in a worker, filed in whole batches as whoever started it. */
export function createTransferService(run: RunInWorker, ledgers: Ledgers): Service<typeof transfer> {
  /** Judges a whole file; `take` gets every batch of rows that may be filed. */
  function judge(
    context: Office,
    errand: Errand,
    take: ((rows: readonly AcceptedRow[]) => Promise<void>) | null,
  ) {
    const { facts, reader, signal, report } = context
    const { path } = ledgers.find(errand.handle)
    const question = { path, plan: errand.plan, ...reader(facts.openVault), handOver: take !== null }
    return run('judgeLedger', question, { signal, report, ...(take && { onPart: take }) })
  }

  async function commit(context: Office, errand: Errand): Promise<ImportReport> {
    const { act, facts } = context
    const { target } = errand.plan
    const mappingHash = createHash('sha256').update(JSON.stringify(errand.plan)).digest('hex')
    const { name } = ledgers.find(errand.handle)
    const { id: importId } = await act.transfer.begin({ target, fileName: name, mappingHash })
    let created = 0
    const take = async (rows: readonly AcceptedRow[]) => {
      const batch = { importId, mappingHash, rows: [...rows] as never } // the worker made them from this very plan
      const taken =
        target === 'items'
          ? await act.transfer.takeItems({ vault: facts.openVault, ...batch })
          : await act.transfer.takeParties(batch)
      created += taken.created
    }
    try {
      const report = await judge(context, errand, take)
      await act.transfer.finish({ id: importId, state: 'committed', created })
      return { ...report, importId, created }
    } catch (error) {
      // What was filed stays whole, listed and undoable; after a lock there is no file left to say so in.
      await act.transfer.finish({ id: importId, state: 'stopped', created }).catch(() => undefined)
      throw error
    }
  }

  return {
    ...batches,
    chooseLedger: () => ledgers.choose(),
    profile: ({ signal, report }, { handle, ...question }) =>
      run('profileFile', { path: ledgers.find(handle).path, ...question }, { signal, report }),
    dryRun: (context, errand) => judge(context, errand, null),
    commit,
    undo: async (context, { importId }) => ({ removed: await undoImport(context, importId) }),
  }
}
