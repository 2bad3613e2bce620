import { lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'

/** Who works in an archive, as the next one is told. */
export const Holder = z.object({
  host: z.string().max(255),
  bootId: z.string().max(255),
  since: z.iso.datetime(),
})
export type Holder = z.output<typeof Holder>

/** Held while this program may write the archive. */
export interface WriterLock {
  release(): void
}

const LOCK = 'lock.db'
const HOLDER = 'lock.txt'

/**
 * Makes this program the only writer of an archive, or says who is. The lock is an open transaction, which the system
 * ends with the process: a crash leaves nothing to clean up (ADR-0013). Nobody else may open `lock.db`, not even to
 * copy it, for closing any file handle on it would drop the lock on Linux.
 */
export function takeWriterLock(folder: string, holder: Holder): WriterLock {
  refuseLinks(folder)
  const connection = new Sqlite(join(folder, LOCK), { timeout: 0 })
  try {
    connection.pragma('journal_mode = DELETE')
    connection.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    connection.close()
    if (!isBusy(cause)) throw cause
    throw new AppError(
      { code: 'conflict', reason: 'archiveInUse', params: paramsOf(readHolder(folder)) },
      { cause },
    )
  }
  writeFileSync(join(folder, HOLDER), `${JSON.stringify(holder)}\n`, { mode: 0o600 })
  return {
    release: () => {
      rmSync(join(folder, HOLDER), { force: true })
      connection.close()
    },
  }
}

function refuseLinks(folder: string): void {
  for (const name of [LOCK, HOLDER])
    if (lstatSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === false)
      throw new AppError({ code: 'damaged', reason: 'writerLock' })
}

const isBusy = (error: unknown): boolean =>
  error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')

/** What the holder wrote; the file may be missing for the moment in which it is written. */
function readHolder(folder: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(join(folder, HOLDER), 'utf8')))
  } catch {
    return null
  }
}

const paramsOf = (holder: Holder | null) =>
  holder ? { holder: holder.host, since: holder.since } : { holder: '', since: '' }
