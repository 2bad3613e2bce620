import { z } from 'zod'
import { query } from './procedure.ts'

/** One property that the regulations ask of the system, and what this machine says about it (MEDIA-11). */
export const ComplianceRow = z.object({
  rule: z.string(),
  property: z.string(),
  state: z.enum(['met', 'notHere', 'later']),
  /** What was read back, never what was intended. */
  evidence: z.array(z.string()),
})
export type ComplianceRow = z.output<typeof ComplianceRow>

export const Today = z.object({
  items: z.object({ total: z.number().int(), exact: z.boolean() }),
  unplaced: z.object({ total: z.number().int(), exact: z.boolean() }),
  unreviewed: z.object({ total: z.number().int(), exact: z.boolean() }),
  /** Correction tickets that are open, and how many of them should have been settled already (QUAL-7). */
  tickets: z.object({ open: z.number().int(), overdue: z.number().int() }),
  drafts: z.number().int(),
  founding: z.boolean(),
  /** The day of the last check of the whole chain, or null. */
  lastVerifiedOn: z.string().nullable(),
  chainTail: z.enum(['whole', 'missing']),
  passwordDaysLeft: z.number().int(),
  /** Failed sign-ins since the last successful one. */
  failedSignIns: z.number().int(),
  stoppedImports: z.number().int(),
})
export type Today = z.output<typeof Today>

export const product = {
  compliance: query({
    in: 'office',
    input: z.object({}),
    output: z.array(ComplianceRow),
    needs: 'settings.read',
    watches: ['settings', 'session'],
  }),
  today: query({
    in: 'openVaults',
    input: z.object({}),
    output: Today,
    needs: 'items.read',
    watches: ['items', 'imports', 'drafts', 'audit', 'session', 'people'],
  }),
}
