import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Errand } from './child.ts'
import type { Acknowledgement, Said } from './work.ts'

/** A process that works in an archive, and what it has said so far. */
export interface Child {
  readonly process: ChildProcess
  readonly lines: readonly string[]
  readonly errors: () => string
  /** Resolves when it has said this, or has ended. */
  says(word: string): Promise<void>
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
  /** Ends it as a power cut does to a process: no handler runs. */
  kill(): Promise<void>
}

export function spawnChild(errand: Errand, environment: NodeJS.ProcessEnv = {}): Child {
  const script = fileURLToPath(new URL('./child.js', import.meta.url))
  const child = spawn(process.execPath, ['--no-warnings', script, JSON.stringify(errand)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  const lines: string[] = []
  let rest = ''
  let errors = ''
  let listeners: { word: string; tell: () => void }[] = []
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    const [last = '', ...whole] = `${rest}${piece}`.split('\n').reverse()
    rest = last
    lines.push(...whole.reverse())
    listeners = listeners.filter(({ word, tell }) => !lines.includes(word) || tell())
  })
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    errors += piece
  })
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  )
  return {
    process: child,
    lines,
    errors: () => errors,
    ended,
    says: (word) =>
      Promise.race([
        new Promise<void>((resolve) => {
          if (lines.includes(word)) resolve()
          else listeners.push({ word, tell: resolve })
        }),
        ended.then(() => {}),
      ]),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** What was said that is not just progress. */
export const saidIn = (lines: readonly string[]): Said[] =>
  lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Said) // `child.ts` writes them

/** What was acknowledged by a process that nothing hindered: a refusal would make its trials prove nothing. */
export function acknowledgedIn(lines: readonly string[]): Acknowledgement[] {
  const refused = saidIn(lines).find((said) => said.kind === 'refused')
  if (refused) throw new Error(`refused: ${refused.code}: ${refused.reason}`)
  return acceptedIn(lines)
}

/** The same of a process that was meant to be refused now and then. */
export const acceptedIn = (lines: readonly string[]): Acknowledgement[] =>
  saidIn(lines).filter((said): said is Acknowledgement => said.kind !== 'refused')
