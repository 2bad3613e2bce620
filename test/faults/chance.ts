/** Numbers from 0 to 1 that look random and come again with the same seed. */
export type Chance = () => number

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A whole number below a bound. */
export const below = (chance: Chance, bound: number): number => Math.floor(chance() * bound)

/** The seed of one trial of a row: rows do not repeat each other's accidents. */
export function seedOf(row: string, trial: number): number {
  let seed = 2166136261
  for (const char of `${row}/${trial}`) seed = Math.imul(seed ^ char.charCodeAt(0), 16777619)
  return seed >>> 0
}
