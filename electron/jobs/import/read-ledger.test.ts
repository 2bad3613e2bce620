import { describe, expect, test } from 'vitest'
import { gb18030, ledgerFile, utf16, workbook } from '../../../test/support/ledgers.ts'
import type { Cell, LedgerRow } from './cells.ts'
import { type Ledger, openLedger } from './read-ledger.ts'

async function rowsOf(ledger: Ledger, sheet = ledger.sheets[0]?.name ?? ''): Promise<readonly LedgerRow[]> {
  const rows: LedgerRow[] = []
  for await (const batch of ledger.rows(sheet)) rows.push(...batch)
  return rows
}
const textsOf = async (ledger: Ledger) =>
  (await rowsOf(ledger)).map(({ cells }) => cells.map((cell) => cell?.text ?? null))
const read = async (content: string | Uint8Array) => textsOf(await openLedger(ledgerFile(content)))
const refusal = (content: string | Uint8Array) =>
  expect(openLedger(ledgerFile(content)).then((ledger) => rowsOf(ledger))).rejects

const text = '档号,题名\r\nJ019-1,𠮷野的通知\r\n'
const rows = [
  ['档号', '题名'],
  ['J019-1', '𠮷野的通知'],
]

describe('text tables in every encoding', () => {
  test.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['GB18030', gb18030(text), 'gb18030'],
    ['UTF-16LE', utf16(text, 'le'), 'utf-16le'],
    ['UTF-16BE', utf16(text, 'be'), 'utf-16be'],
    ['UTF-16LE with its mark', utf16(`\ufeff${text}`, 'le'), 'utf-16le'],
    ['UTF-16BE with its mark', utf16(`\ufeff${text}`, 'be'), 'utf-16be'],
  ])('%s is told apart and read whole', async (_, content, encoding) => {
    const ledger = await openLedger(ledgerFile(content))
    expect(ledger).toMatchObject({ format: 'csv', encoding })
    expect(await textsOf(ledger)).toEqual(rows)
  })
  test('one byte outside UTF-8 far down in the file makes it GB18030', async () => {
    const far = `${'A,B\n'.repeat(100_000)}`
    const ledger = await openLedger(ledgerFile(Buffer.concat([Buffer.from(far), gb18030('密,级\n')])))
    expect(ledger.encoding).toBe('gb18030')
    expect((await textsOf(ledger)).at(-1)).toEqual(['密', '级'])
  })
  test('a UTF-8 file with a damaged byte stays UTF-8, and the damage can be seen', async () => {
    const content = Buffer.concat([
      Buffer.from('档号,题名\n1,好好学习天天向上'),
      Buffer.from([0xff]),
      Buffer.from('完\n'),
    ])
    const ledger = await openLedger(ledgerFile(content))
    expect(ledger.encoding).toBe('utf-8')
    expect((await textsOf(ledger))[1]?.[1]).toBe('好好学习天天向上\ufffd完')
  })
  test('stray zero bytes are kept for the rules to refuse', async () => {
    expect(await read('a,b\nc\u0000,d\n')).toEqual([
      ['a', 'b'],
      ['c\u0000', 'd'],
    ])
  })
})

describe('text tables as people save them', () => {
  test.each([
    ['tabs', 'a\tb\n1\t2,3\n', 'tsv'],
    ['semicolons', 'a;b\n1;2,3\n', 'csv'],
    ['commas', 'a,b\n1,"2,3"\n', 'csv'],
    ['a declared delimiter', 'sep=;\na;b\n1;2,3\n', 'csv'],
  ])('%s are recognised', async (_, content, format) => {
    const ledger = await openLedger(ledgerFile(content))
    expect(ledger.format).toBe(format)
    expect((await textsOf(ledger)).slice(-2)).toEqual([
      ['a', 'b'],
      ['1', '2,3'],
    ])
  })
  test('quoted line breaks stay in their cell, and rows are numbered as a spreadsheet numbers them', async () => {
    const ledger = await openLedger(ledgerFile('a,b\n"1\n1","say ""x"""\n\n,\n2,c"d\n'))
    expect(await rowsOf(ledger)).toMatchObject([
      { number: 1 },
      { number: 2, cells: [{ text: '1\n1' }, { text: 'say "x"' }] },
      { number: 3, cells: [null] },
      { number: 4, cells: [null, null] },
      { number: 5, cells: [{ text: '2' }, { text: 'c"d' }] },
    ])
  })
  test('formulas are text, and the guards against them come off', async () => {
    expect(await read(`=cmd|'/C calc'!A0,+1,@x,"'=1+1","=""007""",'它\n`)).toEqual([
      ["=cmd|'/C calc'!A0", '+1', '@x', '=1+1', '007', "'它"],
    ])
  })
  test('an error of a spreadsheet is known as one', async () => {
    const [row] = await rowsOf(await openLedger(ledgerFile('#N/A,#REF!,#1\n')))
    expect(row?.cells.map((cell) => cell?.kind)).toEqual(['error', 'error', 'text'])
  })
  test('sixteen thousand columns are read, more are refused', async () => {
    expect((await read(`${'x,'.repeat(16_383)}x\n`))[0]).toHaveLength(16_384)
    await refusal('x,'.repeat(16_384)).toMatchObject({ data: { reason: 'import.tooManyColumns' } })
  })
  test('a quotation mark that never closes is refused, not read for ever', async () => {
    await refusal(`a,b\n"${'x\n'.repeat(3_000_000)}`).toMatchObject({
      data: { reason: 'import.lineTooLong' },
    })
    await refusal('a,b\n"x\n').toMatchObject({ data: { reason: 'import.unreadable', params: { row: 2 } } })
  })
  test.each([
    ['nothing', ''],
    ['a web page', '<html><table><tr><td>1</td></tr></table></html>'],
    ['a PDF', '%PDF-1.7\n'],
  ])('%s is no table', async (_, content) => {
    await refusal(content).toMatchObject({ data: { code: 'invalid_input' } })
  })
  test('rows can be left in the middle and walked again', async () => {
    const ledger = await openLedger(ledgerFile('a,b\n'.repeat(5000)))
    for await (const batch of ledger.rows('')) if (batch.length > 0) break
    expect(await rowsOf(ledger)).toHaveLength(5000)
  })
})

describe('workbooks', () => {
  test.each([
    ['xlsx', 'xlsx'],
    ['biff8', 'xls'],
    ['ods', 'ods'],
  ] as const)('%s is read by what it holds', async (type, format) => {
    const ledger = await openLedger(ledgerFile(workbook([{ rows }, { name: '附', rows: [['x']] }], { type })))
    expect(ledger).toMatchObject({ format, encoding: null })
    expect(ledger.sheets).toMatchObject([
      { name: '表1', lastRow: 2, hidden: false },
      { name: '附', lastRow: 1 },
    ])
    expect(await textsOf(ledger)).toEqual(rows)
  })

  const cellOf = async (
    value: unknown,
    options: { format?: string; date1904?: boolean; type?: 'xlsx' | 'biff8' } = {},
  ) => {
    const formats = options.format === undefined ? {} : { A1: options.format }
    const ledger = await openLedger(ledgerFile(workbook([{ rows: [[value]], formats }], options)))
    // Every sheet here has its one cell.
    return (await rowsOf(ledger))[0]?.cells[0] as Cell
  }
  test.each([
    [20190516, undefined, { kind: 'number', text: '20190516', moment: null }],
    [20190516, '#,##0', { kind: 'number', text: '20190516', moment: null }],
    [7, '0000', { kind: 'number', text: '0007', moment: null }],
    [123_000_000_000, '0.00E+00', { kind: 'number', text: '123000000000', moment: null }],
    [123_000_000_000, undefined, { kind: 'number', text: '123000000000', moment: null }],
    [40566, undefined, { kind: 'number', text: '40566', moment: '2011-01-23' }],
    [40566, 'yyyy-mm-dd', { kind: 'date', text: '2011-01-23', moment: '2011-01-23' }],
    [40566, 'yyyy"年"m"月"', { kind: 'date', text: '2011年1月', moment: '2011-01-23' }],
    [
      40566.395833333336,
      'yyyy-mm-dd hh:mm',
      { kind: 'date', text: '2011-01-23 09:30', moment: '2011-01-23 09:30' },
    ],
    [60, 'yyyy-mm-dd', { kind: 'date', moment: null }],
    ['=1+1', undefined, { kind: 'formula', text: '=1+1', moment: null }],
    ['00123', undefined, { kind: 'text', text: '00123', moment: null }],
  ])(
    'the cell %s under the format %s keeps what it is and what it shows',
    async (value, format, expected) => {
      for (const type of ['xlsx', 'biff8'] as const)
        expect(await cellOf(value, { type, ...(format === undefined ? {} : { format }) })).toMatchObject(
          expected,
        )
    },
  )
  test('days are counted from 1904 where the workbook says so', async () => {
    for (const type of ['xlsx', 'biff8'] as const)
      expect(await cellOf(39104, { format: 'yyyy-mm-dd', date1904: true, type })).toMatchObject({
        moment: '2011-01-23',
      })
  })
  test('errors are known as errors', async () => {
    expect(await cellOf({ t: 'e', v: 42 })).toMatchObject({ kind: 'error', text: '#N/A' })
    expect(await cellOf({ t: 'e', v: 23 })).toMatchObject({ kind: 'error', text: '#REF!' })
  })
  test('a cell merged downwards speaks for each of its rows, one merged sideways for its first column', async () => {
    const sheet = {
      rows: [['甲', 'x', 'y'], [null, 'z'], [null, 'z', 'w'], ['乙']],
      merges: ['A1:A3', 'B1:C1', 'B2:C3'],
    }
    expect(await read(workbook([sheet]))).toEqual([['甲', 'x', 'y'], ['甲', 'z'], ['甲', 'z', 'w'], ['乙']])
  })
  test('blank rows and far columns cost nothing and keep their numbers', async () => {
    const sheet = { rows: [['a'], [], [], ['b']] }
    const ledger = await openLedger(ledgerFile(workbook([sheet])))
    expect((await rowsOf(ledger)).map(({ number, cells }) => [number, cells.length])).toEqual([
      [1, 1],
      [4, 1],
    ])
  })
  test('a sheet that does not exist is refused', async () => {
    const ledger = await openLedger(ledgerFile(workbook([{ rows }])))
    await expect(rowsOf(ledger, '无')).rejects.toMatchObject({ data: { reason: 'import.noSuchSheet' } })
  })
  test('a torn workbook is refused', async () => {
    const whole = workbook([{ rows }])
    await refusal(whole.subarray(0, whole.length / 2)).toMatchObject({
      data: { reason: 'import.unreadable' },
    })
    await refusal(workbook([{ rows }], { type: 'biff8' }).subarray(0, 600)).toMatchObject({
      data: { code: 'invalid_input' },
    })
  })
})
