import { AppError } from '../../shared/errors.ts'

const DAMAGE: Readonly<Record<string, string>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EIO: 'disk',
  EROFS: 'readOnly',
}

/** What the disk did to a head, key file or door log, in the words that a database has for it; null for all else. */
export function diskError(error: unknown): AppError | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = DAMAGE[code]
  return reason ? new AppError({ code: 'damaged', reason }, { cause: error }) : null
}
