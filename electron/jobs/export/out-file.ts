import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'

/** A new file that is written once, from its beginning to its end, and hashed on the way. */
export interface OutFile {
  write(bytes: Uint8Array): void
  /** Puts everything on the disk and gives the SHA-256 of what was written. */
  finish(): string
  close(): void
}

/** Creates a file that nobody else may read; one that is there already is never written over. */
export function createOutFile(path: string): OutFile {
  const file = saying(() => openSync(path, 'wx', 0o600))
  const hash = createHash('sha256')
  return {
    write: (bytes) => {
      hash.update(bytes)
      for (let at = 0; at < bytes.length; ) at += saying(() => writeSync(file, bytes, at, bytes.length - at))
    },
    finish: () => {
      saying(() => fsyncSync(file))
      return hash.digest('hex')
    },
    close: () => closeSync(file),
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'export.targetFull',
  EDQUOT: 'export.targetFull',
  EBUSY: 'export.targetBusy',
  EPERM: 'export.targetBusy',
}

/** Says in words why a file cannot be written where somebody wants it. */
export function saying<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    throw new AppError(
      { code: 'invalid_input', reason: WORDS[code] ?? 'export.targetNotWritable' },
      { cause },
    )
  }
}
