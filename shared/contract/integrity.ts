import { z } from 'zod'
import { ItemId, VaultId } from '../ids.ts'
import { job } from './procedure.ts'

/** What can be wrong with an archive, each with a sentence of its own on screen. */
export const FINDING_KINDS = [
  'page',
  'foreignKey',
  'chainBroken',
  'payloadMissing',
  'contentChanged',
  'otherThanChain',
  'versionLost',
  'versionUnnamed',
  'versionBehind',
  'itemUnnamed',
  'itemGone',
  'itemBack',
  'batchChanged',
  'importCount',
] as const

/** One thing that does not agree. It names places, never content. */
export const Finding = z.object({
  kind: z.enum(FINDING_KINDS),
  /** The entry of the chain that says otherwise. */
  seq: z.number().int().nullable(),
  item: ItemId.nullable(),
  version: z.number().int().nullable(),
  /** What the database says, a table, the rows of an import: whatever leads to the place. */
  detail: z.string(),
})
export type Finding = z.output<typeof Finding>

/** What a deep check looked at, and what it found. */
export const DeepReport = z.object({
  entries: z.number().int(),
  items: z.number().int(),
  /** States that descriptions have had, the newest ones included. */
  versions: z.number().int(),
  findings: z.array(Finding),
  /** Findings beyond the list; the list stops at 100. */
  more: z.number().int(),
})
export type DeepReport = z.output<typeof DeepReport>

/** The same with the codes that lead a person to the items that they may see. */
export const DeepResult = DeepReport.extend({
  findings: z.array(Finding.extend({ code: z.string().nullable() })),
})
export type DeepResult = z.output<typeof DeepResult>

export const integrity = {
  /**
   * Reads the whole vault and holds every record against its chain (security 3.6): what opening cannot find, a single
   * old page for one, is found here.
   */
  deepCheck: job({
    in: 'vault',
    input: z.object({ vault: VaultId }),
    output: DeepResult,
    needs: 'audit.read',
    touches: ['audit'],
    noted: () => ({}),
    outcome: ({ entries, items, versions, findings, more }) => ({
      entries,
      items,
      versions,
      findings: findings.length + more,
      kinds: [...new Set(findings.map(({ kind }) => kind))],
    }),
  }),
}
