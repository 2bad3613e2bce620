import { BATCH, type LedgerRow, MAX_COLUMNS, textCell } from './cells.ts'
import { decode, type Encoding } from './decode-text.ts'
import { refuseFile } from './refusals.ts'
import { createLineSplitter } from './split-lines.ts'

const DELIMITERS = [',', '\t', ';', '|'] as const

/** What separates the cells of a text table. */
export type Delimiter = (typeof DELIMITERS)[number]

const withoutQuoted = (text: string) => text.replace(/"(?:[^"]|"")*"/g, '')

/** Finds the delimiter in the beginning of a text: the one that most lines hold, and hold equally often. */
export function detectDelimiter(start: string): Delimiter {
  const declared = /^sep=([,;\t|])(?:\r\n?|\n)/.exec(start)?.[1]
  if (declared !== undefined) return DELIMITERS.find((one) => one === declared) ?? ','
  const lines = withoutQuoted(start)
    .split(/\r\n|\r|\n/)
    .slice(0, 50)
    .filter((line) => line.trim() !== '')
  const scored = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0)
    const usual = Map.groupBy(counts, (count) => count)
    const agreeing = Math.max(0, ...[...usual.values()].map((same) => same.length))
    return { delimiter, score: agreeing }
  })
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

/** Whether no line of a text ends otherwise than with a carriage return. */
export function endsInReturns(start: string): boolean {
  const bare = withoutQuoted(start)
  return /\r(?!\n)./s.test(bare) && !bare.includes('\n')
}

/** Walks a text table in batches of rows. However long the file, only a few batches are ever in memory. */
export async function* readTextTable(
  path: string,
  encoding: Encoding,
  delimiter: Delimiter,
): AsyncGenerator<readonly LedgerRow[]> {
  const split = createLineSplitter(delimiter)
  let number = 0
  let batch: LedgerRow[] = []
  for await (const piece of lines(decode(path, encoding), split)) {
    for (const { cells, crOnly } of piece) {
      if (cells.length > MAX_COLUMNS) throw refuseFile('tooManyColumns', { limit: MAX_COLUMNS })
      number += 1
      const row = { number, cells: cells.map(textCell) }
      batch.push(crOnly ? { ...row, crOnly } : row)
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

async function* lines(pieces: AsyncIterable<string>, split: ReturnType<typeof createLineSplitter>) {
  for await (const piece of pieces) yield split(piece, false)
  yield split('', true)
}
