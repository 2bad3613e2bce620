import { describe, expect, test } from 'vitest'
import { setMenu } from '../../electron/main/menu.ts'
import { prepareSession } from '../../electron/main/partition.ts'
import { openWindow, replaceWindows, showAWindow } from '../../electron/main/window.ts'
import { Menu } from '../host/menu.ts'
import { BrowserWindow, browser } from '../host/windows.ts'

browser.start = () => new Promise(() => {}) // the windows of these tests are never drawn

const session = await prepareSession('out/renderer')

function testRoom() {
  let tampered = 0
  let crashed = 0
  const open = () =>
    openWindow({
      session,
      path: '/',
      title: '档案库房',
      preload: 'preload.cjs',
      onTampering: () => void tampered++,
      onCrashed: () => void crashed++,
    })
  const window = open() as unknown as BrowserWindow
  return {
    session: session as unknown as { told: Record<string, unknown> },
    open,
    window,
    tampered: () => tampered,
    crashed: () => crashed,
  }
}

/** Emits an event and says whether the program prevented what would follow. */
function isPrevented(window: BrowserWindow, event: string, ...args: readonly unknown[]): boolean {
  let prevented = false
  window.webContents.emit(event, { preventDefault: () => (prevented = true) }, ...args)
  return prevented
}

describe('a window', () => {
  test('whose page has crashed gives way, and one that was closed meanwhile is nobody’s loss', async () => {
    const { window, open, crashed } = testRoom()
    const other = open() as unknown as BrowserWindow
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    other.webContents.emit('render-process-gone', {}, { reason: 'killed' })
    other.destroy()
    await new Promise((resolve) => setImmediate(resolve))
    expect(crashed()).toBe(1)
    expect(window.isDestroyed()).toBe(true)
  })

  test('gives its page nothing but the preload script', () => {
    const { window } = testRoom()
    const { session: _session, ...preferences } = window.options.webPreferences ?? {}
    expect(preferences).toEqual({
      preload: 'preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
      disableBlinkFeatures: 'Auxclick',
      safeDialogs: true,
    })
  })

  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])(
    'prevents what %s announces',
    (event) => {
      const { window } = testRoom()
      expect(isPrevented(window, event, 'https://example.com/')).toBe(true)
    },
  )

  test('opens no other', () => {
    const { window } = testRoom()
    expect(window.webContents.openHandler({ url: 'app://room/', frameName: '' })).toEqual({ action: 'deny' })
  })

  test.each([
    ['Ctrl+Shift+I', { key: 'I', control: true, shift: true }, true],
    ['Cmd+Alt+I', { key: 'i', meta: true, alt: true }, true],
    ['F12, which closes the day', { key: 'F12' }, false],
    ['Ctrl+C', { key: 'c', control: true }, false],
  ])('takes %s for what it is', (_key, input, swallowed) => {
    const { window } = testRoom()
    expect(isPrevented(window, 'before-input-event', input)).toBe(swallowed)
  })

  test('reports developer tools that were opened all the same', () => {
    const { window, tampered } = testRoom()
    window.webContents.emit('devtools-opened')
    expect(tampered()).toBe(1)
  })

  test('comes to the front when the program is started again', () => {
    for (const window of BrowserWindow.getAllWindows()) window.destroy()
    const { window } = testRoom()
    window.minimize()
    showAWindow()
    expect([window.isMinimized(), window.isFocused()]).toEqual([false, true])
  })

  test('is replaced on lock, and at no time is there none', () => {
    const { window, open } = testRoom()
    const fewest: number[] = []
    window.on('closed', () => fewest.push(BrowserWindow.getAllWindows().length))
    replaceWindows(open)
    expect(window.isDestroyed()).toBe(true)
    expect(BrowserWindow.getAllWindows()).toHaveLength(1)
    expect(fewest).toEqual([1])
  })
})

describe('the session', () => {
  test('is offline, in memory, and has no permission to give', () => {
    const { session } = testRoom()
    const { told } = session
    const deny = (name: string) => told[name] as (...args: readonly unknown[]) => unknown
    const decisions: unknown[] = []
    for (const permission of [
      'media',
      'notifications',
      'clipboard-read',
      'hid',
      'usb',
      'serial',
      'fileSystem',
    ]) {
      deny('permissionRequest')(null, permission, (granted: unknown) => decisions.push(granted))
      decisions.push(deny('permissionCheck')(null, permission))
      decisions.push(deny('devicePermission')({ deviceType: permission }))
    }
    expect(new Set(decisions)).toEqual(new Set([false]))
    expect(told).toMatchObject({
      spellChecker: false,
      networkEmulation: { offline: true },
      proxy: { mode: 'fixed_servers' },
    })
  })
})

describe('the menu', () => {
  const words =
    'file newWindow lock quit edit undo redo cut copy paste selectAll view zoomIn zoomOut resetZoom'
  const labels = Object.fromEntries(
    `${words} fullScreen window minimise close`.split(' ').map((word) => [word, `词-${word}`]),
  )

  test('is labelled with the words it is given and leads to no developer tools', () => {
    const done: string[] = []
    const note = (what: string) => () => void done.push(what)
    setMenu(labels as unknown as Parameters<typeof setMenu>[0], {
      newWindow: note('newWindow'),
      lock: note('lock'),
      quit: note('quit'),
    })
    const menu = Menu.getApplicationMenu()
    const items = menu?.items.flatMap((item) => [item, ...(item.submenu?.items ?? [])]) ?? []
    expect(items.filter((item) => item.type !== 'separator' && !item.label.startsWith('词-'))).toEqual([])
    expect(items.map((item) => item.role)).not.toContain('toggleDevTools')
    for (const id of ['new-window', 'lock', 'quit']) menu?.getMenuItemById(id)?.click()
    expect(done).toEqual(['newWindow', 'lock', 'quit'])
  })
})
