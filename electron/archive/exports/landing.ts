import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { saying } from '../../jobs/export/out-file.ts'

/** A name beside a file that is to come: in the same folder, so that giving it its own name is one step. */
export const besideOf = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.part`)

/** Gives a finished file its name; what bore it before is replaced whole. */
export function land(fresh: string, path: string): void {
  saying(() => renameSync(fresh, path))
  syncFolder(dirname(path))
}

/** Takes away what was written, where it did not come to its end. */
export function clear(fresh: string): void {
  rmSync(fresh, { force: true })
}

/** Windows opens no folder; there the rename is in the journal of the file system. */
function syncFolder(folder: string): void {
  try {
    const opened = openSync(folder, 'r')
    fsyncSync(opened)
    closeSync(opened)
  } catch {
    // The file is whole under its name; only a power cut this instant could still lose the name.
  }
}
