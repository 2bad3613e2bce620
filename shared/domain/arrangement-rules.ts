/** Levels below the fonds: three are usual, a fourth is allowed (IDX-9). */
export const MOST_LEVELS = 4

/** Says whether a category may stand this many levels below its fonds. */
export function refuseDepth(level: number) {
  return level <= MOST_LEVELS ? null : { rule: 'IDX-9', reason: 'arrangement.tooDeep', most: MOST_LEVELS }
}
