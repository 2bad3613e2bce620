import { describe, expect, test } from 'vitest'
import { type LedgerRow, textCell } from './cells.ts'
import { findHeader, headerAt } from './find-header.ts'

const rowsOf = (...rows: readonly (readonly string[])[]): readonly LedgerRow[] =>
  rows.map((texts, at) => ({ number: at + 1, cells: texts.map(textCell) }))
const found = (rows: readonly LedgerRow[], target: 'items' | 'parties' = 'items') => {
  const header = findHeader(target, rows)
  return header && { row: header.row, fields: Object.fromEntries(header.fields) }
}
const record = ['1', 'J019-WS·2019·D10·010-0001', '关于文号和日期的通知', '采购部', '20190516']

describe('findHeader', () => {
  test('titles and blank rows above the header are passed over', () => {
    expect(
      found(
        rowsOf(['归档文件目录（2008—2024）', '', ''], [], ['序号', '档号', '题名', '责任者', '日期'], record),
      ),
    ).toEqual({ row: 3, fields: { 1: 'archivalCode', 2: 'title', 3: 'author', 4: 'documentDate' } })
  })
  test('a header of two rows is read together: groups above, members below', () => {
    const rows = rowsOf(
      ['序号', '档号', '文件信息', '', '', '保管期限'],
      ['', '', '题名', '责任者', '日期', ''],
      [...record, '10年'],
    )
    expect(found(rows)).toEqual({
      row: 2,
      fields: { 1: 'archivalCode', 2: 'title', 3: 'author', 4: 'documentDate', 5: 'retention' },
    })
    expect(findHeader('items', rows)?.headings).toEqual([
      '序号',
      '档号',
      '文件信息/题名',
      '文件信息/责任者',
      '文件信息/日期',
      '保管期限',
    ])
  })
  test('members without a name of their own take the name of the group', () => {
    expect(
      found(
        rowsOf(
          ['档号', '题名', '日期', '', '备注'],
          ['', '', '起', '止', ''],
          ['A-1', '某', '2019', '2020', ''],
        ),
      ),
    ).toEqual({
      row: 2,
      fields: { 0: 'archivalCode', 1: 'title', 2: 'documentDate', 4: 'remarks' },
    })
  })
  test('a row of records below is never taken for headings, however empty', () => {
    expect(found(rowsOf(['档号', '题名', '密级'], ['', '', '机密'], ['A-1', '某', '']))?.row).toBe(1)
    expect(found(rowsOf(['档号', '题名', '责任者'], ['A-1', '某题名', '某责任者']))?.row).toBe(1)
  })
  test('spaces, line breaks, width, brackets and stars in headings do not count', () => {
    expect(
      found(rowsOf(['档　号', '*题\n名', '日期（YYYYMMDD）', 'ＴＩＴＬＥ ', '页数(页)']))?.fields,
    ).toEqual({
      0: 'archivalCode',
      1: 'title',
      2: 'documentDate',
      4: 'pageCount',
    })
  })
  test('English ledgers are understood as well', () => {
    expect(
      found(
        rowsOf([
          'No.',
          'Archival code',
          'Title',
          'Author',
          'Document date',
          'Retention period',
          'Classification',
        ]),
      )?.fields,
    ).toEqual({
      1: 'archivalCode',
      2: 'title',
      3: 'author',
      4: 'documentDate',
      5: 'retention',
      6: 'secrecy',
    })
    expect(
      found(
        rowsOf(['Name', 'Class', 'USCI', 'Contact', 'Mobile', 'Industry', 'Signed at', 'Entered at']),
        'parties',
      )?.fields,
    ).toEqual({
      0: 'name',
      1: 'class',
      2: 'usci',
      3: 'contact',
      4: 'mobile',
      5: 'industry',
      6: 'signedAt',
      7: 'enteredAt',
    })
  })
  test('the surest heading gets the field, and look-alikes get none', () => {
    expect(
      found(rowsOf(['归档日期', '成文日期', '档号', '题名', '保密期限', '密级', '发文字号', '发文单位']))
        ?.fields,
    ).toEqual({
      1: 'documentDate',
      2: 'archivalCode',
      3: 'title',
      5: 'secrecy',
      6: 'documentNumber',
      7: 'author',
    })
  })
  test('where nothing is recognised there is no header', () => {
    expect(found(rowsOf(['甲', '乙'], ['1', '2']))).toBeNull()
    expect(found([])).toBeNull()
  })
  test('a heading named like a part of JavaScript is a heading like any other', () => {
    expect(found(rowsOf(['__proto__', 'constructor', '档号', '题名']))?.fields).toEqual({
      2: 'archivalCode',
      3: 'title',
    })
  })
})

test('a clerk can point at the header', () => {
  const rows = rowsOf(['说明'], ['甲', '题名'], ['1', '2'])
  expect(headerAt('items', rows, 2)).toMatchObject({ row: 2, headings: ['甲', '题名'] })
  expect(headerAt('items', rows, 9)).toBeNull()
})
