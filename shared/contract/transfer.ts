import { z } from 'zod'
import { TemplateName } from '../domain/description-templates.ts'
import { HandleId, ImportId, VaultId } from '../ids.ts'
import { Language } from './door.ts'
import { ImportPlan } from './import-plan.ts'
import { ImportReport } from './import-report.ts'
import {
  ImportRun,
  KeptImport,
  SavedMapping,
  SheetKind,
  UnderstoodLedger,
  UndoOutlook,
} from './import-runs.ts'
import { importing, importSteps } from './import-steps.ts'
import { ImportTarget } from './ledger-profile.ts'
import { command, job, query } from './procedure.ts'

const WithPlan = z.object({ handle: HandleId, plan: ImportPlan })
const reading = { in: 'office', needs: 'imports.write', touches: [], noted: null } as const
const Written = z.object({ fileName: z.string(), rows: z.number().int(), withheld: z.number().int() })
export const transfer = {
  chooseLedger: job({
    ...reading,
    input: z.object({}),
    output: z.object({ handle: HandleId, name: z.string(), size: z.number() }).nullable(),
  }),
  profile: job({
    ...reading,
    input: z.object({
      handle: HandleId,
      target: ImportTarget,
      sheet: z.string().nullable().default(null),
      headerRow: z.number().int().min(1).nullable().default(null),
    }),
    output: UnderstoodLedger,
  }),
  dryRun: job({ ...reading, input: WithPlan, output: ImportReport }),
  commit: job({
    in: 'office',
    input: WithPlan,
    output: ImportReport,
    ...importing,
    noted: ({ plan }) => ({ target: plan.target }),
  }),
  /** Goes on with a run that was interrupted or stopped: the same file again, by the plan that was kept. */
  resume: job({
    in: 'office',
    input: z.object({ handle: HandleId, importId: ImportId }),
    output: ImportReport,
    ...importing,
    noted: ({ importId }) => ({ importId }),
  }),
  /** Takes back what an import brought in, except what was used since. */
  undo: job({
    in: 'office',
    input: z.object({ importId: ImportId }),
    output: z.object({ removed: z.number().int(), kept: z.number().int(), restored: z.number().int() }),
    ...importing,
    noted: ({ importId }) => ({ importId }),
  }),
  list: query({
    in: 'office',
    input: z.object({}),
    output: z.array(ImportRun),
    needs: 'imports.read',
    watches: ['imports', 'items', 'parties'],
  }),
  /** What was kept of one run; null where it ran before anything was kept. */
  kept: query({
    in: 'vault',
    input: z.object({ vault: VaultId, importId: ImportId }),
    output: KeptImport.nullable(),
    needs: 'imports.read',
    watches: ['imports'],
  }),
  undoOutlook: query({
    in: 'vault',
    input: z.object({ vault: VaultId, importId: ImportId }),
    output: UndoOutlook,
    needs: 'imports.read',
    watches: ['imports', 'items', 'parties'],
  }),

  /** Asks where a sheet is to be written; nothing is written yet. */
  chooseSheet: job({
    ...reading,
    input: z.object({ kind: SheetKind, fileName: z.string().max(255), language: Language }),
    output: z.object({ handle: HandleId, name: z.string() }).nullable(),
  }),
  /** Writes the rows that stay out, in the ledger's own columns, to be corrected and imported again. */
  writeErrorSheet: job({
    in: 'office',
    input: WithPlan.extend({ target: HandleId, importId: ImportId.nullable(), language: Language }),
    output: Written,
    needs: 'imports.write',
    touches: ['audit'],
    noted: ({ importId }) => ({ importId }),
  }),
  /** Writes what was kept of a run as a workbook (IDX-15). */
  writeReport: job({
    in: 'office',
    input: z.object({ target: HandleId, importId: ImportId, language: Language }),
    output: Written,
    needs: 'imports.read',
    touches: ['audit'],
    noted: ({ importId }) => ({ importId }),
  }),
  /** Writes an empty ledger that maps itself, with the code lists (IDX-23). */
  writeTemplate: job({
    in: 'office',
    input: z.object({
      target: HandleId,
      of: ImportTarget,
      template: TemplateName.nullable(),
      language: Language,
    }),
    output: Written,
    needs: 'imports.write',
    touches: ['audit'],
    noted: ({ of, template }) => ({ of, template }),
  }),

  /** Remembers how a ledger with these headings is understood. */
  saveMapping: command({
    in: 'office',
    input: SavedMapping,
    output: SavedMapping,
    needs: 'imports.write',
    touches: ['imports'],
    about: ({ headings }) => headings,
    payload: ({ headings, target, grades }) => ({ headings, target, grades }),
  }),
  ...importSteps,
}
