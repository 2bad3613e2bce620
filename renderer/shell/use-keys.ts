import { useEffect } from 'react'
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
    ({ shortcut }) =>
      shortcut !== null &&
      isShortcut(shortcut, event) &&
      (!isSingleKey(shortcut) || (singleKeys && !isTyping(event.target))),
  )

/** Hears the keys of the whole window: shortcuts, Esc, Ctrl+S, the way back, and the scanner. */
export function useKeys({ room, singleKeys, mayRun, onScan }: Hearing): void {
  useEffect(() => {
    const scan = createScanReader()
    const hear = (event: KeyboardEvent) => {
      const digits = isTyping(event.target) ? null : scan({ code: event.code, at: event.timeStamp })
      if (digits !== null) {
        event.preventDefault()
        return onScan(digits)
      }
      if (event.defaultPrevented || event.isComposing) return
      const { here } = useShell.getState()
      if (isShortcut('mod+s', event)) {
        event.preventDefault()
        return here.save?.()
      }
      // An open dialog, menu or suggestion takes Esc first; it stops the event from coming here.
      if (event.key === 'Escape' && document.querySelector('[role=dialog]') === null) return here.back?.()
      const action = wanted(event, singleKeys)
      if (!action || !mayRun(action)) return
      if (action.act && !here[action.act]) return
      event.preventDefault()
      action.run(room)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [room, singleKeys, mayRun, onScan])
}
