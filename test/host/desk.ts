/** What the operating system puts on the desk: dialogs, clipboard, power and theme. */
import { EventEmitter } from 'node:events'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { refusing } from './refuse.ts'
import { BrowserWindow } from './windows.ts'

/** The path that is chosen, the button that is pressed, or null for Cancel. */
export type DialogAnswer = string | number | null
interface DialogOptions {
  readonly title?: string
  readonly defaultPath?: string
  readonly message?: string
  readonly buttons?: readonly string[]
}

const answers: DialogAnswer[] = []
const waiting: ((answer: DialogAnswer) => void)[] = []
/** What was asked, newest last. */
export const askedDialogs: { readonly kind: string; readonly options: DialogOptions }[] = []

/** Answers the dialog that is open, or the next one. */
export function answerDialog(answer: DialogAnswer): void {
  const first = waiting.shift()
  if (first) first(answer)
  else answers.push(answer)
}

async function ask(kind: string, options: DialogOptions): Promise<DialogAnswer> {
  askedDialogs.push({ kind, options })
  if (answers.length > 0) return answers.shift() ?? null
  if (process.send) return new Promise((resolve) => waiting.push(resolve))
  return askInPage(kind, options)
}

/** Nobody drives this process, so a person sits before it: the browser's own prompt takes the place of the dialog. */
async function askInPage(
  kind: string,
  { title, message, defaultPath, buttons }: DialogOptions,
): Promise<DialogAnswer> {
  const page = BrowserWindow.getFocusedWindow()?.webContents.page
  if (!page) return null
  page.once('dialog', () => {}) // without a listener Playwright would dismiss it
  const question = [title, message, buttons?.map((label, index) => `${index} = ${label}`).join('\n')]
  const text = question.filter(Boolean).join('\n') || kind
  const suggested = buttons ? '0' : join(homedir(), defaultPath ?? '')
  const typed = await page.evaluate(([what, start]) => window.prompt(what, start), [text, suggested] as const)
  return buttons ? Number(typed ?? buttons.length - 1) : typed
}

const lastOf = (args: readonly unknown[]) => args.at(-1) as DialogOptions
export const dialog = refusing('dialog', {
  async showOpenDialog(...args: readonly unknown[]) {
    const answer = await ask('open', lastOf(args))
    return { canceled: answer === null, filePaths: answer === null ? [] : [String(answer)] }
  },
  async showSaveDialog(...args: readonly unknown[]) {
    const answer = await ask('save', lastOf(args))
    return { canceled: answer === null, filePath: answer === null ? '' : String(answer) }
  },
  async showMessageBox(...args: readonly unknown[]) {
    return { response: Number((await ask('message', lastOf(args))) ?? 0), checkboxChecked: false }
  },
  showErrorBox: (title: string, content: string) => console.error(`${title}: ${content}`),
})

let clip = ''
export const clipboard = refusing('clipboard', {
  readText: () => clip,
  writeText: (text: string) => {
    clip = text
  },
  clear: () => {
    clip = ''
  },
})

/** What a test says about the person at the keyboard. */
export const idle = { seconds: 0, locked: false }
class PowerMonitor extends EventEmitter {
  getSystemIdleTime(): number {
    return idle.seconds
  }
  getSystemIdleState(threshold: number): 'active' | 'idle' | 'locked' {
    if (idle.locked) return 'locked'
    return idle.seconds >= threshold ? 'idle' : 'active'
  }
  isOnBatteryPower(): boolean {
    return false
  }
}
export const powerMonitor = refusing('powerMonitor', new PowerMonitor())

class NativeTheme extends EventEmitter {
  private source: 'system' | 'light' | 'dark' = 'system'
  get themeSource(): 'system' | 'light' | 'dark' {
    return this.source
  }
  set themeSource(source: 'system' | 'light' | 'dark') {
    this.source = source
    const colorScheme = source === 'system' ? null : source
    for (const { webContents } of BrowserWindow.getAllWindows())
      void webContents.page?.emulateMedia({ colorScheme }).catch(() => {}) // it may close meanwhile
    this.emit('updated')
  }
  get shouldUseDarkColors(): boolean {
    return this.source === 'dark'
  }
}
export const nativeTheme = refusing('nativeTheme', new NativeTheme())
