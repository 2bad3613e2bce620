import { describe, expect, test } from 'vitest'
import { byColumn, cell, FIELDS, judge, judged, reasonsOf } from '../../../test/support/judged-rows.ts'
import { ledgerFile, workbook } from '../../../test/support/ledgers.ts'
import type { Cell } from './cells.ts'
import { classifyLedger } from './classify-row.ts'
import { profileLedger, suggestPlan } from './profile-ledger.ts'
import { openLedger } from './read-ledger.ts'

test('IDX-2: a whole row becomes an item', () => {
  expect(judged({})).toMatchObject({
    kind: 'item',
    row: 7,
    rawCode: null,
    description: {
      archivalCode: 'J019-WS·2019·D10·010-0001',
      title: '关于𠮷野的通知',
      secrecyGrade: 'public',
    },
  })
})
test("a code in the ledger's own spelling is kept beside the archive's", () => {
  expect(judged({ 0: 'ｊ０１９－WS・2019・D10・010－0001' })).toMatchObject({
    rawCode: 'ｊ０１９－WS・2019・D10・010－0001',
    description: { archivalCode: 'J019-WS·2019·D10·010-0001' },
  })
})
test('every fault of a row is told with its column, value, rule and reason', () => {
  expect(judged({ 1: '', 3: '2019-02-30', 6: '很久' })).toMatchObject({
    kind: 'refused',
    row: 7,
    warnings: [],
    problems: [
      { column: 1, field: 'title', value: '', rule: 'IDX-2', reason: 'missing' },
      { column: 3, field: 'documentDate', value: '2019-02-30', rule: 'IDX-2', reason: 'impossibleDate' },
      { column: 6, field: 'retention', value: '很久', rule: 'IDX-2', reason: 'unknownRetention' },
    ],
  })
})

describe('what a spreadsheet has spoilt is refused, not guessed', () => {
  test.each<[number, Cell, string]>([
    [0, cell('number', '123000000000'), '0 archivalCode IDX-10 codeScientific'],
    [0, cell('number', '1234567890123456800'), '0 archivalCode IDX-10 precisionLost'],
    [0, cell('number', '501'), '0 archivalCode IDX-10 codeNumber'],
    [0, cell('date', '2011/1/23', '2011-01-23'), '0 archivalCode IDX-10 codeDate'],
    [0, cell('error', '#N/A'), '0 archivalCode IDX-10 codeError'],
    [0, cell('text', '1.23E+11'), '0 archivalCode IDX-10 codeScientific'],
    [1, cell('error', '#REF!'), '1 title IDX-2 cellError'],
    [3, cell('date', '1900-02-29', null), '3 documentDate IDX-2 impossibleDate'],
    [3, cell('number', '2011.1'), '3 documentDate IDX-2 precisionLost'],
    [1, cell('text', '坏\ud842字'), '1 title IDX-2 brokenCharacter'],
    [1, cell('text', '坏\ufffd字'), '1 title IDX-2 garbled'],
    [1, cell('text', '零\u0000字'), '1 title IDX-2 controlCharacter'],
  ])('column %d with %j: %s', (column, spoilt, reason) =>
    expect(reasonsOf(judged({ [column]: spoilt }))).toEqual([reason]),
  )
})

describe('dates are read by what the cell is', () => {
  test.each<[Cell, string]>([
    [cell('date', '2011年1月', '2011-01-23'), '20110123'],
    [cell('date', 'x', '2011-01-23 09:30'), '20110123'],
    [cell('number', '20190516'), '20190516'],
    [cell('number', '201900'), '20190000'],
    [cell('number', '2019'), '20190000'],
    [cell('number', '40566', '2011-01-23'), '20110123'],
    [cell('number', '2011.11'), '20111100'],
    [cell('text', '2011.1.23'), '20110123'],
  ])('%j is %s', (date, expected) =>
    expect(judged({ 3: date })).toMatchObject({ description: { documentDate: expected } }),
  )
  test('a serial number in a cell of text is no date', () => {
    expect(reasonsOf(judged({ 3: '40566' }))).toEqual(['3 documentDate IDX-2 notADate'])
  })
})

test('columns mapped to the remarks together are kept there under their headings', () => {
  const classify = judge('ordinary', { mapping: byColumn([...FIELDS, 'remarks']) })
  expect(judged({ 7: '缺附件二', 8: 'B-12' }, classify)).toMatchObject({
    description: { remarks: '备注：缺附件二\n柜号：B-12' },
  })
})
test('a blank stands for what the plan says it does', () => {
  expect(judged({ 2: '' }, judge('ordinary', { defaults: { author: '办公室' } }))).toMatchObject({
    description: { author: '办公室' },
  })
})

test('a real workbook with title, two-row header, merges, page headers and secrets is judged row by row', async () => {
  const head = [
    ['某局归档文件目录'],
    ['档号', '文件', '', '', '密级', '保管期限'],
    ['', '题名', '责任者', '日期', '', ''],
  ]
  const record = (n: number, grade: string | null) => [
    `J019-WS·2019·D10·010-000${n}`,
    `题名${n}`,
    '采购部',
    20190516,
    grade,
    '10年',
  ]
  const rows = [
    ...head,
    record(1, null),
    record(2, '机密'),
    record(3, null),
    [],
    ...head,
    record(4, '秘密'),
    ['合计', '', '', '', '', '4件'],
  ]
  // 机密 is written once and reaches over two rows.
  const merges = ['A1:F1', 'B2:D2', 'A2:A3', 'E2:E3', 'F2:F3', 'E5:E6', 'A9:A10', 'E9:E10', 'F9:F10']
  const ledger = await openLedger(ledgerFile(workbook([{ rows, merges }])))
  const profile = await profileLedger(ledger, { target: 'items', sheet: null, headerRow: null })
  const verdicts: string[] = []
  for await (const batch of classifyLedger(ledger, suggestPlan('items', profile), 'ordinary'))
    verdicts.push(...batch.map(({ kind, row }) => `${row} ${kind}`))
  expect(verdicts).toEqual([
    '4 item',
    '5 heldBack',
    '6 heldBack',
    '8 passedOver',
    '9 passedOver',
    '10 passedOver',
    '11 item',
    '12 passedOver',
  ])
})
