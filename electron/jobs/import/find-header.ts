import { isBlank, type LedgerRow } from './cells.ts'
import { assignFields } from './match-heading.ts'
import type { Field, Target } from './synonyms.ts'

/** How far down a header is looked for. */
export const HEADER_WITHIN = 50

/** Where the headings stand and what they say. */
export interface Header {
  /** The last row of the header, counted from 1; the rows below are the ledger's. */
  readonly row: number
  /** One text per column; headings over two rows are joined with a slash. */
  readonly headings: readonly string[]
  readonly fields: ReadonlyMap<number, Field>
}

/** Without these a row of names is no header of such a ledger. */
const ESSENTIAL: Readonly<Record<Target, readonly Field[]>> = {
  items: ['archivalCode', 'title'],
  parties: ['name', 'usci'],
}

const textsOf = (row: LedgerRow) => row.cells.map((cell) => cell?.text.replace(/\s+/gu, ' ').trim() ?? '')

function headerOf(target: Target, row: number, headings: readonly string[]): Header {
  return { row, headings, fields: assignFields(target, headings) }
}

/** Joins two rows of headings: a group above, its members below. The group reaches to the next one on its right. */
function joined(upper: readonly string[], lower: readonly string[]): readonly string[] {
  let group = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const above = upper[column] ?? ''
    const below = lower[column] ?? ''
    if (above !== '') group = above
    if (below === '' || below === above) return above
    return above === '' && group === '' ? below : `${group}/${below}`
  })
}

/** The member's own name decides, then the two together, then the group: `文件/题名`, `日期/起`. */
function twoRowHeader(target: Target, upper: LedgerRow, lower: LedgerRow): Header | null {
  const above = textsOf(upper)
  const below = textsOf(lower)
  const headings = joined(above, below)
  const fields = new Map(
    assignFields(
      target,
      headings.map((heading, at) => below[at] || heading),
    ),
  )
  const taken = new Set(fields.values())
  for (const [column, field] of assignFields(target, headings))
    if (!fields.has(column) && !taken.has(field)) fields.set(column, field)
  const header = { row: lower.number, headings, fields }
  // A title above adds nothing: then the lower row is the header alone.
  if (fields.size <= assignFields(target, below).size) return null
  return isSubHeader(target, below, headerOf(target, upper.number, above), header) ? header : null
}

/** A row of records has a code and a title of its own; a second row of headings adds columns and leaves those blank. */
function isSubHeader(target: Target, lower: readonly string[], upper: Header, both: Header): boolean {
  if (lower.some((text) => text.length > 20 || /\d{3}/.test(text))) return false
  if (!lower.some((text, column) => text !== '' && (upper.headings[column] ?? '') === '')) return false
  if (both.fields.size > upper.fields.size) return true
  const essential = [...upper.fields].filter(([, field]) => ESSENTIAL[target].includes(field))
  return essential.length > 0 && essential.every(([column]) => (lower[column] ?? '') === '')
}

const isHeader = (target: Target, { fields }: Header) =>
  fields.size >= 2 && [...fields.values()].some((field) => ESSENTIAL[target].includes(field))

/** Looks for the header in the first rows of a sheet, below titles and blank rows. Null where there is none. */
export function findHeader(target: Target, rows: readonly LedgerRow[]): Header | null {
  const candidates = rows
    .filter((row) => row.number <= HEADER_WITHIN && !isBlank(row))
    .flatMap((row, at, all) => {
      const below = all[at + 1]
      const two = below?.number === row.number + 1 ? twoRowHeader(target, row, below) : null
      return [headerOf(target, row.number, textsOf(row)), ...(two === null ? [] : [two])]
    })
    .filter((header) => isHeader(target, header))
  // Of equals the first one counts, except that a header of two rows takes the second along.
  return candidates.reduce<Header | null>((best, next) => {
    if (best === null || next.fields.size > best.fields.size) return next
    const continues = next.row === best.row + 1 && next.fields.size === best.fields.size
    return continues && next.headings.some((heading) => heading.includes('/')) ? next : best
  }, null)
}

/** The header that a clerk pointed at, whether or not anything is recognised in it. */
export function headerAt(target: Target, rows: readonly LedgerRow[], number: number): Header | null {
  const row = rows.find((one) => one.number === number)
  if (row === undefined) return null
  const above = rows.find((one) => one.number === number - 1)
  const two = above === undefined ? null : twoRowHeader(target, above, row)
  return two ?? headerOf(target, number, textsOf(row))
}
