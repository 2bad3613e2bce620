import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

/** A log that cannot hold content: words that stand in the program, numbers, and where an error arose. */
export interface Log {
  /** Notes that something happened; the event is a word of the program, never a value. */
  note(event: string, numbers?: Readonly<Record<string, number>>): void
  /** Notes what was thrown and returns the error id that the person is shown. */
  bug(error: unknown, procedure: string): string
}

interface LogLimits {
  readonly maxBytes: number
  readonly files: number
}
const LIMITS: LogLimits = { maxBytes: 1_000_000, files: 5 }

/** Opens the log of this machine. It lies with the user's settings, not with the archive. */
export function openLog(folder: string, limits: LogLimits = LIMITS): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'strongroom.log')

  function write(line: object): void {
    rotate(file, limits)
    appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`, { mode: 0o600 })
  }

  return {
    note: (event, numbers = {}) => write({ event: asWord(event), ...onlyNumbers(numbers) }),
    bug(error, procedure) {
      const errorId = randomBytes(4).toString('hex').toUpperCase()
      write({ event: 'bug', errorId, procedure: asWord(procedure), ...originOf(error) })
      return errorId
    },
  }
}

function rotate(file: string, { maxBytes, files }: LogLimits): void {
  if (!existsSync(file) || statSync(file).size < maxBytes) return
  rmSync(`${file}.${files - 1}`, { force: true })
  for (let number = files - 2; number >= 1; number--)
    if (existsSync(`${file}.${number}`)) renameSync(`${file}.${number}`, `${file}.${number + 1}`)
  renameSync(file, `${file}.1`)
}

/** Names of events and procedures; anything else might be what somebody typed. */
const asWord = (text: string) => (/^[A-Za-z][\w.-]{0,99}$/.test(text) ? text : 'unnamed')

const onlyNumbers = (numbers: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(numbers).filter(([, value]) => typeof value === 'number'))

/** The kind of an error and its frames. The message stays out: a parser quotes in it what it could not read. */
function originOf(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return {
    kind: asWord(error.name),
    ...(/^[A-Z][A-Z0-9_]*$/.test(code) && { code }),
    frames: framesOf(error.stack ?? ''),
  }
}

/** Function, file and line; a path would name the user or the archive. */
function framesOf(stack: string): readonly string[] {
  return stack
    .split('\n')
    .map((line) => /^\s+at (?:(?:async )?([\w.$<>\s[\]]+) \()?(.+?):(\d+):\d+\)?$/.exec(line))
    .filter((match) => match !== null)
    .map(([, name, file, line]) => ({ name, file: basename(file ?? ''), line }))
    .filter(({ file }) => /^[\w.-]+\.[cm]?[jt]sx?$/.test(file)) // a message may look like a frame
    .map(({ name, file, line }) => `${name ?? ''}@${file}:${line}`)
    .slice(0, 12)
}
