import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto'

/** The bytes of a page, in every file of the program. */
export const PAGE = 4096
const RESERVED = 80
const WAL_HEADER = 32
const FRAME_HEADER = 24

/**
 * Decrypts every page of a file as somebody with the key could, free pages included: SQLCipher 4, read without SQLite.
 * Pages that fail their check are left out.
 */
export function decryptPages(file: Buffer, key: Buffer, salt = file.subarray(0, 16)): Buffer[] {
  const pages: Buffer[] = []
  for (let number = 1; number * PAGE <= file.length; number++) {
    const page = decryptPage(file.subarray((number - 1) * PAGE, number * PAGE), number, key, salt)
    if (page) pages.push(page)
  }
  return pages
}

/** The same for the pages in a write-ahead log; the salt is the one of its database. */
export function decryptFrames(wal: Buffer, key: Buffer, salt: Buffer): Buffer[] {
  const pages: Buffer[] = []
  for (let at = WAL_HEADER; at + FRAME_HEADER + PAGE <= wal.length; at += FRAME_HEADER + PAGE) {
    const start = at + FRAME_HEADER
    const page = decryptPage(wal.subarray(start, start + PAGE), wal.readUInt32BE(at), key, salt)
    if (page) pages.push(page)
  }
  return pages
}

/** A file that plain SQLite opens, made of decrypted pages. */
export function plainFile(file: Buffer, key: Buffer): Buffer {
  const plain = Buffer.concat(decryptPages(file, key))
  plain.write('SQLite format 3\0', 0, 'latin1')
  return plain
}

const macKeys = new Map<string, Buffer>()

function decryptPage(page: Buffer, number: number, key: Buffer, salt: Buffer): Buffer | null {
  const name = `${key.toString('hex')}${salt.toString('hex')}`
  const macKey =
    macKeys.get(name) ?? pbkdf2Sync(key, Buffer.from(salt.map((byte) => byte ^ 0x3a)), 2, 32, 'sha512')
  macKeys.set(name, macKey)
  const from = number === 1 ? 16 : 0
  const text = page.subarray(from, PAGE - RESERVED)
  const iv = page.subarray(PAGE - RESERVED, PAGE - RESERVED + 16)
  const place = Buffer.alloc(4)
  place.writeUInt32LE(number)
  const mac = createHmac('sha512', macKey).update(text).update(iv).update(place).digest()
  if (!mac.equals(page.subarray(PAGE - RESERVED + 16))) return null
  const cipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  return Buffer.concat([Buffer.alloc(from), cipher.update(text), cipher.final(), Buffer.alloc(RESERVED)])
}
