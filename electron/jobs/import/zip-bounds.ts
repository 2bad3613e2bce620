import { inflateRawSync } from 'node:zlib'
import { refuseFile } from './refusals.ts'

const MAX_BYTES = 200 * 1024 * 1024
const MAX_RATIO = 100
// Below this size a high ratio is an empty sheet, not a bomb.
const HARMLESS = 1024 * 1024
const MAX_ENTRIES = 10_000
// Such a document is read whole, at ten bytes of memory for each of its own.
const MAX_OPEN_DOCUMENT = 48 * 1024 * 1024
const MAX_CELLS = 20_000_000

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly at: number
}

function directoryOf(file: Buffer): readonly Entry[] {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw refuseFile('unreadable')
  const count = file.readUInt16LE(end + 10)
  if (count > MAX_ENTRIES) throw refuseFile('tooLarge')
  const entries: Entry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw refuseFile('unreadable')
    const nameLength = file.readUInt16LE(at + 28)
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      at: file.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

/** Unpacks one entry, as far as the budget allows: what a header declares is a claim, not a size. */
function unpack(file: Buffer, { at, packed, method }: Entry, budget: number): Buffer {
  if (at + 30 > file.length || file.readUInt32LE(at) !== LOCAL_HEADER) throw refuseFile('unreadable')
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  const content = file.subarray(start, start + packed)
  if (method === 0) return content
  if (method !== 8) throw refuseFile('unreadable')
  const allowed = Math.max(1, Math.min(budget, Math.max(HARMLESS, packed * MAX_RATIO)))
  try {
    return inflateRawSync(content, { maxOutputLength: allowed })
  } catch (error) {
    const tooMuch =
      error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw refuseFile(tooMuch ? 'tooLarge' : 'unreadable')
  }
}

const isArchive = (content: Buffer) => content.length > 30 && content.readUInt32LE(0) === LOCAL_HEADER

const REPEATED = /<table:table-row\b([^>]*)>|<table:(?:covered-)?table-cell\b([^>]*)>/g
const times = (attributes: string, what: string) =>
  Number(new RegExp(`number-${what}-repeated="(\\d+)"`).exec(attributes)?.[1] ?? 1)

/** OpenDocument repeats a filled cell by an attribute: few bytes that become billions of cells. */
function refuseRepetition(xml: string): void {
  let rows = 1
  let cells = 0
  for (const [, row, cell] of xml.matchAll(REPEATED)) {
    if (row !== undefined) rows = times(row, 'rows')
    else if (cell?.includes('value')) cells += rows * times(cell, 'columns')
    if (cells > MAX_CELLS) throw refuseFile('tooLarge')
  }
}

// What readers ask for; pictures and fonts are only counted.
const READABLE = /\.(xml|rels|bin)$|^mimetype$/i

/**
 * Refuses a packed workbook that would not fit when unpacked: more than 200 MB, more than a hundredfold, or archives in
 * an archive. Everything is really unpacked for this, one part at a time. Answers the parts that readers ask for.
 */
export function refuseBomb(file: Buffer): ReadonlyMap<string, Buffer> {
  let left = MAX_BYTES
  const parts = new Map<string, Buffer>()
  for (const entry of directoryOf(file)) {
    const content = unpack(file, entry, left)
    left -= content.length
    if (left <= 0 || isArchive(content)) throw refuseFile('tooLarge')
    if (entry.name === 'content.xml') {
      if (content.length > MAX_OPEN_DOCUMENT) throw refuseFile('tooLarge')
      refuseRepetition(content.toString('utf8'))
    }
    // Programs on Windows have written parts with the wrong slash.
    const name = entry.name.replaceAll('\\', '/')
    if (READABLE.test(name)) parts.set(name, content)
  }
  return parts
}
