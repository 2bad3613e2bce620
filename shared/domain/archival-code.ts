const DASHES = /[‐‑‒–—―−─⁃﹣]/gu
const DOTS = /[•・‧∙⋅]/gu
const IGNORED = /\s|\p{Cf}/gu

// An ASCII dot is a class separator only behind a category code (`WS.2011.Y`); in `44.0001` it parts file and item.
const classDots = (segment: string) =>
  /^[A-Z]{2}[.·]/.test(segment) ? segment.replaceAll('.', '·') : segment

// Already in its form, as nearly all codes are.
const NORMAL = /^[A-Z0-9·\-\u4e00-\u9fff]*$/

/**
 * The form in which a code is kept and printed: half width, upper case, one kind of dash and of dot, nothing around.
 * The raw text is kept beside it, because a ledger's own spelling is evidence.
 */
export const normaliseCode = (raw: string): string => (NORMAL.test(raw) ? raw : rewrite(raw))

const rewrite = (raw: string): string =>
  raw
    .toWellFormed()
    .replace(DOTS, '·')
    .normalize('NFKC')
    .replace(IGNORED, '')
    .replace(DASHES, '-')
    .replace(DOTS, '·')
    .toUpperCase()
    .split('-')
    .map(classDots)
    .join('-')

/** Two codes with one key are the same code: width, dashes, dots and zero padding make no difference (IDX-10). */
export const codeKey = (code: string): string =>
  normaliseCode(code)
    .replaceAll('.', '·')
    .replace(/(?<!\d)0+(?=\d)/g, '')

const MONTHS = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC'
const DATES = [
  /^\d{1,4}\/\d{1,2}(\/\d{1,4})?$/,
  /^(\d{2,4}年)?\d{1,2}月(\d{1,2}日)?$/,
  new RegExp(`^\\d{1,2}-(${MONTHS})(-\\d{2,4})?$`),
  new RegExp(`^(${MONTHS})-\\d{2,4}$`),
]

/**
 * What a spreadsheet made of a code before it reached us, or null: such text can no longer be the code. `2011-01-23` may
 * be one (year, volume, item); only a ledger's other codes can tell, and its reader asks them.
 */
export function codeDamage(raw: string): 'scientific' | 'date' | 'error' | null {
  const text = normaliseCode(raw)
  if (/^\d(\.\d+E\+?|E\+)\d+$/.test(text)) return 'scientific'
  if (/^#(N\/A|REF!|VALUE!|NAME\?|NUM!|DIV\/0!|NULL!|#+)/.test(text)) return 'error'
  return DATES.some((date) => date.test(text)) ? 'date' : null
}

/** A code taken apart. A part is null where the code does not say it in a form we know. */
export interface CodeParts {
  readonly pattern: 'dat13' | 'dat22' | 'legacy' | 'unknown'
  readonly fonds: string | null
  readonly category: string | null
  readonly year: number | null
  readonly retention: string | null
  readonly organ: string | null
  readonly volume: string | null
  readonly item: string | null
}

const NOTHING = {
  fonds: null,
  category: null,
  year: null,
  retention: null,
  organ: null,
  volume: null,
  item: null,
}
const isYear = (text: string) => /^(19|20)\d\d$/.test(text)
const isRetention = (text: string) => /^(Y|D[1-9]\d{0,2})$/.test(text)

function readClasses(classes: readonly string[]) {
  const yearAt = classes.findIndex(isYear)
  const retentionAt = classes.findIndex(isRetention)
  const facets = [yearAt, retentionAt].filter((at) => at >= 0)
  const before = facets.length === 0 ? classes.length : Math.min(...facets)
  return {
    category: classes.slice(0, before).join('·') || null,
    year: yearAt < 0 ? null : Number(classes[yearAt]),
    retention: classes[retentionAt] ?? null,
    organ: facets.length === 0 ? null : classes.slice(Math.max(...facets) + 1).join('·') || null,
  }
}

/** `Z109-WS·2011·Y·BGS-0001` and `Z109-WS·2011-Y-BGS-0001`, by item or by volume. */
function readCurrent(segments: readonly string[]): CodeParts | null {
  const [fonds, classes, ...rest] = segments
  if (!fonds || !/^[A-Z]?\d{3,4}$/.test(fonds) || !classes || !/^[A-Z]{2}(·|$)/.test(classes)) return null
  const hyphened = rest.length >= 2 && isRetention(rest[0] ?? '')
  const tail = hyphened ? rest.slice(1) : rest
  const read = readClasses(classes.split('·'))
  const inner = tail.slice(0, -1)
  if (tail.length === 0 || inner.length > 1) return null
  return {
    ...read,
    pattern: hyphened ? 'dat22' : 'dat13',
    fonds,
    retention: hyphened ? (rest[0] ?? null) : read.retention,
    organ: hyphened ? (inner[0] ?? null) : read.organ,
    volume: hyphened ? null : (inner[0] ?? null),
    item: tail.at(-1) ?? null,
  }
}

/** `0501-2004-001-0000-0001`, `2011-XZ11-44.0001`, `C038-001-002-003`: what archives wrote before the standards. */
function readLegacy(segments: readonly string[]): CodeParts | null {
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = segments
  if (segments.length === 5 && isYear(second) && segments.every((part) => /^[A-Z]?\d+$/.test(part)))
    return { ...NOTHING, pattern: 'legacy', fonds: first, year: Number(second), organ: fourth, item: fifth }
  const [volume = '', item = ''] = third.split('.')
  if (segments.length === 3 && isYear(first) && item !== '')
    return { ...NOTHING, pattern: 'legacy', year: Number(first), category: second, volume, item }
  if (segments.length === 4 && segments.every((part) => /^[A-Z]?\d+$/.test(part)))
    return { ...NOTHING, pattern: 'legacy', fonds: first, category: second, volume: third, item: fourth }
  return null
}

/** Takes a code of DA/T 13, of DA/T 22 or of the older patterns apart, as far as it can be recognised. */
export function readCode(code: string): CodeParts {
  const segments = normaliseCode(code).split('-')
  return readCurrent(segments) ?? readLegacy(segments) ?? { ...NOTHING, pattern: 'unknown' }
}
