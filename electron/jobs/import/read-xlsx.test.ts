import { expect, test } from 'vitest'
import { ledgerFile, workbook, zip } from '../../../test/support/ledgers.ts'
import type { LedgerRow } from './cells.ts'
import { openLedger } from './read-ledger.ts'
import { refuseBomb } from './zip-bounds.ts'

const partsOf = () => Object.fromEntries(refuseBomb(workbook([{ rows: [['x']] }])))

/** A workbook whose only sheet is this XML. */
const sheetOf = (xml: string, more: Readonly<Record<string, Buffer>> = {}) =>
  zip({ ...partsOf(), 'xl/worksheets/sheet1.xml': Buffer.from(xml), ...more })
const whole = (data: string, before = '', after = '') =>
  sheetOf(`<?xml version="1.0"?><worksheet>${before}<sheetData>${data}</sheetData>${after}</worksheet>`)

async function open(file: Buffer) {
  const ledger = await openLedger(ledgerFile(file))
  const rows: LedgerRow[] = []
  for await (const batch of ledger.rows(ledger.sheets[0]?.name ?? '')) rows.push(...batch)
  return { sheet: ledger.sheets[0], rows }
}
const textsOf = async (file: Buffer) =>
  (await open(file)).rows.map(({ number, cells }) => [number, ...cells.map((cell) => cell?.text ?? null)])

test('prefixes, comments and character sections are lawful', async () => {
  const prefixed = `<x:worksheet xmlns:x="u"><!-- <x:row> --><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t><![CDATA[a<b]]></x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`
  expect(await textsOf(sheetOf(prefixed))).toEqual([[2, null, 'a<b']])
})
test('a document type is refused, and no entity is ever expanded', async () => {
  const hostile = `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`
  await expect(open(sheetOf(hostile))).rejects.toMatchObject({ data: { reason: 'import.unreadable' } })
})
test('rows and cells that do not say where they stand follow each other', async () => {
  expect(
    await textsOf(whole('<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c><v>3</v></c></row>')),
  ).toEqual([
    [1, '1', '2'],
    [5, '3'],
  ])
})
test('IDX-15: a formula whose result was never saved is seen, one that says nothing is blank', async () => {
  const { rows } = await open(
    whole(
      '<row r="1"><c r="A1"><f>B1&amp;"-"</f></c><c r="B1"><f>C1</f><v/></c><c r="C1" t="str"><f>D1</f><v></v></c><c r="D1"><f>1+1</f><v>2</v></c></row>',
    ),
  )
  expect(rows[0]?.cells).toMatchObject([
    { kind: 'formula', text: '=B1&"-"' },
    { kind: 'formula', text: '=C1' },
    null,
    { kind: 'number', text: '2', formula: '=1+1' },
  ])
})
test('digits that no number can hold are kept where the file still has them', async () => {
  const { rows } = await open(whole('<row r="1"><c r="A1"><v>123456789012345678</v></c></row>'))
  expect(rows[0]?.cells[0]).toMatchObject({
    kind: 'number',
    exact: '123456789012345678',
    shown: '1.23457E+17',
  })
})
test('hidden rows and columns are read like all others, and counted', async () => {
  const { sheet, rows } = await open(
    whole(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>',
      '<cols><col min="2" max="3" hidden="1"/></cols>',
    ),
  )
  expect(rows).toHaveLength(2)
  expect(sheet).toMatchObject({ hiddenRows: 1, hiddenColumns: new Set([1, 2]) })
})
test('a million formatted rows at the end are counted and not walked', async () => {
  const blank = Array.from(
    { length: 40_000 },
    (_, at) => `<row r="${at + 3}"><c r="A${at + 3}" s="1"/></row>`,
  ).join('')
  const last = '<row r="1048576"><c r="A1048576" s="1"/></row>'
  const { sheet, rows } = await open(whole(`<row r="2"><c r="A2"><v>1</v></c></row>${blank}${last}`))
  expect(rows).toHaveLength(1)
  expect(sheet).toMatchObject({ lastRow: 2, blankTail: 1_048_574 })
})
test('a megabyte of tags that never close is read in one walk', async () => {
  for (const tag of ['<row>', '<c ', '<v', '<f>', '<is><t>', '<si>'])
    await openLedger(
      ledgerFile(whole(`<row r="1"><c r="A1" t="inlineStr">${tag.repeat(300_000)}<v>1</v></c></row>`)),
    ).catch((error: unknown) => expect(error).toMatchObject({ data: { code: 'invalid_input' } }))
})
test('a place beyond the widest sheet is refused', async () => {
  await expect(open(whole('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'))).rejects.toMatchObject({
    data: { reason: 'import.tooManyColumns' },
  })
  await expect(open(whole('<row r="1048577"><c r="A1"><v>1</v></c></row>'))).rejects.toMatchObject({
    data: { reason: 'import.unreadable' },
  })
})
test('spoken readings beside Chinese are not part of it', async () => {
  const file = whole(
    '<row r="1"><c r="A1" t="inlineStr"><is><r><t>档</t></r><r><t xml:space="preserve"> 案</t></r><rPh sb="0" eb="1"><t>dang</t></rPh></is></c></row>',
  )
  expect(await textsOf(file)).toEqual([[1, '档 案']])
})
