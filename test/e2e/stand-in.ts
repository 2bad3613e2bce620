import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import type { ForgedSender, Verbs } from '../host/driver.ts'
import type { LaunchOptions, Running } from './running.ts'
import { newcomer, replacement, until } from './wait.ts'

const OURS = 'https://room.app.invalid/'
const HOST = resolve('test/host/run.ts')

/** What only the stand-in can show: senders that are not what they say, keys, what the session was told. */
export interface RunningStandIn extends Running {
  ask<V extends keyof Verbs>(verb: V, ...args: Parameters<Verbs[V]>): Promise<Awaited<ReturnType<Verbs[V]>>>
  say(
    sender: ForgedSender,
    kind: 'invoke' | 'send',
    channel: string,
    ...args: readonly unknown[]
  ): Promise<unknown>
}

/** The Node with which the program runs; the one that runs the tests may be older. */
export function nodeBinary(): string {
  const own = resolve('node_modules/node/bin/node')
  return existsSync(own) ? own : process.execPath
}

/** Starts the built program on the stand-in and looks at its windows through the debugging port of its Chromium. */
export async function launchStandIn(options: LaunchOptions): Promise<RunningStandIn> {
  const port = await freePort()
  const { child, output, ended } = start(options, { CDP: String(port) })
  const ask = driverOf(child)
  const browser = await connect(port, ended, output)
  const pages = () =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .filter((page) => !page.isClosed() && page.url().startsWith(OURS))
  const firstWindow = () =>
    until(
      () => `a window; the program says: ${output()}`,
      () => pages()[0],
    )

  return {
    host: 'stand-in',
    pid: child.pid ?? 0,
    output,
    ask,
    say: (sender, kind, channel, ...args) => ask('say', sender, kind, channel, args),
    firstWindow,
    windows: pages,
    newWindow: () => newcomer(pages, () => ask('clickMenu', 'new-window')),
    replaced: (act) => replacement(pages, act),
    clickMenu: (id) => ask('clickMenu', id),
    answerDialog: (answer) => ask('answerDialog', answer),
    idle: (seconds) => ask('idle', seconds),
    suspend: () => ask('power', 'suspend'),
    lockScreen: () => ask('power', 'lock-screen'),
    refusedRequests: () => ask('refusedRequests'),
    async kill() {
      const chromiums = childrenOf(child.pid ?? 0)
      child.kill('SIGKILL')
      await ended
      for (const pid of chromiums) killIfAlive(pid) // a power cut spares no process
      await browser.close().catch(() => {}) // it is gone
    },
    async quit() {
      void ask('quit').catch(() => {}) // it may leave before it answers
      await ended
      await browser.close().catch(() => {}) // it is gone
    },
  }
}

/** Starts the program and waits until it ends by itself: for what must not start at all. */
export async function runToItsEnd(options: LaunchOptions): Promise<{ code: number | null; output: string }> {
  const { output, ended } = start(options, {})
  return { code: await ended, output: output() }
}

function start(options: LaunchOptions, more: Record<string, string>) {
  const { userData, args = [], env = {}, headless = true, flavour = 'release', under = [] } = options
  const bundle = resolve(flavour === 'test' ? 'out/test/main/index.js' : 'out/main/index.js')
  const [program = '', ...rest] = [...under, nodeBinary(), HOST, bundle, ...args]
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      USER_DATA: userData,
      HEADLESS: headless ? '1' : '',
      ...more,
      ...env,
    },
  })
  const text: string[] = []
  child.stdout?.on('data', (piece) => text.push(String(piece)))
  child.stderr?.on('data', (piece) => text.push(String(piece)))
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  return { child, ended, output: () => text.join('') }
}

function driverOf(child: ChildProcess): RunningStandIn['ask'] {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let count = 0
  child.on('message', ({ id, value, error }: { id: number; value: unknown; error?: string }) => {
    const asker = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asker?.resolve(value)
    else asker?.reject(new Error(error))
  })
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the program has ended'))
  })
  return (verb, ...args) =>
    new Promise((resolve, reject) => {
      const id = ++count
      // The driver answers each verb with what the verb returns.
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      child.send({ id, verb, args }, (error) => error && reject(error))
    })
}

async function connect(port: number, ended: Promise<number | null>, output: () => string): Promise<Browser> {
  let code: number | null | undefined
  void ended.then((value) => {
    code = value
  })
  return until(
    () => `the browser; the program says: ${output()}`,
    async () => {
      if (code !== undefined)
        throw new Error(`the program ended with ${code} before it showed a window\n${output()}`)
      return chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null)
    },
  )
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** The processes that a process started, by the kernel's own list. */
function childrenOf(pid: number): readonly number[] {
  try {
    const own = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number)
    return own.flatMap((child) => [child, ...childrenOf(child)])
  } catch {
    return []
  }
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it went with its parent
  }
}
