import { crc32 } from 'node:zlib'

const LOCAL = 0x04034b50
const ENTRY = 0x02014b50
const END = 0x06054b50

function header(signature: number, name: Buffer, content: Buffer, at: number | null): Buffer {
  // An entry of the directory has two bytes more before the common fields and fourteen behind them.
  const isEntry = at !== null
  const bytes = Buffer.alloc(isEntry ? 46 : 30)
  const shift = isEntry ? 2 : 0
  bytes.writeUInt32LE(signature, 0)
  bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(20, 4 + shift)
  bytes.writeUInt32LE(crc32(content), 14 + shift)
  bytes.writeUInt32LE(content.length, 18 + shift)
  bytes.writeUInt32LE(content.length, 22 + shift)
  bytes.writeUInt16LE(name.length, 26 + shift)
  if (isEntry) bytes.writeUInt32LE(at, 42)
  return Buffer.concat([bytes, name])
}

/**
 * Packs parts that are unpacked and bounded already into an archive whose sizes are true: the library believes what an
 * archive claims, and would make room for four gigabytes.
 */
export function packParts(parts: ReadonlyMap<string, Buffer>): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [written, content] of parts) {
    const name = Buffer.from(written)
    const local = header(LOCAL, name, content, null)
    directory.push(header(ENTRY, name, content, at))
    pieces.push(local, content)
    at += local.length + content.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, index, end])
}
