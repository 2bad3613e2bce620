import {
  BrowserWindow,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  ipcMain,
  type WebContents,
} from 'electron'
import { type ArchiveEvent, channels, OUR_ORIGIN } from '../../shared/bridge.ts'
import type { Reply } from '../../shared/errors.ts'

export interface WindowCall {
  readonly name: string
  readonly input: unknown
  readonly windowId: number
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
}
export interface MountedDispatcher {
  call(call: WindowCall): Promise<Reply<unknown>>
}

const REFUSED = { ok: false, error: { code: 'forbidden', reason: 'sender' } } as const
const UNREADABLE = { ok: false, error: { code: 'invalid_input', reason: 'call' } } as const
const LONGEST_NAME = 100

/** The only file that knows calls arrive over Electron IPC. */
export function mountIpc(dispatcher: MountedDispatcher): void {
  const running = new Map<string, AbortController>()
  const watched = new WeakSet<WebContents>()

  /** A window that goes takes its running calls along. */
  function watch(sender: WebContents): void {
    if (watched.has(sender)) return
    watched.add(sender)
    const abortAll = () => {
      for (const [key, controller] of running) if (key.startsWith(`${sender.id}/`)) controller.abort()
    }
    sender.once('destroyed', abortAll)
    sender.on('render-process-gone', abortAll)
  }

  ipcMain.handle(channels.call, async (event, callId: unknown, name: unknown, input: unknown) => {
    const windowId = windowOf(event)
    if (windowId === null) return REFUSED
    if (!isName(callId) || !isName(name)) return UNREADABLE
    const { sender } = event
    const key = `${sender.id}/${callId}`
    if (running.has(key)) return UNREADABLE
    watch(sender)
    const controller = new AbortController()
    running.set(key, controller)
    try {
      return await dispatcher.call({
        name,
        input,
        windowId,
        signal: controller.signal,
        onProgress: (done, total) => tell(sender, { type: 'progress', callId, done, total }),
      })
    } finally {
      running.delete(key)
    }
  })
  ipcMain.on(channels.cancel, (event, callId: unknown) => {
    if (windowOf(event) !== null) running.get(`${event.sender.id}/${callId}`)?.abort()
  })
}

/** Says something to every window. */
export function tellAll(event: ArchiveEvent): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) tell(webContents, event)
}

function tell(contents: WebContents, event: ArchiveEvent): void {
  if (!contents.isDestroyed() && !contents.isCrashed()) contents.send(channels.event, event)
}

/** By origin and by frame, never by URL: a page of ours inside a foreign frame is not ours. */
function windowOf({ sender, senderFrame }: IpcMainInvokeEvent | IpcMainEvent): number | null {
  if (!senderFrame || senderFrame !== sender.mainFrame || senderFrame.origin !== OUR_ORIGIN) return null
  return BrowserWindow.fromWebContents(sender)?.id ?? null
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= LONGEST_NAME
