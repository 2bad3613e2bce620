import { z } from 'zod'
import { SearchId, VaultId } from '../ids.ts'
import { ItemFilter } from './item-filter.ts'
import { command, query } from './procedure.ts'

/** A filter that somebody keeps under a name. Who may not see an item is not shown it by another's search either. */
export const SavedSearch = z.object({
  vault: VaultId,
  id: SearchId,
  name: z.string(),
  filter: ItemFilter,
  /** Everybody who opens the vault may run it; only its owner changes it. */
  shared: z.boolean(),
  mine: z.boolean(),
  ownerName: z.string(),
  version: z.number().int(),
})
export type SavedSearch = z.output<typeof SavedSearch>

const Name = z.string().trim().min(1).max(80)
const ThisSearch = z.object({ vault: VaultId, id: SearchId })

// The words that are sought are content: entries keep ids only.
const changesSearches = {
  in: 'vault',
  output: SavedSearch,
  needs: 'items.read',
  touches: ['searches', 'audit'],
  about: ({ id }: SavedSearch) => id,
} as const

/**
 * Saved searches lie in a vault, because what is sought in it may be its content: a screen saves into the highest one
 * that is open, so that a file never learns the words of a higher one.
 */
export const searches = {
  list: query({
    in: 'openVaults',
    input: z.object({}),
    output: z.array(SavedSearch),
    needs: 'items.read',
    watches: ['searches', 'vaults'],
  }),
  save: command({
    ...changesSearches,
    input: z.object({ vault: VaultId, name: Name, filter: ItemFilter, shared: z.boolean().default(false) }),
    payload: ({ vault, shared }) => ({ vault, shared }),
  }),
  change: command({
    ...changesSearches,
    input: ThisSearch.extend({
      version: z.number().int(),
      name: Name,
      filter: ItemFilter,
      shared: z.boolean(),
    }),
    payload: ({ vault, id, version, shared }) => ({ vault, id, version, shared }),
  }),
  remove: command({
    ...changesSearches,
    input: ThisSearch,
    output: ThisSearch,
    about: ({ id }) => id,
  }),
}
