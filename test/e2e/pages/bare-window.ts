import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchStandIn, type RunningStandIn } from '../stand-in.ts'

/** The program of a whole test file, started on a workstation that has seen no archive yet, and its first window. */
export function bareWindow() {
  const userData = mkdtempSync(join(tmpdir(), 'strongroom-journey-'))
  let opened: { readonly running: RunningStandIn; readonly page: Page } | null = null
  const now = () => {
    if (!opened) throw new Error('the program has not started yet')
    return opened
  }
  beforeAll(async () => {
    const running = await launchStandIn({ userData })
    const page = await running.firstWindow()
    opened = { running, page }
    await page.waitForSelector('#root > :not(style)')
  })
  afterAll(async () => {
    await opened?.running.quit()
    rmSync(userData, { recursive: true, force: true })
  })
  return {
    userData,
    running: () => now().running,
    page: () => now().page,
    /** Runs text in the page's console, which the policy does not bind; what the text then does, it does. */
    inPage: <T>(text: string): Promise<T> => now().page.evaluate(text) as Promise<T>,
  }
}
