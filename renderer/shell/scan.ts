// Hand-held scanners send a digit every few milliseconds; nobody types six of them at 35 ms apiece.
const MOST_GAP_MS = 35
const LEAST_DIGITS = 6

/** A key as the keyboard reports it. An active Chinese input method hides `key` but not `code` (hard case 38). */
export interface Stroke {
  readonly code: string
  readonly at: number
}

/** Collects strokes and gives the digits of a burst that ends with Enter; null while it is none. */
export function createScanReader(): (stroke: Stroke) => string | null {
  let digits = ''
  let last = Number.NEGATIVE_INFINITY
  return ({ code, at }) => {
    const inTime = at - last <= MOST_GAP_MS
    last = at
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
    if (digit !== undefined) {
      digits = inTime ? digits + digit : digit
      return null
    }
    const burst = digits
    digits = ''
    const ended = code === 'Enter' || code === 'NumpadEnter'
    return ended && inTime && burst.length >= LEAST_DIGITS ? burst : null
  }
}
