import { expect, test } from 'vitest'
import { ledgerFile, workbook, zip } from '../../../test/support/ledgers.ts'
import { openLedger } from './read-ledger.ts'
import { refuseBomb } from './zip-bounds.ts'

const tooLarge = expect.objectContaining({ data: expect.objectContaining({ reason: 'import.tooLarge' }) })
const MB = 1024 * 1024
const refusal = (file: Buffer) => {
  try {
    refuseBomb(file)
    return null
  } catch (error) {
    return error
  }
}

test('a workbook as people save it passes', () => {
  const rows = Array.from({ length: 5000 }, (_, at) => [at, `题名${at}`, '采购部', '', '10年'])
  expect(refusal(workbook([{ rows }]))).toBeNull()
})
test('a part that unpacks more than a hundredfold is refused', () => {
  expect(refusal(zip({ 'xl/sharedStrings.xml': Buffer.alloc(20 * MB) }))).toEqual(tooLarge)
})
test('a header that lies about the size helps nobody', () => {
  expect(refusal(zip({ 'xl/sharedStrings.xml': Buffer.alloc(20 * MB) }, 10))).toEqual(tooLarge)
})
test('parts that pass one by one are refused for their sum', () => {
  const part = Buffer.alloc(30 * MB, 'abcdefghijklmnopqrstuvwxyz0123456789', 'latin1')
  // Enough noise to stay below a hundredfold.
  for (let at = 0; at < part.length; at += 700) part.writeUInt32LE((at * 2654435761) % 4294967296, at)
  expect(refusal(zip({ one: part }))).toBeNull()
  const parts = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`part${at}`, part]))
  expect(refusal(zip(parts))).toEqual(tooLarge)
})
test('an archive in an archive is refused', () => {
  expect(refusal(zip({ 'xl/embeddings/inner.xlsx': zip({ a: Buffer.from('x') }) }))).toEqual(tooLarge)
})
test('billions of cells behind one attribute are refused', () => {
  const xml =
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
  expect(refusal(zip({ 'content.xml': Buffer.from(xml) }))).toEqual(tooLarge)
})
test('blank repetitions, as every spreadsheet ends with, are harmless', () => {
  const xml =
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
  expect(refusal(zip({ 'content.xml': Buffer.from(xml) }))).toBeNull()
})
test('a bomb is refused before anything else is done with it', async () => {
  await expect(openLedger(ledgerFile(zip({ 'xl/workbook.xml': Buffer.alloc(50 * MB) })))).rejects.toEqual(
    tooLarge,
  )
})
test('an archive that is no workbook is unreadable', async () => {
  await expect(openLedger(ledgerFile(zip({ 'a.txt': Buffer.from('x') })))).rejects.toMatchObject({
    data: { reason: 'import.unreadable' },
  })
})
