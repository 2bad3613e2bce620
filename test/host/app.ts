import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { fromPage } from './ipc.ts'
import { takeInstanceLock } from './lock.ts'
import { answer } from './navigation.ts'
import { refusing } from './refuse.ts'
import { BrowserWindow, browser } from './windows.ts'

const userData = resolve(process.env.USER_DATA ?? '.strongroom/user-data')
const appended = new Map<string, string>()
const given = process.argv.filter((arg) => arg.startsWith('--')).map((arg) => arg.slice(2).split(/=(.*)/s))

let starting: Promise<BrowserContext> | undefined
let endBrowser = async (): Promise<void> => {}
/** What quitting comes to; the launcher lets it end the process. */
export const ending = { exit: (_code: number): void => {} }

async function start(): Promise<BrowserContext> {
  const { browser: chromium, context } = await launchChromium()
  await context.exposeBinding('__toMain', fromPage)
  await context.route('**/*', answer)
  chromium.on('disconnected', () => {
    for (const window of BrowserWindow.getAllWindows()) window.destroy()
  })
  endBrowser = () => chromium.close()
  return context
}

class App extends EventEmitter {
  readonly isPackaged = false
  name = 'strongroom'
  private readonly paths = new Map<string, string>()
  private quitting = false
  private locked = false
  readonly commandLine = refusing('app.commandLine', {
    hasSwitch: (name: string) => appended.has(name) || given.some(([known]) => known === name),
    getSwitchValue: (name: string) =>
      appended.get(name) ?? given.find(([known]) => known === name)?.[1] ?? '',
    appendSwitch: (name: string, value = '') => void appended.set(name, value),
  })

  async whenReady(): Promise<void> {}
  isReady(): boolean {
    return true
  }
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  clearRecentDocuments(): void {}
  setAppUserModelId(): void {}
  setName(name: string): void {
    this.name = name
  }
  getName(): string {
    return this.name
  }
  getVersion(): string {
    return '0.0.0'
  }
  getAppPath(): string {
    return resolve('.')
  }
  getLocale(): string {
    return process.env.LANG?.startsWith('en') ? 'en' : 'zh-CN'
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()]
  }
  requestSingleInstanceLock(): boolean {
    mkdirSync(userData, { recursive: true })
    this.locked ||= takeInstanceLock(userData, (argv) => this.emit('second-instance', {}, argv, '', null))
    return this.locked
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }
  getPath(name: string): string {
    const known: Record<string, string> = {
      appData: join(userData, '..'),
      crashDumps: join(userData, 'crash-dumps'),
      documents: homedir(),
      home: homedir(),
      logs: join(userData, 'logs'),
      sessionData: userData,
      temp: tmpdir(),
      userData,
    }
    const path = this.paths.get(name) ?? known[name]
    if (!path) throw new Error(`the stand-in has no path '${name}'`)
    return path
  }
  quit(): void {
    void this.leave()
  }
  exit(code = 0): void {
    void this.end(code)
  }
  private async leave(): Promise<void> {
    if (this.quitting || this.isPrevented('before-quit')) return
    this.quitting = true
    for (const window of BrowserWindow.getAllWindows()) window.close()
    if (BrowserWindow.getAllWindows().length > 0 || this.isPrevented('will-quit')) {
      this.quitting = false
      return
    }
    await this.end(0)
  }
  private async end(code: number): Promise<void> {
    this.quitting = true
    for (const window of BrowserWindow.getAllWindows()) window.destroy()
    await starting?.catch(() => {}) // a browser that never started needs no end
    await endBrowser()
    this.emit('quit', {}, code)
    ending.exit(code)
  }
  private isPrevented(name: string): boolean {
    let prevented = false
    this.emit(name, { preventDefault: () => (prevented = true) })
    return prevented
  }
  /** A last window that closes because the program quits says nothing. */
  lastWindowClosed(): void {
    if (this.quitting) return
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }
}

export const app = refusing('app', new App())
browser.start = () => {
  starting ??= start()
  return starting
}
browser.onCreated = (window) => void app.emit('browser-window-created', {}, window)
browser.onLastClosed = () => app.lastWindowClosed()
