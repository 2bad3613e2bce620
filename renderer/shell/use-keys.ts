import { useEffect, useRef } from 'react'
import { ACTIONS, type Action, type Room } from './actions.ts'
import { isShortcut, isSingleKey, isTyping } from './keys.ts'
import { createScanReader } from './scan.ts'
import { useShell } from './shell.store.ts'

interface Hearing {
  readonly room: Room
  readonly singleKeys: boolean
  readonly mayRun: (action: Action) => boolean
  onScan(digits: string): void
}

const wanted = (event: KeyboardEvent, singleKeys: boolean) =>
  ACTIONS.find(
    ({ shortcut, leavesText }) =>
      shortcut !== null &&
      isShortcut(shortcut, event) &&
      (!isSingleKey(shortcut) || singleKeys) &&
      // What is typed has an undo and single characters of its own.
      !((isSingleKey(shortcut) || leavesText) && isTyping(event.target)),
  )

/** What a key press that is no text does, or null. */
function actFor(event: KeyboardEvent, { room, singleKeys, mayRun }: Hearing): (() => void) | null {
  const { here } = useShell.getState()
  if (isShortcut('mod+s', event)) return here.save ?? (() => undefined) // never the browser's own saving
  // An open dialog takes Esc for itself.
  if (event.key === 'Escape') return document.querySelector('[role=dialog]') ? null : (here.back ?? null)
  const action = wanted(event, singleKeys)
  if (!action || !mayRun(action) || (action.act && !here[action.act])) return null
  return () => action.run(room)
}

/** Hears the keys of the whole window, the scanner, and the two buttons of a mouse that go back and forward. */
export function useKeys(hearing: Hearing): void {
  const latest = useRef(hearing)
  latest.current = hearing
  useEffect(() => {
    const scan = createScanReader()
    const hear = (event: KeyboardEvent) => {
      const digits = isTyping(event.target) ? null : scan({ code: event.code, at: event.timeStamp })
      const act =
        digits !== null
          ? () => latest.current.onScan(digits)
          : event.defaultPrevented || event.isComposing
            ? null
            : actFor(event, latest.current)
      if (!act) return
      event.preventDefault()
      act()
    }
    const press = (event: MouseEvent) => {
      if (event.button !== BACK && event.button !== FORWARD) return
      event.preventDefault()
      const { room } = latest.current
      if (event.button === BACK) room.back()
      else room.forward()
    }
    window.addEventListener('keydown', hear)
    window.addEventListener('mouseup', press)
    return () => {
      window.removeEventListener('keydown', hear)
      window.removeEventListener('mouseup', press)
    }
  }, [])
}

const BACK = 3
const FORWARD = 4
