import { useMediaQuery } from '@mantine/hooks'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Panes {
  readonly tree: number
  readonly record: number
  readonly treeShown: boolean
  /** In a small window the tree lies over the list, so it is folded unless asked for. */
  readonly treeShownSmall: boolean
}

/** How wide the panes are: window furniture, remembered for the workstation. */
export const usePanes = create<Panes>()(
  persist((): Panes => ({ tree: 212, record: 452, treeShown: true, treeShownSmall: false }), {
    name: 'panes',
  }),
)

/** Whether the tree stands beside the list, and the way to change that. */
export function useTreeShown(): readonly [boolean, () => void] {
  const small = useMediaQuery('(max-width: 800px)')
  const key = small ? 'treeShownSmall' : 'treeShown'
  const shown = usePanes((panes) => panes[key])
  return [shown, () => usePanes.setState({ [key]: !shown })]
}
