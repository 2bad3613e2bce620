import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { type Encoding, encodings, NEEDLES } from './needles.ts'

/** A needle that lay open in a file. */
export interface Hit {
  readonly file: string
  readonly needle: string
  readonly encoding: Encoding
}

const wanted = NEEDLES.flatMap((needle) =>
  [...encodings(needle)].map(([encoding, bytes]) => ({ needle, encoding, bytes })),
)

export const hitsIn = (file: string, bytes: Buffer): Hit[] =>
  wanted
    .filter((one) => bytes.includes(one.bytes))
    .map(({ needle, encoding }) => ({ file, needle, encoding }))

/** Reads every file below some folders, whatever it is called, and looks for every needle in every encoding. */
export function scanFolders(folders: readonly string[]): {
  readonly files: number
  readonly hits: readonly Hit[]
} {
  const files = folders.flatMap(under)
  return { files: files.length, hits: files.flatMap((file) => hitsIn(file, read(file))) }
}

const under = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0) // went while it was looked for; nothing of it is left
  }
}

/**
 * Looks into the files that a process has open but that have no name any more: SQLite unlinks its temporary files at
 * once. Linux shows them under /proc.
 */
export function scanOpenFiles(pid: number): { readonly files: number; readonly hits: readonly Hit[] } {
  const place = `/proc/${pid}/fd`
  const nameless = listed(place).filter((fd) => /\(deleted\)$|etilqs/.test(linkOf(join(place, fd))))
  return {
    files: nameless.length,
    hits: nameless.flatMap((fd) => hitsIn(linkOf(join(place, fd)), readOpen(join(place, fd)))),
  }
}

const listed = (place: string): string[] => {
  try {
    return readdirSync(place)
  } catch {
    return [] // it has ended
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

function readOpen(path: string): Buffer {
  try {
    const file = openSync(path, 'r')
    const bytes = Buffer.alloc(fstatSync(file).size)
    readSync(file, bytes, 0, bytes.length, 0)
    closeSync(file)
    return bytes
  } catch {
    return Buffer.alloc(0)
  }
}
