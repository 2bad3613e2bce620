import { writeFileSync } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'
import { utils, type WorkSheet, write } from '@e965/xlsx'
import { testFile } from './files.ts'

/** Puts a ledger into a file of its own that goes when the test ends. */
export function ledgerFile(content: string | Uint8Array): string {
  const path = testFile()
  writeFileSync(path, content)
  return path
}

let pairs: ReadonlyMap<string, readonly number[]> | null = null

/** All two-byte characters, by asking the decoder: Node decodes GB18030 but does not write it. */
function twoByteCharacters(): ReadonlyMap<string, readonly number[]> {
  if (pairs !== null) return pairs
  const found = new Map<string, readonly number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail))
      if (char.length === 1 && char !== '\ufffd') found.set(char, [lead, trail])
    }
  pairs = found
  return found
}

function gbBytes(char: string): readonly number[] {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x80) return [code]
  const known = twoByteCharacters().get(char)
  if (known) return known
  if (code < 0x10000) throw new Error(`no two-byte form of ${char}`)
  const index = code - 0x10000 + 189_000
  return [
    0x81 + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ]
}

/** A text as Chinese Excel saves it. */
export const gb18030 = (text: string): Buffer => Buffer.from(Array.from(text).flatMap(gbBytes))

/** A text in UTF-16, without a mark. */
export function utf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

export interface SheetSpec {
  readonly name?: string
  readonly rows: readonly (readonly unknown[])[]
  /** Ranges as a spreadsheet names them, `A1:J1`. */
  readonly merges?: readonly string[]
  /** Number formats by cell. */
  readonly formats?: Readonly<Record<string, string>>
}

function sheetOf({ rows, merges = [], formats = {} }: SheetSpec): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]))
  sheet['!merges'] = merges.map((range) => utils.decode_range(range))
  for (const [cell, format] of Object.entries(formats)) sheet[cell].z = format
  return sheet
}

/** A workbook of real bytes. */
export function workbook(
  sheets: readonly SheetSpec[],
  {
    type = 'xlsx',
    date1904 = false,
  }: { readonly type?: 'xlsx' | 'biff8' | 'ods'; readonly date1904?: boolean } = {},
): Buffer {
  const book = utils.book_new()
  for (const [at, spec] of sheets.entries())
    utils.book_append_sheet(book, sheetOf(spec), spec.name ?? `表${at + 1}`)
  book.Workbook = { ...book.Workbook, WBProps: { date1904 } }
  return write(book, { type: 'buffer', bookType: type })
}

/** An archive of any parts, and with sizes that need not be true. */
export function zip(parts: Readonly<Record<string, Buffer>>, claimed?: number): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claimed ?? content.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
    locals.push(local)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), fields, place, Buffer.from(name))
    at += local.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(locals.length, 8)
  end.writeUInt16LE(locals.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, index, end])
}
