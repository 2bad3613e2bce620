import { countBits, hasBit } from './bits.ts'

/** Items as they are found, by their entries. */
export interface EntrySet {
  readonly size: number
  has(entry: number): boolean
  /** The next entries from a place on, that place left out, up to a limit. */
  next(direction: 'asc' | 'desc', after: number | null, limit: number): number[]
}

/** The set of the entries whose bits are set. */
export function entrySet(bits: Uint32Array): EntrySet {
  return {
    size: countBits(bits),
    has: (entry) => hasBit(bits, entry),
    next: (direction, after, limit) =>
      direction === 'desc'
        ? descending(bits, after ?? bits.length * 32, limit)
        : ascending(bits, after ?? -1, limit),
  }
}

function descending(bits: Uint32Array, after: number, limit: number): number[] {
  const found: number[] = []
  for (let at = after - 1; at >= 0 && found.length < limit; ) {
    if (bits[at >>> 5] === 0) at = (at & ~31) - 1
    else {
      if (hasBit(bits, at)) found.push(at)
      at -= 1
    }
  }
  return found
}

function ascending(bits: Uint32Array, after: number, limit: number): number[] {
  const found: number[] = []
  for (let at = after + 1; at < bits.length * 32 && found.length < limit; ) {
    if (bits[at >>> 5] === 0) at = (at | 31) + 1
    else {
      if (hasBit(bits, at)) found.push(at)
      at += 1
    }
  }
  return found
}
