import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { BATCH, type LedgerRow, MAX_COLUMNS, textCell } from './cells.ts'
import { decode, type Encoding } from './decode-text.ts'
import { refuseFile } from './refusals.ts'

// The widest sheet with a title in each cell fits; an unclosed quotation mark does not swallow the whole file.
const MAX_RECORD = 4 * 1024 * 1024
const DELIMITERS = [',', '\t', ';', '|'] as const

/** What separates the cells of a text table. */
export type Delimiter = (typeof DELIMITERS)[number]

const withoutQuoted = (text: string) => text.replace(/"(?:[^"]|"")*"/g, '')

/** Finds the delimiter in the beginning of a text: the one that most lines hold, and hold equally often. */
export function detectDelimiter(start: string): Delimiter {
  const declared = /^sep=([,;\t|])\r?\n/.exec(start)?.[1]
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

/** Walks a text table in batches of rows. However long the file, only a few batches are ever in memory. */
export async function* readTextTable(
  path: string,
  encoding: Encoding,
  delimiter: Delimiter,
): AsyncGenerator<readonly LedgerRow[]> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_RECORD,
    encoding: 'utf8',
  })
  pipeline(Readable.from(decode(path, encoding)), parser, () => {})
  let number = 0
  let batch: LedgerRow[] = []
  try {
    // Every record is an array of strings, because no option asks for columns.
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      if (record.length > MAX_COLUMNS) throw refuseFile('tooManyColumns', { limit: MAX_COLUMNS })
      number += 1
      batch.push({ number, cells: record.map(textCell) })
      if (batch.length === BATCH) {
        yield batch
        batch = []
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? refuseFile(faultOf(error), { row: number + 1 }) : error
  } finally {
    parser.destroy()
  }
  if (batch.length > 0) yield batch
}

const faultOf = ({ code }: CsvError) => (code === 'CSV_MAX_RECORD_SIZE' ? 'lineTooLong' : 'unreadable')
