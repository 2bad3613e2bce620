import { EventEmitter } from 'node:events'
import type { Frame, Page } from 'playwright-core'
import type { WebContents } from './contents.ts'
import { refusing } from './refuse.ts'

export interface SenderEvent {
  readonly sender: object
  readonly senderFrame: object | null
}
type Handler = (event: SenderEvent, ...args: readonly unknown[]) => unknown

const handlers = new Map<string, Handler>()

/** `handle` for calls that are answered; `on`, from EventEmitter, for those that are not. */
class IpcMain extends EventEmitter {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`a second handler for '${channel}'`)
    handlers.set(channel, handler)
  }
  removeHandler(channel: string): void {
    handlers.delete(channel)
  }
}
export const ipcMain = refusing('ipcMain', new IpcMain())

const byPage = new Map<Page, WebContents>()
export const knowPage = (page: Page, contents: WebContents): void => void byPage.set(page, contents)
export const forgetPage = (page: Page): void => void byPage.delete(page)
export const contentsOf = (page: Page): WebContents | undefined => byPage.get(page)

/** Takes what a page says. Who says it is decided here, by the frame, never by what the page claims. */
export async function fromPage(
  { page, frame }: { page: Page; frame: Frame },
  kind: 'invoke' | 'send',
  channel: string,
  args: readonly unknown[],
): Promise<{ value?: unknown; error?: string }> {
  const contents = byPage.get(page)
  if (!contents || contents.isDestroyed()) return { error: 'no such window' }
  return say({ sender: contents.face, senderFrame: contents.frameOf(frame) }, kind, channel, args)
}

/** What every message comes to, whoever sent it; a test sends one with a forged sender. */
export async function say(
  event: SenderEvent,
  kind: 'invoke' | 'send',
  channel: string,
  args: readonly unknown[],
): Promise<{ value?: unknown; error?: string }> {
  if (kind === 'send') {
    ipcMain.emit(channel, event, ...args)
    return {}
  }
  const handler = handlers.get(channel)
  if (!handler) return { error: `No handler registered for '${channel}'` }
  try {
    return { value: await handler(event, ...args) }
  } catch (error) {
    return { error: String(error) }
  }
}
