import { z } from 'zod'
import { PersonId, VaultId } from '../ids.ts'
import { Cursor, pageOf } from '../page.ts'
import { job, query } from './procedure.ts'

export const AuditEntry = z.object({
  vault: VaultId,
  seq: z.number().int(),
  at: z.string(),
  actorId: PersonId,
  actorName: z.string(),
  procedure: z.string(),
  objectId: z.string(),
  /** First bytes of the entry's hash, as people compare them. */
  shortHash: z.string(),
  /** False once the payload was erased with its record. */
  hasPayload: z.boolean(),
})
export type AuditEntry = z.output<typeof AuditEntry>

export const AuditFilter = z.object({
  procedure: z.string().max(100).default(''),
  from: z.string().max(10).default(''),
  until: z.string().max(10).default(''),
})

export type AuditFilter = z.output<typeof AuditFilter>

export const audit = {
  /** Newest first. */
  list: query({
    in: 'openVaults',
    input: AuditFilter.extend({ cursor: Cursor.default([]) }),
    output: pageOf(AuditEntry),
    needs: 'audit.read',
    watches: ['audit', 'items', 'parties', 'arrangement', 'settings', 'imports', 'session'],
  }),
  /** The whole chain: every hash, every payload that still exists, every signature; `firstSilent` lost its payload to no act. */
  verify: job({
    in: 'vault',
    input: z.object({ vault: VaultId }),
    output: z.object({
      entries: z.number().int(),
      firstBroken: z.number().int().nullable(),
      firstSilent: z.number().int().nullable(),
    }),
    needs: 'audit.read',
    touches: ['audit'],
    noted: () => ({}),
  }),
}
