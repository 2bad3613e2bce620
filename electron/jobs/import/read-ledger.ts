import { readFile, stat } from 'node:fs/promises'
import { BATCH, type LedgerRow } from './cells.ts'
import { decode, detectEncoding, type Encoding, readStart } from './decode-text.ts'
import { fileKind } from './file-kind.ts'
import { hiddenIn, withUnsavedFormulas } from './open-document.ts'
import { packParts } from './pack-parts.ts'
import { detectDelimiter, endsInReturns, readTextTable } from './read-text-table.ts'
import { readWorkbook, type WorkbookSheet } from './read-workbook.ts'
import { readXlsx } from './read-xlsx.ts'
import { refuseFile } from './refusals.ts'
import { plainText } from './xml-text.ts'
import { refuseBomb } from './zip-bounds.ts'

const MAX_WORKBOOK = 200 * 1024 * 1024
// Read whole by the library, at ten bytes of memory for each of its own; 65,536 rows of a catalogue take 30 MB.
const MAX_BINARY = 48 * 1024 * 1024
/** Where a table of dBASE names its characters, what Chinese programs mean, and what they write there without meaning it. */
const CHARACTERS = { at: 29, gbk: 0x4d, careless: [0x00, 0x01, 0x02, 0x03, 0x57] } as const
const GBK = 936

/** One table of a ledger. */
export type LedgerSheet = Omit<WorkbookSheet, 'rows' | 'lastRow'> & {
  /** The number of its last row; null where only reading to the end would tell. */
  readonly lastRow: number | null
}

/** A ledger that a clerk chose, opened but not yet understood. */
export interface Ledger {
  readonly format: 'xlsx' | 'xls' | 'ods' | 'dbf' | 'csv' | 'tsv'
  readonly encoding: Encoding | null
  /** Whether all its lines end with a carriage return alone. */
  readonly crOnly: boolean
  readonly sheets: readonly LedgerSheet[]
  /** Walks a sheet from its first row, as often as asked. */
  readonly rows: (sheet: string) => AsyncGenerator<readonly LedgerRow[]>
}

/** Opens a ledger by what is in it, whatever its name says: workbooks whole and in memory, text tables as a stream. */
export async function openLedger(path: string): Promise<Ledger> {
  const start = await readStart(path)
  const kind = fileKind(start)
  if (kind === 'text') return openText(path, start)
  const { size } = await stat(path)
  if (size > (kind === 'zip' ? MAX_WORKBOOK : MAX_BINARY)) throw refuseFile('tooLarge')
  const file = await readFile(path)
  return kind === 'zip' ? openPacked(file) : openBinary(file, kind)
}

function openPacked(file: Buffer): Ledger {
  const parts = refuseBomb(file)
  if (parts.has('word/document.xml')) throw refuseFile('wordDocument')
  const content = parts.get('content.xml')
  if (content !== undefined) return workbookLedger('ods', readOpenDocument(parts, content))
  return workbookLedger('xlsx', readXlsx(parts) ?? readWorkbook(packParts(parts)))
}

function readOpenDocument(parts: ReadonlyMap<string, Buffer>, content: Buffer): readonly WorkbookSheet[] {
  const hidden = hiddenIn(content)
  const whole = new Map([...parts, ['content.xml', withUnsavedFormulas(content)] as const])
  return readWorkbook(packParts(whole)).map((sheet) => {
    // The library leaves names as XML writes them.
    const name = plainText(sheet.name)
    return { ...sheet, ...hidden.get(name), name }
  })
}

function openBinary(file: Buffer, kind: 'xls' | 'dbf'): Ledger {
  if (
    file.includes(Buffer.from('WordDocument', 'utf16le')) &&
    !file.includes(Buffer.from('Workbook', 'utf16le'))
  )
    throw refuseFile('wordDocument')
  if (kind === 'xls') return workbookLedger(kind, readWorkbook(file))
  const { at, gbk, careless } = CHARACTERS
  if (careless.some((written) => written === file[at])) file[at] = gbk
  return workbookLedger(kind, readWorkbook(file, GBK))
}

function workbookLedger(format: Ledger['format'], sheets: readonly WorkbookSheet[]): Ledger {
  return {
    format,
    encoding: null,
    crOnly: false,
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
const TEXT_SHEET = {
  name: '',
  hidden: false,
  lastRow: null,
  blankTail: 0,
  hiddenRows: 0,
  hiddenColumns: new Set<number>(),
  mergedDown: 0,
  is1904: false,
}

async function openText(path: string, start: Buffer): Promise<Ledger> {
  const encoding = await detectEncoding(path, start)
  let beginning = ''
  for await (const text of decode(path, encoding)) {
    beginning += text
    if (beginning.length > 64 * 1024) break
  }
  const delimiter = detectDelimiter(beginning)
  return {
    format: delimiter === '\t' ? 'tsv' : 'csv',
    encoding,
    crOnly: endsInReturns(beginning),
    sheets: [TEXT_SHEET],
    rows: () => readTextTable(path, encoding, delimiter),
  }
}
