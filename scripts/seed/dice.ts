/** Numbers that look like chance and are the same every time: each item has dice of its own. */
export function diceOf(seed: number, index: number) {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const upTo = (most: number): number => Math.floor(next() * most)
  return {
    upTo,
    between: (least: number, most: number): number => least + upTo(most - least + 1),
    of: <T>(values: readonly T[]): T => {
      const value = values[upTo(values.length)]
      if (value === undefined) throw new Error('there is nothing to choose from')
      return value
    },
    /** True this often out of a hundred. */
    percent: (often: number): boolean => next() * 100 < often,
  }
}
export type Dice = ReturnType<typeof diceOf>
