import { EventEmitter } from 'node:events'
import type { Frame, Page } from 'playwright-core'
import { refusing } from './refuse.ts'
import { originOf, outside } from './schemes.ts'

type OpenHandler = (details: { url: string; frameName: string }) => { action: 'allow' | 'deny' }

let count = 0

/** What a window shows. It has no page until something is loaded. */
export class WebContents extends EventEmitter {
  readonly id = ++count
  readonly session: object
  /** The same object as the product sees it, so that `===` means what it says. */
  readonly face: this
  page: Page | null = null
  openHandler: OpenHandler = () => ({ action: 'deny' })
  /** True while the program itself loads an address; only what the page starts is asked about. */
  loading = false
  private destroyed = false
  private crashed = false
  private readonly frames = new WeakMap<Frame, object>()

  constructor(session: object) {
    super()
    this.session = session
    this.face = refusing('WebContents', this)
  }

  /** The same object for the same frame, so that `senderFrame === sender.mainFrame` means what it says. */
  frameOf(frame: Frame): object {
    const known = this.frames.get(frame)
    if (known) return known
    const parentOf = () => frame.parentFrame()
    const face = refusing('WebFrameMain', {
      get url() {
        return outside(frame.url())
      },
      /** An empty frame has the origin of the page that made it, as in Electron. */
      get origin(): string {
        const parent = parentOf()
        return parent && /^about:(blank|srcdoc)/.test(frame.url())
          ? originOf(parent.url())
          : originOf(frame.url())
      },
      parent: null as object | null,
    })
    const parent = parentOf()
    if (parent) face.parent = this.frameOf(parent)
    this.frames.set(frame, face)
    return face
  }
  get mainFrame(): object | null {
    return this.page ? this.frameOf(this.page.mainFrame()) : null
  }
  getURL(): string {
    return this.page ? outside(this.page.url()) : ''
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  isCrashed(): boolean {
    return this.crashed
  }
  send(channel: string, ...args: readonly unknown[]): void {
    type Window = Record<symbol, (to: string, what: readonly unknown[]) => void>
    const deliver = ([to, what]: [string, readonly unknown[]]) =>
      (globalThis as unknown as Window)[Symbol.for('stand-in')]?.(to, what)
    this.page?.evaluate(deliver, [channel, args] as [string, readonly unknown[]]).catch(() => {}) // it goes away
  }
  /** Kept for a test to ask; a window that a page opens is closed, whatever the answer. */
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
  setWebRTCIPHandlingPolicy(): void {}
  isDevToolsOpened(): boolean {
    return false
  }
  closeDevTools(): void {}
  setIgnoreMenuShortcuts(): void {}
  async printToPDF(
    options: { landscape?: boolean; printBackground?: boolean; preferCSSPageSize?: boolean } = {},
  ) {
    if (!this.page) throw new Error('the window shows nothing yet')
    const { landscape = false, printBackground = false, preferCSSPageSize = false } = options
    return this.page.pdf({ format: 'A4', landscape, printBackground, preferCSSPageSize })
  }
  forcefullyCrashRenderer(): void {
    const { page } = this
    if (!page || this.crashed) return
    void page
      .context()
      .newCDPSession(page)
      .then((session) => session.send('Page.crash'))
      .catch(() => {}) // it never answers: it is dead
    this.gone('killed')
  }
  /** The process of the page has died, by our hand or its own; said once. */
  gone(reason: 'killed' | 'crashed'): void {
    if (this.crashed || this.destroyed) return
    this.crashed = true
    this.emit('render-process-gone', {}, { reason, exitCode: 9 })
  }
  /** Called by its window, once. */
  end(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.emit('destroyed')
  }
}
