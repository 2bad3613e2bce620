import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { canTrace, internetCalls, tracing } from './connects.ts'
import { launchStandIn } from './stand-in.ts'

// The test looks at the windows through a port of the browser: the test connects and is not traced, the browser accepts.
test.skipIf(!canTrace())(
  'a run connects to nothing: the program, its browser and every process they start',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'strongroom-journey-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const trace = join(folder, 'trace')
    const running = await launchStandIn({ userData: join(folder, 'user-data'), under: tracing(trace) })
    const page = await running.firstWindow()
    await page.waitForSelector('#root > :not(style)')
    await page.evaluate(`Promise.allSettled([
    fetch('https://example.com/'),
    import('https://example.com/x.js'),
  ])`)
    await page.waitForTimeout(5000) // what a browser does in the background, it does in its first seconds
    await running.quit()
    expect(internetCalls(trace)).toEqual([])
  },
)
