/** A date of DA/T 18 in the archive's one spelling: `20110123`, `20110100`, `20110000`, `[19450815]`, `20110123-20111205`. */
interface DocumentDate {
  readonly text: string
  /** The first day in eight digits; dates that know only their month or year come first. */
  readonly sortKey: string
  readonly year: number
}

/** A read date, or why it is none. */
export type DateReading =
  | ({ readonly ok: true } & DocumentDate)
  | { readonly ok: false; readonly reason: 'notADate' | 'impossibleDate' | 'backwardRange' }

const NOT_A_DATE = { ok: false, reason: 'notADate' } as const
const IMPOSSIBLE = { ok: false, reason: 'impossibleDate' } as const

const EIGHT = /^\d{8}$/
const SHAPES = [
  /^(\d{4})(\d{2})$/,
  /^(\d{4})年?$/,
  /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/,
  /^(\d{4})[-./](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号]?)?$/,
]
const TIME = /[ t]?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m|z)?$/i
const SPAN = /~|至|到/u

const tidy = (raw: string) => (EIGHT.test(raw) ? raw : rewrite(raw))

const rewrite = (raw: string) =>
  raw
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[〔【]/gu, '[')
    .replace(/[〕】]/gu, ']')
    .replace(/[‐‑‒–—―−─]+/gu, '-')
    .trim()
    .replace(TIME, '')
    .replace(/[\s\p{Cf}]+/gu, '')

const pad = (value: number, width: number) => String(value).padStart(width, '0')
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const daysIn = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0))

/** Eight digits for one date, `impossible` for the 31st of April, null for what is no date at all. */
function readDay(text: string): string | 'impossible' | null {
  // The archive's own spelling, as nearly all dates of a million rows have it.
  if (EIGHT.test(text)) {
    const day = Number(text)
    return isPossible(Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100) ? text : 'impossible'
  }
  const match = SHAPES.find((shape) => shape.test(text))?.exec(text)
  if (!match) return null
  const [year = 0, month = 0, day = 0] = match
    .slice(1)
    .filter((part) => part !== undefined && /\d/.test(part))
    .map(Number)
  return isPossible(year, month, day) ? pad(year, 4) + pad(month, 2) + pad(day, 2) : 'impossible'
}

/** Zeros stand for a month or a day that nobody knows. */
function isPossible(year: number, month: number, day: number): boolean {
  if (year < 1000 || year > 2199 || month > 12) return false
  return month === 0 ? day === 0 : day <= daysIn(year, month)
}

const found = (text: string, first: string): DateReading => ({
  ok: true,
  text,
  sortKey: first,
  year: Number(first.slice(0, 4)),
})

function readSpan(text: string): { readonly from: string; readonly to: string } | 'impossible' | null {
  const ends = SPAN.test(text) ? [text.search(SPAN)] : [...text.matchAll(/-/g)].map((dash) => dash.index)
  for (const at of ends) {
    const from = readDay(text.slice(0, at))
    const to = readDay(text.slice(at + 1))
    if (from === null || to === null) continue
    return from === 'impossible' || to === 'impossible' ? 'impossible' : { from, to }
  }
  return null
}

/** Reads a date as standards and ledgers write it. Impossible dates are refused, never rolled over. */
export function readDocumentDate(raw: string): DateReading {
  const whole = tidy(raw)
  const researched = /^\[(.*)\]$/.exec(whole)?.[1]
  const text = researched ?? whole
  const framed = (inner: string) => (researched === undefined ? inner : `[${inner}]`)
  const day = readDay(text)
  if (day === 'impossible') return IMPOSSIBLE
  if (day !== null) return found(framed(day), day)
  const span = readSpan(text)
  if (span === null) return NOT_A_DATE
  if (span === 'impossible') return IMPOSSIBLE
  // Zeros stand for "some day in": a span that ends in the year it began ends after its beginning.
  if (span.to.replace(/0000$/, '9999').replace(/00$/, '99') < span.from)
    return { ok: false, reason: 'backwardRange' }
  return found(framed(`${span.from}-${span.to}`), span.from)
}

/** Whether a text is a date in the archive's one spelling. */
export const isDocumentDate = (text: string): boolean => {
  const reading = readDocumentDate(text)
  return reading.ok && reading.text === text
}

/** The day that a spreadsheet means by a number, null where it means none. */
export function dateFromSerial(serial: number, system: 1900 | 1904): string | null {
  const day = Math.floor(serial)
  if (!Number.isFinite(serial) || day < (system === 1904 ? 0 : 1)) return null
  // The 1900 system counts a 29 February 1900 that never was.
  if (system === 1900 && day === 60) return null
  const epoch = system === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  const date = new Date(epoch + day * 86_400_000)
  const year = date.getUTCFullYear()
  return year > 2199 ? null : pad(year, 4) + pad(date.getUTCMonth() + 1, 2) + pad(date.getUTCDate(), 2)
}
