import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { below, type Chance } from './chance.ts'

/** One thing that a process did to a file of the archive, as `shim.c` wrote it down. */
interface Operation {
  readonly op: 'N' | 'W' | 'T' | 'S' | 'R' | 'U' | 'D' | 'A' | 'X'
  readonly file: number
  readonly offset: number
  readonly bytes: Buffer
}

export function readRecording(path: string): Operation[] {
  const log = readFileSync(path)
  const operations: Operation[] = []
  for (let at = 0; at < log.length; ) {
    const op = String.fromCharCode(log.readUInt8(at)) as Operation['op']
    const length = Number(log.readBigUInt64LE(at + 10))
    const carries = 'NWRA'.includes(op)
    operations.push({
      op,
      file: log.readUInt8(at + 1),
      offset: Number(log.readBigUInt64LE(at + 2)),
      bytes: carries ? log.subarray(at + 18, at + 18 + length) : Buffer.alloc(0),
    })
    at += 18 + (carries ? length : 0)
  }
  return operations
}

/** What had been acknowledged when the power went. */
export const acknowledgedBefore = (operations: readonly Operation[], end: number): string[] =>
  operations
    .slice(0, end)
    .filter(({ op }) => op === 'A')
    .flatMap(({ bytes }) => bytes.toString().split('\n'))
    .filter((line) => line !== '')

const SECTOR = 512

/**
 * Makes of a folder what a power cut after `end` operations could leave of it. What was synced is there; of what was
 * not, half is lost, a quarter is torn at sectors, in any order. Names change in order, as a file system's journal
 * keeps them, but only so far.
 */
export function cutPower(
  folder: string,
  operations: readonly Operation[],
  end: number,
  chance: Chance,
): void {
  const past = operations.slice(0, end)
  const contents = new Map<number, Buffer | null>()
  for (const file of new Set(past.filter(({ op }) => op === 'N').map((one) => one.file)))
    contents.set(
      file,
      contentAfter(
        folder,
        past.filter((one) => one.file === file),
        chance,
      ),
    )
  for (const [name, file] of namesAfter(past, chance)) {
    const bytes = contents.get(file)
    if (bytes) writeFileSync(join(folder, name), bytes)
  }
}

/** The bytes of one file; null where nothing of it reached the disk. */
function contentAfter(folder: string, past: readonly Operation[], chance: Chance): Buffer | null {
  const path = join(folder, String(past[0]?.bytes))
  const disk = growing(existsSync(path) ? readFileSync(path) : null)
  const synced = past.findLastIndex(({ op }) => op === 'S')
  for (const [at, operation] of past.entries()) {
    const isDurable = at <= synced
    const { op, offset } = operation
    if (op === 'N' && isDurable) disk.exists()
    if (op === 'T' && (isDurable || chance() < 0.5)) disk.truncate(offset)
    if (op === 'W') writeAsFateHasIt(disk, operation, isDurable ? 1 : chance(), chance)
  }
  return disk.bytes()
}

/** A write that nobody waited for is lost, torn at sectors, or there. */
function writeAsFateHasIt(
  disk: ReturnType<typeof growing>,
  { offset, bytes }: Operation,
  fate: number,
  chance: Chance,
): void {
  if (fate >= 0.75) disk.write(offset, bytes)
  else if (fate >= 0.5)
    for (let from = 0; from < bytes.length; from += SECTOR)
      if (chance() < 0.5) disk.write(offset + from, bytes.subarray(from, from + SECTOR))
}

function growing(begun: Buffer | null) {
  let room = Buffer.alloc(Math.max(1 << 16, (begun?.length ?? 0) * 2))
  let size = begun?.copy(room) ?? -1
  const reach = (length: number) => {
    if (length > room.length) room = Buffer.concat([room, Buffer.alloc(Math.max(length, room.length))])
    size = Math.max(size, length)
  }
  return {
    exists: () => reach(0),
    truncate: (length: number) => {
      reach(length)
      room.fill(0, length, size)
      size = length
    },
    write: (offset: number, bytes: Buffer) => {
      reach(offset + bytes.length)
      bytes.copy(room, offset)
    },
    bytes: () => (size < 0 ? null : room.subarray(0, size)),
  }
}

/** Which name leads to which file. A synced file has its first name; later names hold once the folder is synced. */
function namesAfter(past: readonly Operation[], chance: Chance): Map<string, number> {
  const lastSync = past.findLastIndex(({ op }) => op === 'D')
  const changes = past
    .map((one, at) => ({ ...one, at }))
    .filter(({ op }) => op === 'N' || op === 'R' || op === 'U')
  const open = changes.filter(({ at }) => at > lastSync).length
  const kept = changes.slice(0, changes.length - below(chance, open + 1))
  const names = new Map<string, number>()
  for (const { op, file, bytes } of kept) {
    if (op !== 'N') for (const [name, one] of names) if (one === file) names.delete(name)
    if (op !== 'U') names.set(bytes.toString(), file)
  }
  return names
}
