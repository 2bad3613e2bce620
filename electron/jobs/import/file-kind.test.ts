import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { gb18030, ledgerFile, workbook, zip } from '../../../test/support/ledgers.ts'
import { openLedger } from './read-ledger.ts'

const refusal = (content: string | Uint8Array) => expect(openLedger(ledgerFile(content))).rejects

test.each([
  ['an Access database', Buffer.from('\x00\x01\x00\x00Standard Jet DB\x00', 'latin1'), 'accessDatabase'],
  ['a Word document of today', zip({ 'word/document.xml': Buffer.from('<w/>') }), 'wordDocument'],
  ['a rich text', Buffer.from('{\\rtf1 x}'), 'wordDocument'],
  ['a web page under the name of a workbook', Buffer.from('<html><table></table></html>'), 'webPage'],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'unknownFormat'],
])('%s is refused with what to do instead', async (_, content, fault) => {
  await refusal(content).toMatchObject({ data: { reason: `import.${fault}` } })
})
test('IDX-23: a workbook of WPS is read by what it holds', async () => {
  const ledger = await openLedger(ledgerFile(workbook([{ rows: [['档号'], ['A-1']] }], { type: 'biff8' })))
  expect(ledger).toMatchObject({ format: 'xls', sheets: [{ lastRow: 2 }] })
})
test('IDX-23: a table of dBASE is read in its Chinese code page', async () => {
  const sheet = utils.aoa_to_sheet([
    ['DH', 'TM'],
    ['A-1', 'title0'],
  ])
  const bytes: Buffer = write(
    { SheetNames: ['a'], Sheets: { a: sheet } },
    { type: 'buffer', bookType: 'dbf' },
  )
  const at = bytes.indexOf('title0')
  expect(at).toBeGreaterThan(0)
  gb18030('关于锅').copy(bytes, at)
  const ledger = await openLedger(ledgerFile(bytes))
  const texts: (string | undefined)[][] = []
  for await (const batch of ledger.rows(ledger.sheets[0]?.name ?? ''))
    texts.push(...batch.map(({ cells }) => cells.map((cell) => cell?.text)))
  expect(ledger.format).toBe('dbf')
  expect(texts).toEqual([
    ['DH', 'TM'],
    ['A-1', '关于锅'],
  ])
})
