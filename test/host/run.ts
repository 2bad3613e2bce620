/** Runs a main bundle under plain Node, with the module `electron` resolved to the stand-in: `node run.ts out/main/index.js`. */
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, ending } from './app.ts'
import { listen } from './driver.ts'
import type { BrowserWindow } from './windows.ts'

const standIn = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: standIn, shortCircuit: true } : next(name, context),
})
const main = process.argv[2]
if (!main) throw new Error('usage: node run.ts <main bundle>')

ending.exit = (code) => process.exit(code)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
if (process.send) {
  listen()
  process.on('disconnect', () => app.exit(1)) // whoever drove it has gone
} else sayWhenOpen()
await import(pathToFileURL(resolve(main)).href)

function sayWhenOpen(): void {
  app.once('browser-window-created', (_event, window: BrowserWindow) => {
    window.once('ready-to-show', () => console.log(`A window is open: ${window.getTitle()}`))
  })
}
