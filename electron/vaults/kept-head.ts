import { AppError } from '../../shared/errors.ts'
import { diskError } from '../keys/disk-error.ts'

/** The newest entry of a chain. */
export interface Newest {
  readonly seq: number
  readonly hash: Buffer
}

/** The head of a vault that is open, also while the disk does not take it. */
export interface KeptHead {
  /** True while the newest entry stands in the file and not in the head: its loss would go unnoticed. */
  isBehind(): boolean
  /**
   * Writes what the head still owes; throws what the disk says to it. Comes before every transaction that leaves an
   * entry: the gap between file and head never grows beyond what one call leaves (security 3.6).
   */
  settle(): void
  /** Writes the newest entry, which is committed already: where the disk refuses twice, it is owed. */
  follow(newest: Newest): void
}

/** Keeps a head up with its file, over whatever writes and syncs it. */
export function keepHead(write: (newest: Newest) => void): KeptHead {
  let owed: Newest | null = null
  const attempt = (newest: Newest): unknown => {
    try {
      // The slot is written whole each time: a sync that failed has forgotten which pages it was about.
      write(newest)
      owed = null
      return null
    } catch (error) {
      if (!isSystemError(error)) throw error
      owed = newest
      return error
    }
  }
  return {
    isBehind: () => owed !== null,
    settle: () => {
      const error = owed && attempt(owed)
      if (error) throw diskError(error) ?? new AppError({ code: 'damaged', reason: 'disk' }, { cause: error })
    },
    follow: (newest) => {
      if (attempt(newest)) attempt(newest)
    },
  }
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error
