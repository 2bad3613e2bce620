import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Language } from '../../../shared/contract/door.ts'
import { createTexts } from '../../../shared/i18n/index.ts'
import { pseudo } from '../../../shared/i18n/pseudo.ts'
import { type LaunchOptions, launch, type Running } from '../launch.ts'
import { until } from '../wait.ts'

type Words = ReturnType<typeof createTexts>['t']

/** A language of the screens; `qps` is the marked nonsense of the test flavour. */
type Spoken = Language | 'qps'

/** How long a person looks at a screen that does not change. */
export const PATIENCE_MS = 15_000

/** Who signs in. */
export interface Person {
  readonly signInName: string
  readonly password: string
}

/** The founder of the archives that journeys are about. */
export const FOUNDER: Person = { signInName: 'zhangwei', password: '江汉 Strongroom 7 藏书阁' }

/** A person before the program: the window looked at, and the words that stand there. */
export interface Desk {
  readonly running: Running
  /** A folder for what the person has lying around: ledgers, printed pages. */
  readonly folder: string
  readonly person: Person
  /** The window looked at. */
  readonly page: Page
  /** The words of the screens in the language that is spoken now. */
  readonly t: Words
  /** From now on the screens are read in this language. */
  read(language: Spoken): void
  /** Makes a window that has just opened speak the language that is read, where it would not by itself. */
  settle(): Promise<void>
  /** Looks at another window. */
  turnTo(page: Page): void
  /** Does something and waits for the window that then takes the place of all others, as a lock brings it. */
  freshWindowAfter(act: () => Promise<void>): Promise<void>
  /** Starts the program again on the same machine, after it has ended. */
  startAgain(options?: Partial<LaunchOptions>): Promise<void>
  leave(): Promise<void>
}

/** A new folder for one journey; it goes with the desk. */
export function deskFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-journey-'))
  mkdirSync(join(folder, 'user-data'), { recursive: true })
  return folder
}

/** Starts the program on the machine whose settings lie in the folder, and sits down before its window. */
export async function sitDown(
  options: Partial<LaunchOptions> & { readonly folder: string; readonly person?: Person },
): Promise<Desk> {
  const { folder, person = FOUNDER, ...more } = options
  const start = (again: Partial<LaunchOptions> = {}) =>
    launch({ userData: join(folder, 'user-data'), headless: true, ...more, ...again })
  let running = await start()
  let page = await drawn(running)
  let t = createTexts('zh-CN').t
  let spoken: Spoken = 'zh-CN'

  return {
    folder,
    person,
    get running() {
      return running
    },
    get page() {
      return page
    },
    get t() {
      return t
    },
    read(language) {
      spoken = language
      t = wordsOf(language)
    },
    async settle() {
      if (spoken !== 'qps') return
      await page.waitForSelector('#root main')
      await page.evaluate('window.speakPseudo()')
    },
    turnTo(other) {
      page = other
      page.setDefaultTimeout(PATIENCE_MS)
    },
    async freshWindowAfter(act) {
      const before = running.windows()
      await act()
      page = await until('a fresh window', () => running.windows().find((one) => !before.includes(one)))
      page.setDefaultTimeout(PATIENCE_MS)
      await page.waitForSelector('main')
    },
    async startAgain(again) {
      running = await start(again)
      page = await drawn(running)
    },
    async leave() {
      await running.quit()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function wordsOf(spoken: Spoken): Words {
  if (spoken !== 'qps') return createTexts(spoken).t
  const texts = createTexts('en')
  texts.addResourceBundle('qps', 'translation', pseudo())
  void texts.changeLanguage('qps')
  return texts.t
}

async function drawn(running: Running): Promise<Page> {
  const page = await running.firstWindow()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.waitForSelector('main')
  return page
}

/** Moves the focus with the Tab key alone until it is there, as somebody without a mouse does. */
export async function tabTo({ page }: Desk, selector: ReturnType<Page['locator']>): Promise<void> {
  for (let press = 0; press < 60; press++) {
    if (await selector.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key never comes to ${selector}`)
}
