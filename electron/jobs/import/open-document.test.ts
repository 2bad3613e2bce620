import { describe, expect, test } from 'vitest'
import { ledgerFile, workbook } from '../../../test/support/ledgers.ts'
import { packParts } from './pack-parts.ts'
import { profileLedger } from './profile-ledger.ts'
import { openLedger } from './read-ledger.ts'
import { refuseBomb } from './zip-bounds.ts'

const ROWS = [
  ['档号', '题名', '备注'],
  ['J019-1', '第一件', '甲'],
  ['J019-2', '第二件', '乙'],
  ['J019-3', '第三件', '丙'],
]

/** A table of OpenDocument whose content was changed as LibreOffice would have written it. */
async function opened(change: (xml: string) => string) {
  const parts = new Map(refuseBomb(workbook([{ name: '目录&台账', rows: ROWS }], { type: 'ods' })))
  const xml = (parts.get('content.xml') ?? Buffer.alloc(0)).toString()
  parts.set('content.xml', Buffer.from(change(xml)))
  return openLedger(ledgerFile(packParts(parts)))
}

/** Puts an attribute into the tag of one row, counted from 1. */
const inRow = (xml: string, row: number, attribute: string) => {
  let at = 0
  return xml.replace(/<table:table-row(?=[\s>])/g, (tag) => (++at === row ? `${tag} ${attribute}` : tag))
}

describe('IDX-15: what an OpenDocument table hides', () => {
  test('hidden and filtered rows are counted, the hidden blank rest of a sheet is not', async () => {
    const ledger = await opened((xml) =>
      inRow(inRow(xml, 2, 'table:visibility="collapse"'), 4, 'table:visibility="filter"').replace(
        '</table:table>',
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table>',
      ),
    )
    expect(ledger.sheets).toMatchObject([{ name: '目录&台账', hiddenRows: 2, hidden: false }])
    const profile = await profileLedger(ledger, { target: 'items', sheet: null, headerRow: null })
    expect(profile.problems).toContain('hiddenContent')
    expect(profile.rows).toBe(3)
  })

  test('hidden columns are named in the survey', async () => {
    const ledger = await opened((xml) =>
      xml.replace(
        '<table:table-row',
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/><table:table-row',
      ),
    )
    const { columns } = await profileLedger(ledger, { target: 'items', sheet: null, headerRow: null })
    expect(columns.map(({ hidden }) => hidden)).toEqual([false, false, true])
  })

  test('a hidden sheet is known as one', async () => {
    const ledger = await opened((xml) => xml.replace('table:display="true"', 'table:display="false"'))
    expect(ledger.sheets).toMatchObject([{ hidden: true }])
  })

  test('nothing hidden is nothing said', async () => {
    const ledger = await opened((xml) => xml)
    expect(ledger.sheets).toMatchObject([{ hidden: false, hiddenRows: 0 }])
    expect(ledger.sheets[0]?.hiddenColumns.size).toBe(0)
  })
})

test('IDX-23: a formula whose result was never saved is read as a formula, not as nothing', async () => {
  const formula = '<table:table-cell table:formula="of:=CONCAT([.A1];&quot;x&quot;)"/>'
  const blank =
    '<table:table-cell table:formula="of:=[.A9]" office:value-type="string" office:string-value=""/>'
  const ledger = await opened((xml) =>
    xml
      .replace(/<table:table-cell[^<>]*><text:p>甲<\/text:p><\/table:table-cell>/, formula)
      .replace(/<table:table-cell[^<>]*><text:p>乙<\/text:p><\/table:table-cell>/, blank),
  )
  const cells = []
  for await (const batch of ledger.rows('目录&台账'))
    for (const row of batch) cells.push(row.cells[2] ?? null)
  expect(cells).toMatchObject([
    { text: '备注' },
    { kind: 'formula', text: expect.stringMatching(/^=CONCAT\(A1/) },
    null,
    { text: '丙' },
  ])
})
