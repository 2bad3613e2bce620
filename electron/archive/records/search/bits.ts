/** One bit for each of so many things, none of them set. */
export const noBits = (size: number): Uint32Array => new Uint32Array(Math.ceil(size / 32))

export function setBit(bits: Uint32Array, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] as number) | (1 << (at & 31))
}

export const hasBit = (bits: Uint32Array, at: number): boolean =>
  (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1

/** Goes through the bits that are set, ascending. */
export function eachBit(bits: Uint32Array, take: (at: number) => void): void {
  for (let word = 0; word < bits.length; word++) {
    let rest = bits[word] as number
    while (rest !== 0) {
      const lowest = rest & -rest
      take(word * 32 + 31 - Math.clz32(lowest))
      rest ^= lowest
    }
  }
}

/** How many bits are set. */
export function countBits(bits: Uint32Array): number {
  let sum = 0
  for (let at = 0; at < bits.length; at++) sum += ones(bits[at] as number)
  return sum
}

// Counts pairs, fours, eights and then all at once.
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
