import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'
import type { LaunchOptions, Running } from './running.ts'
import { newcomer, replacement, until } from './wait.ts'

/** The downloaded Electron, or null: the package alone brings no binary. */
export function electronBinary(): string | null {
  const folder = resolve('node_modules/electron')
  const name = join(folder, 'path.txt')
  if (!existsSync(name)) return null
  const binary = join(folder, 'dist', readFileSync(name, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

/** Starts the test flavour on real Electron. Never run on a machine without the binary. */
export async function launchElectron({ userData, args = [], env = {} }: LaunchOptions): Promise<Running> {
  const app = await _electron.launch({
    executablePath: electronBinary() ?? '',
    args: [resolve('out/test/main/index.js'), `--user-data-dir=${userData}`, ...args],
    env: { ...(process.env as Record<string, string>), ...env },
  })
  const text: string[] = []
  app.process().stdout?.on('data', (piece) => text.push(String(piece)))
  app.process().stderr?.on('data', (piece) => text.push(String(piece)))
  const ended = new Promise<void>((done) => app.process().once('exit', () => done()))
  const refused: string[] = []
  app.context().on('requestfailed', (request) => refused.push(request.url()))
  const pages = () => app.windows().filter((page) => page.url().startsWith('app://room/'))
  const clickMenu = (id: string) =>
    app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id)
  const power = (event: 'suspend' | 'lock-screen') =>
    app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name, { preventDefault() {} }), event)

  return {
    host: 'electron',
    pid: app.process().pid ?? 0,
    output: () => text.join(''),
    firstWindow: () => until('a window', () => pages()[0]),
    windows: pages,
    newWindow: () => newcomer(pages, () => clickMenu('new-window')),
    replaced: (act) => replacement(pages, act),
    clickMenu: async (id) => void (await clickMenu(id)),
    answerDialog: (answer) => answerNextDialog(app, answer),
    idle: (seconds) =>
      app.evaluate(({ powerMonitor }, value) => {
        powerMonitor.getSystemIdleTime = () => value
        powerMonitor.getSystemIdleState = (threshold) => (value >= threshold ? 'idle' : 'active')
      }, seconds),
    suspend: () => power('suspend'),
    lockScreen: () => power('lock-screen'),
    refusedRequests: async () => refused,
    async kill() {
      app.process().kill('SIGKILL')
      await ended
    },
    quit: () => app.close(),
  }
}

/** Electron shows native dialogs, which nobody can press here: the next one is answered instead of shown. */
function answerNextDialog(app: ElectronApplication, answer: string | number | null): Promise<void> {
  return app.evaluate(({ dialog }, given) => {
    const canceled = given === null
    dialog.showOpenDialog = async () => ({ canceled, filePaths: canceled ? [] : [String(given)] })
    dialog.showSaveDialog = async () => ({ canceled, filePath: canceled ? '' : String(given) })
    dialog.showMessageBox = async () => ({ response: Number(given ?? 0), checkboxChecked: false })
  }, answer)
}
