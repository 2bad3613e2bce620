const WALL_TIME =
  /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/

/**
 * A moment as the clock on the wall showed it, `2026-01-11T09:30`, or the day alone where nobody wrote the hour.
 * Ledgers know no time zone, so neither does this.
 */
export function readWallTime(raw: string): string | null {
  const text = raw.toWellFormed().normalize('NFKC').replace(/\s+/gu, ' ').trim()
  const match = WALL_TIME.exec(text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'))
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  if (Number.isNaN(hour)) return date.toISOString().slice(0, 10)
  if (hour > 23 || minute > 59) return null
  return new Date(Date.UTC(year, month - 1, day, hour, minute)).toISOString().slice(0, 16)
}

const DAY = 86_400_000
const isDayAlone = (text: string) => text.length === 10

/**
 * QUAL-4: whether a contract was entered more than 24 hours after its signing. A day without an hour is read in favour
 * of the one who entered it: signed at its end, entered at its beginning.
 */
export function isEnteredLate(signedAt: string, enteredAt: string): boolean {
  const signed = Date.parse(`${isDayAlone(signedAt) ? `${signedAt}T24:00` : signedAt}Z`)
  const entered = Date.parse(`${isDayAlone(enteredAt) ? `${enteredAt}T00:00` : enteredAt}Z`)
  return entered - signed > DAY
}
