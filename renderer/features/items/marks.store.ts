import { create } from 'zustand'
import type { ItemId, VaultId } from '../../../shared/ids.ts'
import { useSession } from '../../session/session.store.ts'

/** An item that somebody marked, wherever the list goes meanwhile. */
export interface Marked {
  readonly vault: VaultId
  readonly id: ItemId
}

/** As many as an export or a pick list takes at once. */
export const MOST_MARKED = 5000

/** The pick list of this window: marks stay while the list is filtered, and go with the lock. */
export const useMarks = create<{ readonly marked: ReadonlyMap<string, Marked> }>(() => ({
  marked: new Map(),
}))

/** Marks an item, or takes its mark away; false where no more can be marked. */
export function toggleMark({ vault, id }: Marked): boolean {
  const { marked } = useMarks.getState()
  const next = new Map(marked)
  if (!next.delete(id)) {
    if (marked.size >= MOST_MARKED) return false
    next.set(id, { vault, id })
  }
  useMarks.setState({ marked: next })
  return true
}

/** Takes every mark away. */
export const clearMarks = () => useMarks.setState({ marked: new Map() })

useSession.subscribe(({ epoch }, before) => {
  if (epoch !== before.epoch) clearMarks() // what somebody picked is nobody else's business
})
