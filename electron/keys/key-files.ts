import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { MAX_KEY_FILE } from './canonical.ts'

/** How many versions of a key file stay on disk, the current one included. */
const KEPT_VERSIONS = 3

/** Reads a key file whole. What is not an ordinary file, or too large, is not even opened. */
export function readKeyFile(path: string): Buffer {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found)
    throw new AppError({ code: 'damaged', reason: 'keyFileMissing', params: { file: basename(path) } })
  if (!found.isFile() || found.size > MAX_KEY_FILE)
    throw new AppError({ code: 'damaged', reason: 'keyFileForm', params: { file: basename(path) } })
  return readFileSync(path)
}

/**
 * Replaces a key file so that a crash leaves the old one or the new one, whole.
 * Each version also stands beside it as `<name>.<seq>`; the last three stay.
 */
export function writeKeyFile(path: string, text: string, seq: number): void {
  const bytes = Buffer.from(text)
  if (bytes.length > MAX_KEY_FILE) throw new AppError({ code: 'conflict', reason: 'keyFileFull' })
  replaceFile(`${path}.${seq}`, bytes)
  replaceFile(path, bytes)
  for (const old of keptVersions(path).filter((kept) => kept <= seq - KEPT_VERSIONS))
    rmSync(`${path}.${old}`, { force: true })
}

/** The number for the next version of a file that does not count its own. */
export const nextVersion = (path: string): number => Math.max(0, ...keptVersions(path)) + 1

/** Which versions of a key file lie beside it. */
export function keptVersions(path: string): number[] {
  const prefix = `${basename(path)}.`
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .filter((seq) => /^[1-9]\d{0,15}$/.test(seq))
    .map(Number)
}

/** New file, fsync, rename, fsync of the folder: at no moment is the name missing or half written. */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found && !found.isFile())
    throw new AppError({ code: 'damaged', reason: 'keyFileForm', params: { file: basename(path) } })
  const fresh = join(dirname(path), `.${basename(path)}.new`)
  try {
    rmSync(fresh, { force: true }) // a crash may have left one
    const file = openSync(fresh, 'wx', 0o600)
    try {
      writeFileSync(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(fresh, path)
  } catch (error) {
    rmSync(fresh, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/** Makes a new or renamed entry of a folder outlive a power cut. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return // NTFS journals the entry itself and folders cannot be opened there
  const entry = openSync(folder, 'r')
  try {
    fsyncSync(entry)
  } finally {
    closeSync(entry)
  }
}
