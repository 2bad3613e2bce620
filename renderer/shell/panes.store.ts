import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Panes {
  readonly tree: number
  readonly record: number
  readonly treeShown: boolean
}

/** How wide the panes are: window furniture, remembered for the workstation. */
export const usePanes = create<Panes>()(
  persist((): Panes => ({ tree: 212, record: 452, treeShown: true }), { name: 'panes' }),
)
