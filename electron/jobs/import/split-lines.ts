import { refuseFile } from './refusals.ts'

// The widest sheet with a title in each cell fits; an unclosed quotation mark does not swallow the whole file.
const MAX_RECORD = 4 * 1024 * 1024
const QUOTE = '"'
const CR = 13
const LF = 10

/** One line of a text table, cut into its cells. */
export interface TextLine {
  readonly cells: readonly string[]
  /** Whether it ends with a carriage return alone, as old Macintosh programs wrote it. */
  readonly crOnly: boolean
}

interface Cut {
  readonly cells: string[]
  /** Where the line end begins. */
  readonly end: number
}

/** Cuts a line with quotation marks. Null where the text ends before the line does. */
function cutQuoted(text: string, from: number, delimiter: string, isLast: boolean): Cut | null {
  const cells: string[] = []
  let at = from
  for (;;) {
    const cell = text[at] === QUOTE ? quotedCell(text, at, delimiter, isLast) : plainCell(text, at, delimiter)
    if (cell === null) return null
    cells.push(cell.text)
    at = cell.end
    if (text[at] !== delimiter) break
    at += 1
  }
  return at < text.length || isLast ? { cells, end: at } : null
}

interface CutCell {
  readonly text: string
  readonly end: number
}

function plainCell(text: string, from: number, delimiter: string): CutCell {
  let end = from
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === CR || code === LF || text[end] === delimiter) break
  }
  return { text: text.slice(from, end), end }
}

/** A quotation mark that opens a cell and closes inside it belongs to the text: `"十三五"规划`. */
function quotedCell(text: string, from: number, delimiter: string, isLast: boolean): CutCell | null {
  let close = from + 1
  for (;;) {
    close = text.indexOf(QUOTE, close)
    if (close < 0) return null
    if (text[close + 1] !== QUOTE) break
    close += 2
  }
  if (close + 1 >= text.length && !isLast) return null
  const rest = plainCell(text, close + 1, delimiter)
  const inner = text.slice(from + 1, close).replaceAll('""', QUOTE)
  return { text: rest.text.trim() === '' ? inner : `"${inner}"${rest.text}`, end: rest.end }
}

/** Cuts texts that arrive piece by piece into lines of cells, whatever ends a line. */
export function createLineSplitter(delimiter: string) {
  let text = ''
  let number = 0

  function lineEnd(from: number): number {
    const feed = text.indexOf('\n', from)
    const back = text.indexOf('\r', from)
    if (feed < 0) return back
    return back >= 0 && back < feed ? back : feed
  }

  function cut(from: number, quote: number, isLast: boolean): Cut | null {
    const end = lineEnd(from)
    if (quote >= 0 && (end < 0 || quote < end)) return cutQuoted(text, from, delimiter, isLast)
    if (end < 0) return isLast ? { cells: text.slice(from).split(delimiter), end: text.length } : null
    return { cells: text.slice(from, end).split(delimiter), end }
  }

  /** The next whole line from a place on, and where the one after it begins. Null where it is not whole yet. */
  function next(at: number, quote: number, isLast: boolean) {
    const line = cut(at, quote, isLast)
    const isBack = line !== null && text.charCodeAt(line.end) === CR
    // A carriage return at the very end may be the first half of a line end.
    if (line === null || (isBack && !isLast && line.end + 1 >= text.length)) return null
    const isBoth = isBack && text.charCodeAt(line.end + 1) === LF
    return { line: { cells: line.cells, crOnly: isBack && !isBoth }, after: line.end + (isBoth ? 2 : 1) }
  }

  /** Answers the lines that are whole; `isLast` says that nothing follows. */
  return function* (more: string, isLast: boolean): Generator<TextLine> {
    text += more
    let at = 0
    let quote = text.indexOf(QUOTE)
    while (at < text.length) {
      if (quote >= 0 && quote < at) quote = text.indexOf(QUOTE, at)
      const found = next(at, quote, isLast)
      if (found === null) break
      number += 1
      at = found.after
      yield found.line
    }
    text = text.slice(at)
    if (text.length > MAX_RECORD) throw refuseFile('lineTooLong', { row: number + 1 })
    if (isLast && text !== '') throw refuseFile('unreadable', { row: number + 1 })
  }
}
