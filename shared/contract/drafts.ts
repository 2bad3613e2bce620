import { z } from 'zod'
import { VaultId } from '../ids.ts'
import { keep, query } from './procedure.ts'

/** Names the form and what it is about: `items/describe`, `items/correct/<id>`. */
const ThisForm = z.object({ vault: VaultId, form: z.string().min(1).max(200) })

export const Draft = z.object({ form: z.string(), savedAt: z.string(), body: z.string() })
export type Draft = z.output<typeof Draft>

const putsAway = { in: 'vault', needs: 'anyone', touches: ['drafts'] } as const

/** What somebody is typing, sealed to that person (security 3.8). */
export const drafts = {
  keep: keep({ ...putsAway, input: ThisForm.extend({ body: z.string().max(100_000) }) }),
  discard: keep({ ...putsAway, input: ThisForm }),
  find: query({
    in: 'vault',
    input: ThisForm,
    output: z.object({ draft: Draft.nullable() }),
    needs: 'anyone',
    watches: [],
  }),
  list: query({
    in: 'vault',
    input: z.object({ vault: VaultId }),
    output: z.array(Draft.omit({ body: true })),
    needs: 'anyone',
    watches: ['drafts'],
  }),
}
