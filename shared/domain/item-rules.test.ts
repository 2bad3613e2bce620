import { describe, expect, test } from 'vitest'
import { brokenItemRules, ItemDescription } from './item-rules.ts'

const item = ItemDescription.parse({
  archivalCode: 'J019-WS·2019·D10·010-0001',
  title: '关于江汉展厅第二季度节假日值班的意见',
  author: '采购部',
  documentNumber: '沪办发〔2019〕238号',
  documentDate: '20190516',
  filingYear: 2019,
  retention: 'D10',
  secrecyGrade: 'public',
  secrecyRegime: 'none',
  secrecyMark: null,
  accessStatus: 'unreviewed',
  pageCount: 17,
})

test('an item is of paper and has no remarks unless somebody says otherwise', () => {
  expect(item).toMatchObject({ carrier: 'paper', remarks: '' })
})
test('IDX-2: a whole description breaks no rule', () => expect(brokenItemRules(item)).toEqual([]))
test('IDX-2: optional elements may be left out', () => {
  expect(brokenItemRules({ ...item, documentNumber: null, pageCount: null })).toEqual([])
})
test('IDX-2: every mandatory element that is missing is named, all at once', () => {
  const empty = { ...item, archivalCode: '', title: ' ', author: '', documentDate: '', retention: '' }
  expect(brokenItemRules(empty)).toEqual([
    { field: 'archivalCode', rule: 'IDX-10', reason: 'missing' },
    { field: 'title', rule: 'IDX-2', reason: 'missing' },
    { field: 'author', rule: 'IDX-2', reason: 'missing' },
    { field: 'documentDate', rule: 'IDX-2', reason: 'missing' },
    { field: 'retention', rule: 'IDX-2', reason: 'missing' },
  ])
})

describe('IDX-2: what stands in a field has its form', () => {
  test.each([
    [{ archivalCode: '1.23E+11' }, 'codeScientific'],
    [{ archivalCode: '2011/1/23' }, 'codeDate'],
    [{ archivalCode: '#N/A' }, 'codeError'],
    [{ title: '题'.repeat(501) }, 'tooLong'],
    [{ author: '𠮷'.repeat(201) }, 'tooLong'],
    [{ title: '坏\ud842字' }, 'brokenCharacter'],
    [{ title: '零\u0000字' }, 'controlCharacter'],
    [{ title: '\u202e反写' }, 'controlCharacter'],
    [{ documentDate: '2019-05-16' }, 'notADate'],
    [{ documentDate: '20190431' }, 'impossibleDate'],
    [{ filingYear: 19 }, 'notAYear'],
    [{ filingYear: Number.NaN }, 'notAYear'],
    [{ retention: '十年' }, 'unknownRetention'],
    [{ pageCount: 0 }, 'notAPageCount'],
    [{ remarks: '\u0007' }, 'controlCharacter'],
  ])('%j is refused: %s', (change, reason) => {
    expect(brokenItemRules({ ...item, ...change }).map((broken) => broken.reason)).toEqual([reason])
  })
  test.each([
    { title: '题'.repeat(500) },
    { author: '𠮷'.repeat(200) },
    { title: '[关于𠮷野某事的通知]' },
    { documentDate: '[19450815]' },
    { documentDate: '20110123-20111205' },
    { documentDate: '20150000' },
    { retention: 'Y' },
    { retention: 'CQ' },
    { remarks: '第一行\n第二行' },
  ])('%j is accepted', (change) => expect(brokenItemRules({ ...item, ...change })).toEqual([]))
})
