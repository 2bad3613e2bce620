import { configure, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { onTestFinished } from 'vitest'
import { App, forgetEverything } from '../../renderer/App.tsx'
import { createScreenTexts } from '../../renderer/i18n.ts'
import type { Bridge } from '../../shared/bridge.ts'
import type { Language } from '../../shared/contract/door.ts'
import { PASSWORD, type testProgram } from './program.ts'
import './dom.ts'

type Program = ReturnType<typeof testProgram>

// The whole program answers, on a machine that may be busy.
configure({
  asyncUtilTimeout: 60_000,
  getElementError: (message) => new Error(message?.split('\n')[0] ?? ''),
})

/** A window on the whole program: the real screens, the real dispatcher behind them, real files under it. */
export function openWindow(program: Program, language: Language = 'zh-CN') {
  const stops = new Map<string, AbortController>()
  const hearers = new Set<Parameters<Bridge['onEvent']>[0]>()
  const stopHearing = program.onEvent((event) => {
    for (const hear of hearers) hear(event)
  })
  const bridge: Bridge = {
    call: (callId, name, input) => {
      const stop = new AbortController()
      stops.set(callId, stop)
      const onProgress = (done: number, total: number) => {
        for (const hear of hearers) hear({ type: 'progress', callId, done, total })
      }
      return program.dispatcher.call({ name, input, signal: stop.signal, onProgress })
    },
    cancel: (callId) => stops.get(callId)?.abort(),
    onEvent: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
  }
  const texts = createScreenTexts(language)
  const { unmount } = render(<App bridge={bridge} texts={texts} />)
  onTestFinished(() => {
    stopHearing()
    unmount()
    forgetEverything() // the next test is another window, which remembers nothing of this one
  })
  return { t: texts.t, user: userEvent.setup() }
}

/** A founded archive with its founder before the open room. */
export async function openRoom(program: Program) {
  await program.found()
  const room = openWindow(program)
  await screen.findByRole('navigation')
  return room
}

/** Signs in on the lock screen. */
export async function signIn({ t, user }: ReturnType<typeof openWindow>, password = PASSWORD) {
  await user.type(await screen.findByLabelText(t('door.field.password')), password)
  await user.click(screen.getByRole('button', { name: t('door.lock.open') }))
  await screen.findByRole('navigation')
}
