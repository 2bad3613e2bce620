import { MAX_COLUMNS } from './cells.ts'
import { plainText } from './xml-text.ts'

/** What a sheet of an OpenDocument table hides. */
export interface HiddenParts {
  readonly hidden: boolean
  /** Rows that hold something; the blank rest of a sheet may be hidden as well. */
  readonly hiddenRows: number
  /** Counted from 0. */
  readonly hiddenColumns: ReadonlySet<number>
}

// A program hides the unused rest of a sheet in one go; no ledger has so many columns side by side.
const REST = 500

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null

const isHidden = (tag: string) => /\btable:visibility="(?:collapse|filter)"/.test(tag)
const timesIn = (tag: string, what: 'rows' | 'columns') =>
  Math.max(1, Number(attribute(tag, `table:number-${what}-repeated`) ?? 1) || 1)

/** The styles of sheets that are not shown. */
function unseenStyles(xml: string): ReadonlySet<string> {
  const unseen = new Set<string>()
  let style = ''
  for (const [tag, kind] of xml.matchAll(/<style:(style|table-properties)\b[^<>]*>/g))
    if (kind === 'style') style = attribute(tag, 'style:name') ?? ''
    else if (attribute(tag, 'table:display') === 'false') unseen.add(style)
  return unseen
}

function createSheet(hidden: boolean) {
  const hiddenColumns = new Set<number>()
  let column = 0
  let hiddenRows = 0
  return {
    column(tag: string): void {
      const times = timesIn(tag, 'columns')
      if (isHidden(tag) && times < REST)
        for (let at = column; at < Math.min(column + times, MAX_COLUMNS); at++) hiddenColumns.add(at)
      column += times
    },
    hiddenRow(tag: string): void {
      hiddenRows += timesIn(tag, 'rows')
    },
    parts: (): HiddenParts => ({ hidden, hiddenRows, hiddenColumns }),
  }
}

/** What each sheet hides, by its name; the library does not tell. Walks the text once. */
export function hiddenIn(content: Buffer): ReadonlyMap<string, HiddenParts> {
  const xml = content.toString('utf8')
  const unseen = unseenStyles(xml.slice(0, Math.max(0, xml.indexOf('<office:body'))))
  const sheets = new Map<string, ReturnType<typeof createSheet>>()
  let sheet = createSheet(false)
  /** A hidden row of which nobody knows yet whether it holds anything. */
  let waiting = ''
  for (const [tag, kind] of xml.matchAll(
    /<table:(table|table-column|table-row|table-cell)(?=[\s/>])[^<>]*>/g,
  )) {
    if (kind === 'table') {
      sheet = createSheet(unseen.has(attribute(tag, 'table:style-name') ?? ''))
      sheets.set(plainText(attribute(tag, 'table:name') ?? ''), sheet)
    } else if (kind === 'table-column') sheet.column(tag)
    else if (kind === 'table-row') waiting = isHidden(tag) ? tag : ''
    else if (waiting !== '' && tag.includes('office:value-type=')) {
      sheet.hiddenRow(waiting)
      waiting = ''
    }
  }
  return new Map([...sheets].map(([name, found]) => [name, found.parts()]))
}

/** Stands where a formula has no saved result; no ledger writes this character. */
export const UNSAVED = '\uefff'

/** Gives formulas without a saved result a mark in its place: the library drops such cells, and nobody would know. */
export const withUnsavedFormulas = (content: Buffer): Buffer => {
  const xml = content.toString('utf8')
  const marked = xml.replace(/<table:table-cell\s[^<>]*\/>/g, (cell) =>
    cell.includes(' table:formula="') && !cell.includes('office:value-type=')
      ? `${cell.slice(0, -2)} office:value-type="string" office:string-value="${UNSAVED}"/>`
      : cell,
  )
  return marked === xml ? content : Buffer.from(marked)
}
