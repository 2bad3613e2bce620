import type { ExportFormat } from '../../../shared/contract/exports.ts'
import { asleep } from '../../../shared/domain/formula-safe.ts'
import { gbBytes } from './gb-text.ts'
import type { OutFile } from './out-file.ts'
import type { TableWriter } from './table-writer.ts'

/** Every cell stands in quotes, so that no comma, quote or line break of a title is taken for the table's. */
const quoted = (cell: string | number | null) =>
  cell === null || cell === '' ? '' : `"${asleep(String(cell)).replaceAll('"', '""')}"`

const ROWS_AT_ONCE = 500

/** Writes a table as CSV (RFC 4180), however long: what is not on disk yet is never more than a few hundred rows. */
export function csvWriter(out: OutFile, format: Exclude<ExportFormat, 'xlsx'>): TableWriter {
  const bytes = format === 'csvGb' ? gbBytes : (text: string) => Buffer.from(text)
  let waiting: string[] = []
  const flush = () => {
    out.write(bytes(waiting.join('')))
    waiting = []
  }
  if (format === 'csv') out.write(Buffer.from('\ufeff')) // Excel takes UTF-8 without a mark for the machine's code page
  return {
    row: (cells) => {
      waiting.push(`${cells.map(quoted).join(',')}\r\n`)
      if (waiting.length >= ROWS_AT_ONCE) flush()
    },
    end: flush,
  }
}
