import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { DEMO_NAME, DEMO_PASSWORD } from '../../scripts/seed/headless.ts'
import { createTexts } from '../../shared/i18n/index.ts'
import { launch } from '../e2e/launch.ts'
import { type BenchRow, rowOf } from './measure.ts'

const PAINT_MS = 100
const ROUNDS = 12
const WORDS = ['2014', '安全生产', '锅炉房', 'J019', '武汉宏达']
const NOTHING = ['9q9q', '〇〇〇〇', '7z7z', 'qxqx', '〆〆〆']

/** From a key press in the search box to the painted list, through the built program, beside painting an empty list. */
export async function paintRows(items: number, folder: string): Promise<BenchRow[]> {
  if (!existsSync('out/main/index.js')) throw new Error('build the program first: npm run build')
  const userData = mkdtempSync(join(tmpdir(), 'strongroom-paint-'))
  const running = await launch({ userData, args: [`--archive=${folder}`] })
  try {
    const page = await running.firstWindow()
    await signIn(page)
    const mine: number[] = []
    const base: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      base.push(...(await typing(page, NOTHING[round % NOTHING.length] ?? '')))
      mine.push(...(await typing(page, WORDS[round % WORDS.length] ?? '')))
    }
    const [few] = [Math.min(mine.length, base.length)]
    const rows = { mine: mine.slice(0, few), base: base.slice(0, few) }
    return [rowOf({ name: 'key press to painted results', items, ...rows, unit: 'ms', budget: PAINT_MS })]
  } finally {
    await running.quit()
    rmSync(userData, { recursive: true, force: true })
  }
}

async function signIn(page: Page): Promise<void> {
  const { t } = createTexts('zh-CN')
  await page.getByLabel(t('door.field.signInName')).fill(DEMO_NAME)
  await page.locator('input[type=password]').first().fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: t('door.lock.open'), exact: true }).click()
  await page.getByRole('navigation').waitFor()
}

/** Types a word key by key, as fast as the list follows, and gives the time of each from the key to the last paint. */
async function typing(page: Page, word: string): Promise<readonly number[]> {
  await page.keyboard.press('Escape')
  await page.locator('#search-box').focus()
  const times: number[] = []
  for (const char of word) {
    await page.evaluate(WATCH)
    if (/[\w]/.test(char)) await page.keyboard.press(char)
    else await page.keyboard.insertText(char)
    times.push(await page.evaluate<number>('window.painted'))
  }
  await page.keyboard.press('Escape')
  return times.slice(1) // with the first key the list opens
}

/** Runs in the page: from the input to the paint after which nothing in the page changes any more. */
const WATCH = `window.painted = new Promise((resolve) => {
  const QUIET_MS = 250
  let begin = 0
  let last = 0
  let timer = 0
  const end = () => {
    watcher.disconnect()
    resolve(last - begin)
  }
  const painted = () => requestAnimationFrame(() => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => {
      last = performance.now()
      clearTimeout(timer)
      timer = setTimeout(end, QUIET_MS)
    }
    channel.port2.postMessage(null)
  })
  const watcher = new MutationObserver(() => begin > 0 && painted())
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
  window.addEventListener('input', (event) => {
    begin = event.timeStamp
    painted()
  }, { once: true, capture: true })
}), true`
