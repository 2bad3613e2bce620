/** Stands in for the module `electron` in the main process. What it lacks it refuses by name. */
import { absent, refusing } from './refuse.ts'
import * as windows from './windows.ts'

export { app } from './app.ts'
export { clipboard, dialog, nativeTheme, powerMonitor } from './desk.ts'
export { ipcMain } from './ipc.ts'
export { Menu } from './menu.ts'
export { protocol } from './schemes.ts'
export { session } from './session.ts'

export const BrowserWindow = refusing('BrowserWindow', windows.BrowserWindow)

// Named so that importing them is possible and using them says what is missing.
export const crashReporter = absent('crashReporter')
export const globalShortcut = absent('globalShortcut')
export const net = absent('net')
export const safeStorage = absent('safeStorage')
export const screen = absent('screen')
export const shell = absent('shell')
