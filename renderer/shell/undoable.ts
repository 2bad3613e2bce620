import type { Mutation, QueryClient } from '@tanstack/react-query'
import type { ImportReport } from '../../shared/contract/import-report.ts'
import type { Item } from '../../shared/contract/items.ts'
import type { SavedSearch } from '../../shared/contract/searches.ts'
import type { Undoable } from './undo.store.ts'

/** A mutation that takes something back carries this, so that undoing is no step of its own. */
export const undoes = { meta: { undoes: true } } as const

type Done = Pick<Mutation, 'state'>
type Reading = (done: Done, before: unknown) => Undoable | null

/** What each undoable call leaves on the stack, by the name of the call. What is not here cannot be undone. */
const READINGS: Readonly<Record<string, Reading>> = {
  'items.correct': ({ state }) => {
    const { vault, id, version, description } = state.data as Item // the answer of `items.correct`
    return { kind: 'correction', vault, id, became: version, name: description.archivalCode }
  },
  'transfer.commit': ({ state }) => {
    const { importId, created, corrected } = state.data as ImportReport // the answer of `transfer.commit`
    const rows = created + corrected
    return importId && rows > 0 ? { kind: 'import', importId, name: rows.toLocaleString() } : null
  },
  'searches.remove': (_, before) => {
    if (!before) return null
    const { vault, name, filter, shared } = before as SavedSearch // taken from the list below
    return { kind: 'savedSearch', vault, name, filter, shared }
  },
}

/** Follows what is done in this window and tells each step that can be undone. Returns the way to stop. */
export function followUndoable(client: QueryClient, tell: (step: Undoable) => void): () => void {
  const before = new Map<number, unknown>()
  return client.getMutationCache().subscribe(({ type, mutation }) => {
    if (type !== 'updated') return
    const { mutationKey, meta } = mutation.options
    const reading = READINGS[(mutationKey ?? []).join('.')]
    if (!reading || meta?.undoes) return
    const { status } = mutation.state
    if (status === 'pending')
      before.set(mutation.mutationId, before.get(mutation.mutationId) ?? wasThere(client, mutation))
    if (status !== 'success') return
    const step = reading(mutation, before.get(mutation.mutationId))
    before.delete(mutation.mutationId)
    if (step) tell(step)
  })
}

/** What a call is about to remove, as long as it is still known. */
function wasThere(client: QueryClient, { state, options }: Mutation): unknown {
  if (options.mutationKey?.join('.') !== 'searches.remove') return null
  const { id } = state.variables as SavedSearch // the input of `searches.remove` names the search
  const lists = client.getQueriesData<readonly SavedSearch[]>({ queryKey: ['searches', 'list'] })
  return lists.flatMap(([, list]) => list ?? []).find((search) => search.id === id) ?? null
}
