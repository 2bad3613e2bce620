import { join } from 'node:path'
import { BrowserWindow, type Session } from 'electron'
import { IS_TEST_FLAVOUR } from './flavour.ts'

export interface WindowParts {
  readonly session: Session
  readonly title: string
  readonly preload: string
  /** Which screen it shows first: a path within the room. */
  readonly path: string
  /** Somebody got at the developer tools of a release: whoever sits there must sign in again. */
  onTampering(): void
  /** The process of its page has died; the window shows nothing any more. */
  onCrashed(): void
}

/** Opens a window on the room. Nothing it shows can lead anywhere else. */
export function openWindow(parts: WindowParts): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    title: parts.title,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: parts.preload,
      session: parts.session,
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
      devTools: IS_TEST_FLAVOUR,
      disableBlinkFeatures: 'Auxclick',
      safeDialogs: true,
    },
  })
  stayInTheRoom(window)
  giveUpWhenCrashed(window, parts.onCrashed)
  if (!IS_TEST_FLAVOUR) keepToolsShut(window, parts.onTampering)
  window.once('ready-to-show', () => window.show())
  void window
    .loadURL(`app://room${parts.path.startsWith('/') ? parts.path : '/'}`)
    .catch(() => window.isDestroyed() || window.destroy())
  return window
}

/** Where the built preload script lies, next to the built main bundle. */
export const preloadBeside = (mainFolder: string): string => join(mainFolder, '..', 'preload', 'index.cjs')

function stayInTheRoom({ webContents }: BrowserWindow): void {
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  webContents.on('will-navigate', (event) => event.preventDefault())
  webContents.on('will-redirect', (event) => event.preventDefault())
  webContents.on('will-frame-navigate', (event) => event.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())
}

function keepToolsShut({ webContents }: BrowserWindow, onTampering: () => void): void {
  webContents.on('before-input-event', (event, input) => {
    const withTools = (input.control || input.meta) && (input.shift || input.alt)
    if (withTools && ['i', 'j', 'c'].includes(input.key.toLowerCase())) event.preventDefault()
  })
  webContents.on('devtools-opened', () => {
    webContents.closeDevTools()
    onTampering()
  })
}

/** A window without its page gives way; one that was closed on purpose meanwhile is nobody's loss. */
function giveUpWhenCrashed(window: BrowserWindow, onCrashed: () => void): void {
  window.webContents.on('render-process-gone', () =>
    setImmediate(() => {
      if (window.isDestroyed()) return
      onCrashed()
      window.destroy()
    }),
  )
}

/** The lock screen takes the place of every window; the processes that showed records end with what they hold. */
export function replaceWindows(open: () => BrowserWindow): void {
  const old = BrowserWindow.getAllWindows()
  open() // first, because a program without a window quits
  for (const window of old) {
    window.webContents.forcefullyCrashRenderer()
    window.destroy()
  }
}

/** Brings the room to the front when somebody starts the program again. */
export function showAWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
