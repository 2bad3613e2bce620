import { readFile, stat } from 'node:fs/promises'
import { BATCH, type LedgerRow } from './cells.ts'
import { decode, detectEncoding, type Encoding, readStart } from './decode-text.ts'
import { detectDelimiter, readTextTable } from './read-text-table.ts'
import { readWorkbook, type WorkbookSheet } from './read-workbook.ts'
import { refuseFile } from './refusals.ts'
import { refuseBomb } from './zip-bounds.ts'

const MAX_WORKBOOK = 200 * 1024 * 1024

/** One table of a ledger. */
interface LedgerSheet {
  readonly name: string
  readonly hidden: boolean
  /** The number of its last row; null where only reading to the end would tell. */
  readonly lastRow: number | null
}

/** A ledger that a clerk chose, opened but not yet understood. */
export interface Ledger {
  readonly format: 'xlsx' | 'xls' | 'ods' | 'csv' | 'tsv'
  readonly encoding: Encoding | null
  readonly sheets: readonly LedgerSheet[]
  /** Walks a sheet from its first row, as often as asked. */
  readonly rows: (sheet: string) => AsyncGenerator<readonly LedgerRow[]>
}

/** Opens a ledger by what is in it, whatever its name says: workbooks whole and in memory, text tables as a stream. */
export async function openLedger(path: string): Promise<Ledger> {
  const start = await readStart(path)
  if (start.length === 0) throw refuseFile('unreadable')
  const format = workbookFormat(start)
  return format === null ? openText(path, start) : openWorkbook(path, format)
}

function workbookFormat(start: Buffer): 'zip' | 'xls' | null {
  if (start.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return 'zip'
  if (start.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return 'xls'
  // The bare streams of Excel 2 to 4.
  if (start[0] === 0x09 && [0x00, 0x02, 0x04].includes(start[1] ?? -1) && start[3] === 0x00) return 'xls'
  return null
}

async function openWorkbook(path: string, container: 'zip' | 'xls'): Promise<Ledger> {
  if ((await stat(path)).size > MAX_WORKBOOK) throw refuseFile('tooLarge')
  const file = await readFile(path)
  const parts = container === 'zip' ? refuseBomb(file) : []
  const sheets = readWorkbook(file)
  return {
    format: container === 'xls' ? 'xls' : parts.includes('content.xml') ? 'ods' : 'xlsx',
    encoding: null,
    sheets,
    rows: (name) => batches(sheets.find((sheet) => sheet.name === name)),
  }
}

async function* batches(sheet: WorkbookSheet | undefined): AsyncGenerator<readonly LedgerRow[]> {
  if (sheet === undefined) throw refuseFile('noSuchSheet')
  let batch: LedgerRow[] = []
  for (const row of sheet.rows()) {
    batch.push(row)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** A text table has one sheet without a name. */
const TEXT_SHEET = ''

// Web pages and XML saved under the name of a workbook, PDF, old Office documents: none of them is a table of text.
const NOT_A_TABLE = /^\s*(<(!doctype|html|table|\?xml)|%PDF-|\{\\rtf)/i

async function openText(path: string, start: Buffer): Promise<Ledger> {
  const encoding = await detectEncoding(path, start)
  let beginning = ''
  for await (const text of decode(path, encoding)) {
    beginning += text
    if (beginning.length > 64 * 1024) break
  }
  if (NOT_A_TABLE.test(beginning)) throw refuseFile('unknownFormat')
  const delimiter = detectDelimiter(beginning)
  return {
    format: delimiter === '\t' ? 'tsv' : 'csv',
    encoding,
    sheets: [{ name: TEXT_SHEET, hidden: false, lastRow: null }],
    rows: () => readTextTable(path, encoding, delimiter),
  }
}
