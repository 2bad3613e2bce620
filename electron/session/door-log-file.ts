import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, lstatSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { parseKeyFile } from '../keys/canonical.ts'
import { DoorLine, Who } from './door-events.ts'

/** The first line: where the count goes on, and the attempts that were not forgiven when it began. */
const Header = z.strictObject({
  fmt: z.literal('strongroom-door'),
  v: z.literal(1),
  archive: z.uuid(),
  /** Tells a log from one that was begun in its place. */
  log: z.uuid(),
  next: z.int().min(1),
  failed: z.record(Who, z.int().min(1)),
  wrong: z.record(Who, z.int().min(1)),
})
export type Header = z.output<typeof Header>

/** More than the throttle lets anybody cause. */
const MOST_BYTES = 8 * 1024 * 1024

/** A log as it was found; `isWhole` is false where something in it cannot be read. */
export interface FoundLog {
  readonly exists: boolean
  readonly header: Header
  readonly lines: DoorLine[]
  readonly isWhole: boolean
}

/** Reads the log, without any key; a spoilt one is replaced by a new one, which its pin will give away. */
export function readLog(path: string, archive: string): FoundLog {
  const none = { exists: false, header: newHeader(archive), lines: [] }
  const file = lstatSync(path, { throwIfNoEntry: false })
  if (!file) return { ...none, isWhole: true }
  if (!file.isFile()) throw new AppError({ code: 'damaged', reason: 'doorLog' })
  if (file.size > MOST_BYTES) return { ...none, isWhole: false }

  const bytes = readFileSync(path)
  const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1)
  if (whole.length < bytes.length) truncateSync(path, whole.length) // a crash left half a line; it was never answered
  const [first = '', ...rest] = whole.toString().split('\n').slice(0, -1)
  const header = parsed(first, Header)
  if (header?.archive !== archive) return { ...none, isWhole: false }
  const lines = rest.map((line) => parsed(line, DoorLine)).filter((line) => line !== null)
  return { exists: true, header, lines, isWhole: lines.length === rest.length }
}

const newHeader = (archive: string): Header => ({
  fmt: 'strongroom-door',
  v: 1,
  archive,
  log: randomUUID(),
  next: 1,
  failed: {},
  wrong: {},
})

function parsed<T>(line: string, schema: z.ZodType<T>): T | null {
  try {
    return parseKeyFile(Buffer.from(line), schema)
  } catch {
    return null
  }
}

/** Waits until the line is on the disk. */
export function appendLine(path: string, line: string): void {
  const file = openSync(path, 'a', 0o600)
  try {
    writeSync(file, `${line}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
