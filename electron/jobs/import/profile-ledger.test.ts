import { expect, test } from 'vitest'
import { gb18030, ledgerFile, type SheetSpec, workbook } from '../../../test/support/ledgers.ts'
import { profileLedger, suggestPlan } from './profile-ledger.ts'
import { openLedger } from './read-ledger.ts'

const HEAD = ['序号', '档号', '题名', '责任者', '日期', '密级', '柜号']
const record = (n: number, grade = '', title = `题名${n}`) => [
  String(n),
  `J019-${n}`,
  title,
  '采购部',
  '20190516',
  grade,
  n === 2 ? '' : 'B-1',
]
const question = { target: 'items', sheet: null, headerRow: null } as const
const profiled = async (content: string | Uint8Array, asked: object = {}) =>
  profileLedger(await openLedger(ledgerFile(content)), { ...question, ...asked })
const csv = (rows: readonly (readonly string[])[]) => gb18030(rows.map((row) => row.join(',')).join('\r\n'))
const book = (...sheets: readonly SheetSpec[]) => workbook(sheets)

test('IDX-15: a ledger is profiled: format, encoding, header, columns, blanks and samples', async () => {
  const profile = await profiled(csv([['目录'], HEAD, record(1), record(2)]))
  expect(profile).toMatchObject({
    format: 'csv',
    encoding: 'gb18030',
    headerRow: 2,
    rows: null,
    problems: ['unmappedColumns'],
  })
  expect(profile.columns.map(({ header, field, blanks }) => [header, field, blanks])).toEqual([
    ['序号', null, 0],
    ['档号', 'archivalCode', 0],
    ['题名', 'title', 0],
    ['责任者', 'author', 0],
    ['日期', 'documentDate', 0],
    ['密级', 'secrecy', 2],
    ['柜号', null, 1],
  ])
  expect(profile.columns[2]?.sample).toEqual(['题名1', '题名2'])
})
test('no sample is taken from a row that is or may be secret', async () => {
  const profile = await profiled(
    csv([
      HEAD,
      record(1, '机密', '密题'),
      record(2, '绝密', '密题'),
      record(3, '秘密★', '密题'),
      record(4, '甲级', '密题'),
      record(5),
    ]),
  )
  expect(JSON.stringify(profile)).not.toContain('密题')
  expect(profile.columns[2]?.sample).toEqual(['题名5'])
})
test('the sheet with the best header is chosen, and the others are named', async () => {
  const profile = await profiled(
    book({ name: '说明', rows: [['请勿修改']] }, { name: '目录', rows: [HEAD, record(1), record(2)] }),
  )
  expect(profile).toMatchObject({ sheet: '目录', headerRow: 1, rows: 2 })
  expect(profile.sheets).toEqual([
    { name: '说明', rows: 1, hidden: false, alike: false, headerRow: null },
    { name: '目录', rows: 3, hidden: false, alike: true, headerRow: 1 },
  ])
})
test('the clerk may choose another sheet and another header', async () => {
  const file = book(
    { name: '一', rows: [HEAD, record(1)] },
    {
      name: '二',
      rows: [
        ['档号', '题名'],
        ['x', 'y'],
        ['a', 'b'],
      ],
    },
  )
  expect(await profiled(file)).toMatchObject({ sheet: '一', problems: ['severalSheets', 'unmappedColumns'] })
  expect(await profiled(file, { sheet: '二', headerRow: 2 })).toMatchObject({
    sheet: '二',
    headerRow: 2,
    rows: 1,
  })
  await expect(profiled(file, { sheet: '三' })).rejects.toMatchObject({
    data: { reason: 'import.noSuchSheet' },
  })
})
test('a ledger without a header is said to have none', async () => {
  expect(
    await profiled(
      csv([
        ['甲', '乙'],
        ['1', '2'],
      ]),
    ),
  ).toMatchObject({ headerRow: 1, problems: ['noHeader', 'unmappedColumns'] })
})
test('a title that names a grade gives it to the rows that have none', async () => {
  const profile = await profiled(csv([['机密档案目录'], HEAD, record(1)]))
  expect(profile.problems).toContain('titleNamesSecrecy')
  expect(suggestPlan('items', profile).defaults).toEqual({ secrecy: '机密' })
})
test('the suggested plan loses nothing: what has no field goes into the remarks', async () => {
  const plan = suggestPlan('items', await profiled(csv([HEAD, record(1)])))
  expect(plan).toEqual({
    target: 'items',
    sheet: '',
    headerRow: 1,
    mapping: { 1: 'archivalCode', 2: 'title', 3: 'author', 4: 'documentDate', 5: 'secrecy', 6: 'remarks' },
    defaults: {},
  })
})
test('a sheet of sixteen thousand columns is profiled', async () => {
  const wide = Array.from({ length: 16_384 }, (_, at) => (at === 0 ? '档号' : at === 1 ? '题名' : `列${at}`))
  const profile = await profiled(`${wide.join(',')}\n${wide.map(() => 'x').join(',')}`)
  expect(profile.columns).toHaveLength(16_384)
})

test('IDX-15: every column is surveyed: type, form, blanks, repeats, damage', async () => {
  const code = (n: number) => `J019-WS·2019·Y-${String(n).padStart(4, '0')}`
  const rows = Array.from({ length: 12 }, (_, at) => [
    at === 4 ? '1.23E+11' : at === 6 ? code(6) : code(at + 1),
    `题名${at}`,
    at < 3 ? null : 20190516,
    '永久',
  ])
  const file = workbook([{ rows: [['档号', '题名', '日期', '保管期限'], ...rows], merges: ['D2:D4'] }])
  const profile = await profiled(file)
  expect(profile).toMatchObject({ surveyed: 12, damage: { scientific: 1 }, mergedDown: 1, hiddenRows: 0 })
  expect(profile.problems).toEqual(expect.arrayContaining(['damaged', 'mergedDown']))
  expect(profile.columns).toMatchObject([
    {
      letter: 'A',
      by: 'heading',
      type: 'text',
      form: 'A999-AA·9999·A-9999',
      repeats: 1,
      damaged: 1,
      blanks: 0,
    },
    { letter: 'B', type: 'text', repeats: null, damaged: 0 },
    { letter: 'C', type: 'number', form: null, blanks: 3 },
    { letter: 'D', type: 'text' },
  ])
})
test('columns without a heading are proposed by what they hold', async () => {
  const rows = Array.from({ length: 8 }, (_, at) => [
    String(at + 1),
    `J019-WS·2019·Y-000${at + 1}`,
    `关于第${at}次会议的通知`,
    `武办〔2019〕${at + 3}号`,
    `2019051${at}`,
    '永久',
    at % 2 ? '内部' : '公开',
    String(((at * 7) % 11) + 2),
  ])
  const profile = await profiled(csv([['序号', '档号', '题名', '', '', '', '', ''], ...rows]))
  expect(profile.columns.map(({ field, by }) => [field, by])).toEqual([
    [null, null],
    ['archivalCode', 'heading'],
    ['title', 'heading'],
    ['documentNumber', 'content'],
    ['documentDate', 'content'],
    ['retention', 'content'],
    ['secrecy', 'content'],
    ['pageCount', 'content'],
  ])
})
test('sheets with the same columns are told to be alike', async () => {
  const sheet = { rows: [HEAD, record(1)] }
  const { sheets } = await profiled(
    book({ name: '2018', ...sheet }, { name: '2019', ...sheet }, { name: '说明', rows: [['x']] }),
  )
  expect(sheets.map(({ name, alike }) => [name, alike])).toEqual([
    ['2018', true],
    ['2019', true],
    ['说明', false],
  ])
})
