import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { openPage } from './chromium.ts'
import { WebContents } from './contents.ts'
import { forgetPage, knowPage } from './ipc.ts'
import { preludeFor } from './prelude.ts'
import { refusing } from './refuse.ts'
import { inside } from './schemes.ts'
import { session } from './session.ts'

interface Options {
  readonly width?: number
  readonly height?: number
  readonly title?: string
  readonly show?: boolean
  readonly webPreferences?: {
    readonly preload?: string
    readonly session?: object
    readonly partition?: string
  }
}

/** Set by the stand-in's `app`: starts the browser once and says when the last window has gone. */
export const browser = {
  start: (): Promise<BrowserContext> => Promise.reject(new Error('the stand-in has no browser yet')),
  onCreated: (_window: object): void => {},
  onLastClosed: (): void => {},
}
const open = new Map<number, BrowserWindow>()
let count = 0
let focused: BrowserWindow | null = null

/** A window as a page of the one browser. */
export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return [...open.values()]
  }
  static fromId(id: number): BrowserWindow | null {
    return open.get(id) ?? null
  }
  static fromWebContents(contents: object): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focused
  }

  readonly id = ++count
  readonly options: Options
  readonly webContents: WebContents
  /** What `setContentProtection` was last told; nothing on Linux obeys it. */
  contentProtected = false
  private title: string
  private visible: boolean
  private minimised = false
  private readonly size: { readonly width: number; readonly height: number }

  constructor(options: Options = {}) {
    super()
    this.options = options
    this.title = options.title ?? ''
    this.visible = options.show ?? true
    this.size = { width: options.width ?? 800, height: options.height ?? 600 }
    const { webPreferences } = options
    const own = webPreferences?.session ?? session.fromPartition(webPreferences?.partition ?? '')
    this.webContents = new WebContents(own).face
    const face = refusing('BrowserWindow', this)
    open.set(this.id, face)
    focused = face
    browser.onCreated(face)
    // biome-ignore lint/correctness/noConstructorReturn: every member a window lacks is refused by name
    return face
  }

  async loadURL(url: string): Promise<void> {
    const contents = this.webContents
    const page = contents.page ?? (await this.openPage())
    if (!page) return
    contents.loading = true
    try {
      await page.goto(inside(url))
    } catch (error) {
      if (!this.isDestroyed()) throw error // a window that was closed meanwhile loads nothing
    } finally {
      contents.loading = false
    }
    if (this.isDestroyed()) return
    contents.emit('did-finish-load')
    this.emit('ready-to-show')
  }

  private async openPage(): Promise<Page | null> {
    const contents = this.webContents
    const page = await openPage(await browser.start(), this.size)
    if (this.isDestroyed()) {
      await page.close()
      return null
    }
    contents.page = page
    knowPage(page, contents)
    const preload = this.options.webPreferences?.preload
    if (preload) await page.addInitScript(preludeFor(readFileSync(preload, 'utf8')))
    page.on('console', (message) => contents.emit('console-message', { message: message.text() }))
    page.on('pageerror', (error) => console.error('[page]', error.message))
    page.on('crash', () => contents.gone('crashed'))
    page.on('close', () => this.destroy())
    return page
  }

  close(): void {
    let prevented = false
    this.emit('close', { preventDefault: () => (prevented = true) })
    if (!prevented) this.destroy()
  }
  destroy(): void {
    if (!open.delete(this.id)) return
    const { page } = this.webContents
    this.webContents.end()
    if (page) {
      forgetPage(page)
      void page.close().catch(() => {}) // it may be gone already
    }
    if (focused?.id === this.id) focused = BrowserWindow.getAllWindows().at(-1) ?? null
    this.emit('closed')
    if (open.size === 0) browser.onLastClosed()
  }
  isDestroyed(): boolean {
    return !open.has(this.id)
  }
  show(): void {
    this.visible = true
    this.focus()
  }
  hide(): void {
    this.visible = false
  }
  isVisible(): boolean {
    return this.visible
  }
  focus(): void {
    focused = open.get(this.id) ?? focused
    void this.webContents.page?.bringToFront().catch(() => {}) // it may close meanwhile
    this.emit('focus')
  }
  isFocused(): boolean {
    return focused?.id === this.id
  }
  minimize(): void {
    this.minimised = true
  }
  isMinimized(): boolean {
    return this.minimised
  }
  restore(): void {
    this.minimised = false
  }
  maximize(): void {}
  isMaximized(): boolean {
    return false
  }
  setTitle(title: string): void {
    this.title = title
  }
  getTitle(): string {
    return this.title
  }
  getBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 0, y: 0, ...this.size }
  }
  setContentProtection(on: boolean): void {
    this.contentProtected = on
  }
  isContentProtected(): boolean {
    return this.contentProtected
  }
  setMenuBarVisibility(): void {}
}
