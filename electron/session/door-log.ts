import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, lstatSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { SignInName } from '../../shared/ids.ts'
import { canonicalJson, parseKeyFile } from '../keys/canonical.ts'
import { replaceFile } from '../keys/key-files.ts'
import type { BoxPublic } from '../keys/key-pairs.ts'
import { type DoorEvent, DoorLine, type Happening, sealLine, unsealLine, Who } from './door-events.ts'

/** The first line: where the count goes on, and the wrong attempts that were not forgiven when it began. */
const Header = z.strictObject({
  fmt: z.literal('strongroom-door'),
  v: z.literal(1),
  archive: z.uuid(),
  /** Tells a log from one that was begun in its place. */
  log: z.uuid(),
  next: z.int().min(1),
  failed: z.record(Who, z.int().min(1)),
})
type Header = z.output<typeof Header>

/** More than the throttle lets anybody cause. */
const MOST_BYTES = 8 * 1024 * 1024

/** What an encrypted file remembers of the log, so that a deleted or older one is noticed. */
export const DoorPin = z.object({ log: z.uuid(), counter: z.int() }).readonly()
export type DoorPin = z.output<typeof DoorPin>

/** What happened at the door since it was last taken into the audit chain. */
export interface DoorReport {
  /** The events that are not in the chain yet, oldest first. */
  readonly events: readonly DoorEvent[]
  /** To be pinned in the transaction that takes the events into the chain. */
  readonly pin: DoorPin
  /** False where lines are missing or altered, or the file has been deleted or put back. */
  readonly isWhole: boolean
}

/** `door.log`: what happens before there is a key, sealed to the door key, each event with a counter. */
export interface DoorLog {
  /** Wrong attempts in a row, by person or lot. */
  readonly failed: ReadonlyMap<string, number>
  /** Writes an event and the count it leaves, and waits until both are on the disk. */
  append(happening: {
    readonly what: Happening
    readonly who: string
    readonly person: SignInName | null
    readonly failed: number
    readonly at: Date
  }): void
  /** `pinned` is null only for an archive that has never been unlocked. */
  read(doorPrivate: Buffer, pinned: DoorPin | null): DoorReport
  /** Begins anew once the pinned events are in the chain. Counts of names that nobody has are forgotten. */
  restart(pinned: DoorPin): void
}

/** Opens the log of an archive, or begins one; that an old one was deleted shows once the pinned counter is read. */
export function openDoorLog(about: {
  readonly folder: string
  readonly archive: string
  readonly door: BoxPublic
}): DoorLog {
  const path = join(about.folder, 'door.log')
  const found = readLog(path, about.archive)
  let { header, isWhole } = found
  let lines = found.lines
  const failed = new Map(Object.entries(header.failed))
  for (const line of lines) setCount(failed, line.who, line.failed)

  const begin = (next: number) => {
    header = { ...header, next, failed: Object.fromEntries(failed) }
    lines = []
    replaceFile(path, Buffer.from(`${canonicalJson(header)}\n`))
  }
  const lastCounter = () => lines.at(-1)?.n ?? header.next - 1
  if (!found.exists) begin(1)

  return {
    failed,
    append: ({ what, who, person, failed: count, at }) => {
      const n = lastCounter() + 1
      const line = sealLine(
        about.door,
        identityOf(header),
        { n, who: Who.parse(who), failed: count },
        { n, what, who: person, at: at.toISOString() },
      )
      appendLine(path, canonicalJson(line))
      lines.push(line)
      setCount(failed, who, count)
    },
    read: (doorPrivate, pinned) => {
      const isSameLog = pinned === null || pinned.log === header.log
      const known = isSameLog ? (pinned?.counter ?? 0) : 0
      const unsealed = lines.map((line) => unsealLine(identityOf(header), doorPrivate, line))
      const events = unsealed.filter((event) => event !== null)
      const isCounted = lines.every(({ n }, index) => n === header.next + index)
      return {
        events: events.filter(({ n }) => n > known),
        pin: { log: header.log, counter: Math.max(lastCounter(), known) },
        isWhole:
          isWhole && isSameLog && isCounted && events.length === lines.length && lastCounter() >= known,
      }
    },
    restart: ({ counter }) => {
      for (const who of [...failed.keys()].filter((one) => one.startsWith('?'))) failed.delete(who)
      begin(counter + 1)
      isWhole = true
    },
  }
}

const identityOf = ({ archive, log }: Header) => ({ archive, log })

interface FoundLog {
  readonly exists: boolean
  readonly header: Header
  readonly lines: DoorLine[]
  readonly isWhole: boolean
}

function readLog(path: string, archive: string): FoundLog {
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
  next: 1,
  failed: {},
})

function parsed<T>(line: string, schema: z.ZodType<T>): T | null {
  try {
    return parseKeyFile(Buffer.from(line), schema)
  } catch {
    return null
  }
}

function setCount(failed: Map<string, number>, who: string, count: number): void {
  if (count > 0) failed.set(who, count)
  else failed.delete(who)
}

function appendLine(path: string, line: string): void {
  const file = openSync(path, 'a', 0o600)
  try {
    writeSync(file, `${line}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
