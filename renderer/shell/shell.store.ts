import { useEffect, useRef } from 'react'
import { create } from 'zustand'

/** What the screen in front can do for the keys and the toolbar. */
export interface HereActs {
  readonly new?: (() => void) | undefined
  readonly edit?: (() => void) | undefined
  readonly filter?: (() => void) | undefined
  readonly back?: (() => void) | undefined
  readonly save?: (() => void) | undefined
}
export type HereAct = keyof HereActs

interface ShellState {
  readonly helpOpen: boolean
  readonly here: HereActs
  /** The last thing worth saying aloud. */
  readonly said: string
}

/** Window furniture of the shell: what is open over it, and what the screen in front offers. */
export const useShell = create<ShellState>(() => ({ helpOpen: false, here: {}, said: '' }))

/** Says something in the live region, for those who listen. */
export const say = (said: string) => useShell.setState({ said })

/** Lets the screen in front answer the keys N, E, /, Esc and Ctrl+S for as long as it is there. */
export function useHere(acts: HereActs): void {
  const latest = useRef(acts)
  latest.current = acts
  const offered = Object.entries(acts)
    .filter(([, act]) => act !== undefined)
    .map(([name]) => name)
    .join(' ')
  useEffect(() => {
    const mine = Object.fromEntries(
      offered.split(' ').map((name) => [name, () => latest.current[name as HereAct]?.()]),
    )
    useShell.setState(({ here }) => ({ here: { ...here, ...mine } }))
    return () =>
      useShell.setState(({ here }) => ({
        here: Object.fromEntries(
          Object.entries(here).filter(([name, act]) => (mine as HereActs)[name as HereAct] !== act),
        ),
      }))
  }, [offered])
}
