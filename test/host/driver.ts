/** How a test, in the process that started this one, plays the person and the machine around the program. */
import { app } from './app.ts'
import { answerDialog, askedDialogs, clipboard, type DialogAnswer, idle, powerMonitor } from './desk.ts'
import { type SenderEvent, say } from './ipc.ts'
import { Menu } from './menu.ts'
import { refusedRequests } from './schemes.ts'
import { BrowserWindow } from './windows.ts'

const KINDS_OF_SENDER = {
  missing: (window: BrowserWindow): SenderEvent => ({ sender: window.webContents, senderFrame: null }),
  foreign: (): SenderEvent => ({
    sender: {},
    senderFrame: { origin: 'https://elsewhere.invalid', parent: null },
  }),
  /** Says that it is ours and is not the main frame of any window. */
  impostor: (window: BrowserWindow): SenderEvent => ({
    sender: window.webContents,
    senderFrame: { origin: 'app://room', parent: null },
  }),
  noWindow: (): SenderEvent => {
    const mainFrame = { origin: 'app://room', parent: null }
    return { sender: { mainFrame }, senderFrame: mainFrame }
  },
}
export type ForgedSender = keyof typeof KINDS_OF_SENDER

function firstWindow(): BrowserWindow {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) throw new Error('no window is open')
  return window
}

const verbs = {
  answerDialog: (answer: DialogAnswer) => answerDialog(answer),
  askedDialogs: () => askedDialogs,
  idle: (seconds: number) => {
    idle.seconds = seconds
  },
  power: (event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown') => {
    if (event === 'lock-screen') idle.locked = true
    if (event === 'unlock-screen') idle.locked = false
    powerMonitor.emit(event, { preventDefault() {} })
  },
  clickMenu: (id: string) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id)
    if (!item) throw new Error(`no menu item '${id}'`)
    item.click()
  },
  menu: () => JSON.parse(JSON.stringify(Menu.getApplicationMenu()?.items ?? [])),
  windows: () =>
    BrowserWindow.getAllWindows().map((window) => ({
      id: window.id,
      title: window.getTitle(),
      contentProtected: window.contentProtected,
    })),
  /** Whether the program swallowed the key. */
  pressKey: (input: object) => {
    let prevented = false
    firstWindow().webContents.emit('before-input-event', { preventDefault: () => (prevented = true) }, input)
    return prevented
  },
  say: (sender: ForgedSender, kind: 'invoke' | 'send', channel: string, args: readonly unknown[]) =>
    say(KINDS_OF_SENDER[sender](firstWindow()), kind, channel, args),
  permissions: () => {
    const { told } = firstWindow().webContents.session as { told: Record<string, unknown> }
    return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, asText(value)]))
  },
  webPreferences: () => {
    const { session: _session, ...preferences } = firstWindow().options.webPreferences ?? {}
    return preferences
  },
  readClipboard: () => clipboard.readText(),
  refusedRequests: () => refusedRequests,
  quit: () => app.quit(),
}
export type Verbs = typeof verbs

const asText = (value: unknown) => (typeof value === 'function' ? 'function' : value)

/** Listens to the parent process, where there is one. */
export function listen(): void {
  process.on(
    'message',
    async ({ id, verb, args }: { id: number; verb: keyof Verbs; args: readonly unknown[] }) => {
      try {
        const run = verbs[verb] as (...given: readonly unknown[]) => unknown
        process.send?.({ id, value: (await run(...args)) ?? null })
      } catch (error) {
        process.send?.({ id, error: String(error) })
      }
    },
  )
}
