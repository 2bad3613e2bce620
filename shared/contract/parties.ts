import { z } from 'zod'
import { PartyDescription } from '../domain/party-rules.ts'
import { ImportId, PartyId } from '../ids.ts'
import { Cursor, pageOf } from '../page.ts'
import { command, query } from './procedure.ts'

/** A customer, partner or other body that records are about. */
export const Party = z.object({
  id: PartyId,
  entry: z.number().int(),
  description: PartyDescription,
  importId: ImportId.nullable(),
  version: z.number().int(),
})
export type Party = z.output<typeof Party>

export const PartyFilter = z.object({ text: z.string().max(200).default('') })

export const parties = {
  list: query({
    in: 'openVaults',
    input: PartyFilter.extend({ cursor: Cursor.default([]) }),
    output: pageOf(Party),
    needs: 'parties.read',
    watches: ['parties'],
  }),
  register: command({
    in: 'office',
    input: z.object({ description: PartyDescription }),
    output: Party,
    needs: 'parties.write',
    touches: ['parties', 'audit'],
    about: ({ id }) => id,
  }),
}
