import type { transfer } from '../../../shared/contract/transfer.ts'
import { AppError } from '../../../shared/errors.ts'
import type { HandleId } from '../../../shared/ids.ts'
import type { Service } from '../../dispatch/implement.ts'
import type { RunInWorker } from '../../jobs/job-host.ts'
import { batches } from './batches.ts'

/** The ledgers that somebody chose in a dialog in this session. */
export interface Ledgers {
  choose(): Promise<{ readonly handle: HandleId; readonly name: string; readonly size: number } | null>
  /** Where a chosen file lies, or nothing: a handle dies with its session. */
  find(handle: HandleId): { readonly path: string; readonly name: string } | undefined
}

const later = async (): Promise<never> => {
  throw new AppError({ code: 'not_found', reason: 'procedure' })
}

export const createTransferService = (_run: RunInWorker, ledgers: Ledgers): Service<typeof transfer> => ({
  ...batches,
  chooseLedger: () => ledgers.choose(),
  profile: later,
  dryRun: later,
  commit: later,
  undo: later,
})
