import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'

/** Asks until the answer is there, or says what it waited for. */
export async function until<T>(
  what: string | (() => string),
  ask: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  within = 60_000,
): Promise<T> {
  const end = Date.now() + within
  for (;;) {
    const answer = await ask()
    if (answer !== null && answer !== undefined && answer !== false) return answer
    if (Date.now() > end) throw new Error(`waited in vain for ${typeof what === 'string' ? what : what()}`)
    await pause(25)
  }
}

type Windows = () => readonly Page[]

/** The window that `act` opens beside those that are open. */
export async function newcomer(windows: Windows, act: () => Promise<unknown>): Promise<Page> {
  const before = windows()
  await act()
  return until('a new window', () => windows().find((page) => !before.includes(page)))
}

/** The window that is left when every one that was open has gone. */
export async function replacement(windows: Windows, act: () => Promise<unknown>): Promise<Page> {
  const before = windows()
  await act()
  return until('a fresh window', () => {
    const now = windows()
    return now.every((page) => !before.includes(page)) && now[0]
  })
}
