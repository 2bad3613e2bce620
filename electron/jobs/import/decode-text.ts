import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'

/** The encodings that ledgers come in. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

const CHUNK = 256 * 1024
const PROBE = 64 * 1024

/** The first bytes of a file, enough to tell what it is. */
export async function readStart(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(PROBE), 0, PROBE, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function fromMark(start: Buffer): Encoding | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8'
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark gives itself away: digits, commas and line ends have a zero byte, always on the same side. */
function unmarkedWide(start: Buffer): Encoding | null {
  const zeros = [0, 0]
  for (let at = 0; at < start.length; at++) if (start[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd < start.length * 0.02 || Math.min(even, odd) > (even + odd) * 0.1) return null
  const encoding = odd > even ? 'utf-16le' : 'utf-16be'
  // A few stray zero bytes in other text do not make its commas and line ends wide as well.
  return /[,;\t|\n]/.test(new TextDecoder(encoding).decode(start)) ? encoding : null
}

/** Decodes a file piece by piece. Bytes that mean nothing become U+FFFD, which the rules for texts refuse by row. */
export async function* decode(path: string, encoding: Encoding, fatal = false): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal })
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

async function isStrictly(path: string, encoding: Encoding): Promise<boolean> {
  try {
    for await (const _ of decode(path, encoding, true));
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

async function countBroken(path: string, encoding: Encoding): Promise<number> {
  let broken = 0
  for await (const text of decode(path, encoding)) broken += text.split('\ufffd').length - 1
  return broken
}

/**
 * Finds the encoding of a text file: its mark, then UTF-8 if every byte of the whole file fits, then GB18030. Where
 * neither fits, the one that loses less.
 */
export async function detectEncoding(path: string, start: Buffer): Promise<Encoding> {
  const certain = fromMark(start) ?? unmarkedWide(start)
  if (certain !== null) return certain
  if (await isStrictly(path, 'utf-8')) return 'utf-8'
  if (await isStrictly(path, 'gb18030')) return 'gb18030'
  return (await countBroken(path, 'utf-8')) < (await countBroken(path, 'gb18030')) ? 'utf-8' : 'gb18030'
}
