import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import type { ImportId } from '../../../shared/ids.ts'
import type { AcceptedRow } from '../../jobs/import/judge-bench.ts'
import type { JobContext } from '../context.ts'
import type { LogEmptier } from './empty-log.ts'

/** How long one command may keep the windows waiting, in milliseconds; a frame of the screen is lost beyond it. */
const BUDGET_MS = 40
// Fewer rows would cost more in flushes to the disk than they spare the windows.
const LEAST = 100
const MOST = 500

interface Run {
  readonly importId: ImportId
  readonly mappingHash: string
  readonly plan: ImportPlan
  /** Why records were corrected, as their history says it. */
  readonly reason: string
}

/** Files rows in batches that are as long as the budget lets them be, and lets windows have their turn between two. */
export function createFiler({ act, facts }: JobContext<'office'>, run: Run, log: LogEmptier) {
  const { importId, mappingHash, reason } = run
  const batch = { importId, mappingHash }
  const vault = facts.openVault
  let created = 0
  let size = 200

  /** Files one batch of one kind. The worker made its rows from this very plan. */
  async function file(rows: readonly AcceptedRow[]): Promise<void> {
    const begin = performance.now()
    switch (rows[0]?.kind) {
      case 'item':
        created += (await act.transfer.takeItems({ vault, ...batch, rows: rows as never })).created
        break
      case 'party':
        created += (await act.transfer.takeParties({ ...batch, rows: rows as never })).created
        break
      case 'correction':
        await act.transfer.correctItems({ vault, ...batch, reason, rows: rows as never })
        break
    }
    const perRow = Math.max(performance.now() - begin, 0.1) / rows.length
    // Halfway to what the last batch says: one slow flush to the disk must not make all later batches tiny.
    const aim = Math.min(MOST, Math.max(LEAST, BUDGET_MS / perRow))
    size = Math.round((size + aim) / 2)
  }

  return {
    created: () => created,
    async take(rows: readonly AcceptedRow[]): Promise<void> {
      for (let at = 0; at < rows.length; ) {
        const kind = rows[at]?.kind
        const next = rows.slice(at, at + size)
        const other = next.findIndex((row) => row.kind !== kind)
        const same = other === -1 ? next : next.slice(0, other)
        await file(same)
        at += same.length
        await log.filled(same.length)
        await new Promise(setImmediate)
      }
    },
  }
}
