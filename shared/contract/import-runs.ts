import { z } from 'zod'
import { ImportId, PersonId } from '../ids.ts'
import { GradesMean } from './import-decisions.ts'
import { ImportPlan } from './import-plan.ts'
import { ImportReport } from './import-report.ts'
import { ImportTarget, LedgerProfile } from './ledger-profile.ts'

/** One run of the importer, as the list of imports shows it. */
export const ImportRun = z.object({
  id: ImportId,
  target: ImportTarget,
  fileName: z.string(),
  /** `interrupted` by a lock or a crash, `stopped` by somebody: both can be resumed. */
  state: z.enum(['running', 'interrupted', 'stopped', 'committed', 'undone']),
  startedAt: z.string(),
  startedBy: PersonId,
  startedByName: z.string(),
  created: z.number().int(),
  /** False where nothing of it is left that could be taken back. */
  undoable: z.boolean(),
})
export type ImportRun = z.output<typeof ImportRun>

/** How a ledger with these headings was understood before, to be proposed again. */
export const SavedMapping = z.object({
  name: z.string().trim().min(1).max(80),
  target: ImportTarget,
  /** The headings in their order, as a fingerprint. */
  headings: z.string().length(64),
  mapping: z.record(z.string(), z.string()),
  defaults: z.record(z.string(), z.string().max(200)),
  grades: GradesMean.nullable(),
})
export type SavedMapping = z.output<typeof SavedMapping>

/** A ledger that was looked at, and what the archive already knows of its kind. */
export const UnderstoodLedger = LedgerProfile.extend({
  headings: z.string(),
  /** Our own error sheet or template: it maps itself, and the columns that were added are passed over. */
  ours: z.enum(['errorSheet', 'template']).nullable(),
  known: SavedMapping.nullable(),
})
export type UnderstoodLedger = z.output<typeof UnderstoodLedger>

/** What is kept of a run: how the ledger was built (IDX-15), by which plan it was read, and what came of it. */
export const KeptImport = z.object({
  plan: ImportPlan,
  profile: LedgerProfile.nullable(),
  report: ImportReport.nullable(),
})
export type KeptImport = z.output<typeof KeptImport>

/** What undoing would take back, and what stays because somebody has used it since (LAW-1). */
export const UndoOutlook = z.object({
  fileName: z.string(),
  removable: z.number().int(),
  kept: z.array(z.object({ code: z.string(), title: z.string(), changedAt: z.string(), by: z.string() })),
  /** Kept rows beyond the list; the list stops at 200. */
  moreKept: z.number().int(),
  /** Older records that the run corrected and nobody has since: each says again what it said, as a new version. */
  restorable: z.number().int(),
  /** Older records that were corrected again since; they stay as they are. */
  corrected: z.number().int(),
  /** The first 200 of both. */
  corrections: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      changedAt: z.string(),
      by: z.string(),
      goesBack: z.boolean(),
    }),
  ),
})
export type UndoOutlook = z.output<typeof UndoOutlook>

/** Which files an import can write out. */
export const SheetKind = z.enum(['errorSheet', 'report', 'template'])
export type SheetKind = z.output<typeof SheetKind>
