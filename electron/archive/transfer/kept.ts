import { createHash } from 'node:crypto'
import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import type { ImportReport } from '../../../shared/contract/import-report.ts'
import type { KeptImport, SavedMapping } from '../../../shared/contract/import-runs.ts'
import type { LedgerProfile } from '../../../shared/contract/ledger-profile.ts'
import type { transfer } from '../../../shared/contract/transfer.ts'
import type { ImportId } from '../../../shared/ids.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Service } from '../../dispatch/implement.ts'
import * as repository from './transfer.repository.ts'
import { outlookOf } from './undo-import.ts'

type Kept = Pick<Service<typeof transfer>, 'keep' | 'kept' | 'saveMapping' | 'undoOutlook' | 'recordSheet'>

/** What is remembered of imports beside the rows: plan, profile and report of a run, and how ledgers are understood. */
export const keeping: Kept = {
  keep: ({ db }, { importId, part, body }) => {
    repository.replaceKept(db, { import_id: importId, part, body })
    return { importId, hash: createHash('sha256').update(body).digest('hex') }
  },

  kept: ({ db }, { importId }) => keptOf(db, importId),

  undoOutlook: (context, { importId }) => outlookOf(context, importId),

  saveMapping: ({ db, actor, at }, saved) => {
    const { mapping, defaults, ...named } = saved
    repository.replaceMapping(db, {
      ...named,
      mapping: JSON.stringify(mapping),
      defaults: JSON.stringify(defaults),
      saved_at: at,
      saved_by: actor.id,
    })
    return saved
  },

  recordSheet: (_, { id }) => ({ id }),
}

/** What was kept of a run; null where nothing was. */
export function keptOf(db: ReadDb, importId: ImportId): KeptImport | null {
  const parts = new Map(repository.listKept(db, importId).map(({ part, body }) => [part, body]))
  const plan = parts.get('plan')
  if (plan === undefined) return null
  // `commit` wrote them from these very types.
  const read = <T>(part: 'profile' | 'report') => JSON.parse(parts.get(part) ?? 'null') as T | null
  return {
    plan: JSON.parse(plan) as ImportPlan,
    profile: read<LedgerProfile>('profile'),
    report: read<ImportReport>('report'),
  }
}

/** How ledgers with these headings were understood the last time. */
export function knownMapping(office: ReadDb, headings: string): SavedMapping | null {
  const row = repository.findMapping(office, headings)
  if (!row) return null
  return {
    name: row.name,
    target: row.target,
    headings,
    // `saveMapping` wrote both from a parsed input.
    mapping: JSON.parse(row.mapping) as SavedMapping['mapping'],
    defaults: JSON.parse(row.defaults) as SavedMapping['defaults'],
    grades: row.grades,
  }
}
