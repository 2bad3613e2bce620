import { z } from 'zod'
import { CategoryId } from '../ids.ts'
import { GradesMean, ImportDecisions } from './import-decisions.ts'
import { ImportTarget } from './ledger-profile.ts'

/** How a ledger is read and what is decided about its rows. */
export const ImportPlan = z.object({
  target: ImportTarget,
  sheet: z.string(),
  headerRow: z.number().int().min(1),
  /** Column number → field. A column without one is left out, and the report says so. */
  mapping: z.record(z.string(), z.string()),
  /** Where rows go whose archival code names no category of the tree. */
  categoryId: CategoryId.nullable().default(null),
  /** What a blank or absent column stands for, by field. */
  defaults: z.record(z.string(), z.string().max(200)).default({}),
  /** What the grades of the ledger mean; null where it has none or nobody was asked: the firm's own. */
  grades: GradesMean.nullable().default(null),
  decisions: ImportDecisions.prefault({}),
})
export type ImportPlan = z.output<typeof ImportPlan>
