import { useMediaQuery } from '@mantine/hooks'
import { useEffect } from 'react'
import { create } from 'zustand'
import { type Preferences, STANDARD_PREFERENCES } from '../../shared/contract/door.ts'
import { onLocking } from '../session/locking.ts'
import { usePrefer, usePreferences } from '../session/preferences.ts'

interface Panes {
  readonly tree: number
  readonly record: number
  readonly treeShown: boolean
  readonly railFolded: boolean
  /** In a small window the tree lies over the list, so it is folded unless asked for; never remembered. */
  readonly treeShownSmall: boolean
}

/** How wide the panes are while they are being moved; `useRememberedPanes` keeps it for the workstation. */
export const usePanes = create<Panes>()(() => ({ ...STANDARD_PREFERENCES.panes, treeShownSmall: false }))

/** Whether the tree stands beside the list, and the way to change that. */
export function useTreeShown(): readonly [boolean, () => void] {
  const small = useMediaQuery('(max-width: 800px)')
  const key = small ? 'treeShownSmall' : 'treeShown'
  const shown = usePanes((panes) => panes[key])
  return [shown, () => usePanes.setState({ [key]: !shown })]
}

/** Moving a pane sends a hundred widths a second; only where it comes to rest is worth a file. */
const REST_MS = 500

const widthsOf = ({ tree, record, treeShown, railFolded }: Panes): Preferences['panes'] => ({
  tree,
  record,
  treeShown,
  railFolded,
})
const isSame = (one: Preferences['panes'], other: Preferences['panes']) =>
  JSON.stringify(widthsOf({ ...one, treeShownSmall: false })) ===
  JSON.stringify(widthsOf({ ...other, treeShownSmall: false }))

/** Takes the panes as they were left, here or in another window, and keeps where they come to rest. */
export function useRememberedPanes(): void {
  const { panes } = usePreferences()
  const prefer = usePrefer()
  useEffect(() => {
    if (!isSame(panes, usePanes.getState())) usePanes.setState(panes)
  }, [panes])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      clearTimeout(timer)
      if (timer !== undefined) prefer({ panes: widthsOf(usePanes.getState()) })
      timer = undefined
    }
    const stopHearing = onLocking(keep)
    const stopFollowing = usePanes.subscribe((now, before) => {
      if (isSame(now, before)) return
      clearTimeout(timer)
      timer = setTimeout(keep, REST_MS)
    })
    return () => {
      keep()
      stopHearing()
      stopFollowing()
    }
  }, [prefer])
}
