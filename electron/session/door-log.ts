import { join } from 'node:path'
import { z } from 'zod'
import type { SignInName } from '../../shared/ids.ts'
import { canonicalJson } from '../keys/canonical.ts'
import { replaceFile } from '../keys/key-files.ts'
import type { BoxPublic } from '../keys/key-pairs.ts'
import { type Counts, type DoorEvent, type Happening, sealLine, unsealLine, Who } from './door-events.ts'
import { appendLine, type Header, readLog } from './door-log-file.ts'

/** What an encrypted file remembers of the log, so that a deleted or older one is noticed. */
export const DoorPin = z.object({ log: z.uuid(), counter: z.int() }).readonly()
export type DoorPin = z.output<typeof DoorPin>

/** What happened at the door since it was last taken into the audit chain. */
interface DoorReport {
  /** The events that are not in the chain yet, oldest first. */
  readonly events: readonly DoorEvent[]
  /** To be pinned in the transaction that takes the events into the chain. */
  readonly pin: DoorPin
  /** False where lines are missing or altered, or the file has been deleted or put back. */
  readonly isWhole: boolean
}

/** `door.log`: what happens before there is a key, sealed to the door key, each event with a counter. */
export interface DoorLog {
  /** Attempts in a row that did not succeed, by person or lot. */
  readonly counts: ReadonlyMap<string, Counts>
  /** Writes an event and the counts it leaves, and waits until both are on the disk. */
  append(happening: {
    readonly what: Happening
    readonly who: string
    readonly person: SignInName | null
    readonly counts: Counts
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
  const counts = new Map(
    Object.entries(header.failed).map(([who, failed]) => [who, { failed, wrong: header.wrong[who] ?? 0 }]),
  )
  for (const { who, failed, wrong } of lines) setCounts(counts, who, { failed, wrong })

  const begin = (next: number) => {
    header = { ...header, next, failed: only(counts, 'failed'), wrong: only(counts, 'wrong') }
    lines = []
    replaceFile(path, Buffer.from(`${canonicalJson(header)}\n`))
  }
  const lastCounter = () => lines.at(-1)?.n ?? header.next - 1
  if (!found.exists) begin(1)

  return {
    counts,
    append: ({ what, who, person, counts: left, at }) => {
      const n = lastCounter() + 1
      const line = sealLine(
        about.door,
        identityOf(header),
        { n, who: Who.parse(who), ...left },
        { n, what, who: person, at: at.toISOString() },
      )
      appendLine(path, canonicalJson(line))
      lines.push(line)
      setCounts(counts, who, left)
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
      for (const who of [...counts.keys()].filter((one) => one.startsWith('?'))) counts.delete(who)
      begin(counter + 1)
      isWhole = true
    },
  }
}

const identityOf = ({ archive, log }: Header) => ({ archive, log })

function setCounts(counts: Map<string, Counts>, who: string, left: Counts): void {
  if (left.failed > 0) counts.set(who, left)
  else counts.delete(who)
}

const only = (counts: ReadonlyMap<string, Counts>, kind: keyof Counts): Record<string, number> =>
  Object.fromEntries([...counts].flatMap(([who, left]) => (left[kind] > 0 ? [[who, left[kind]]] : [])))
