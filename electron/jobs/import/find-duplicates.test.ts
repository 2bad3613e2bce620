import { expect, test } from 'vitest'
import { ItemDescription } from '../../../shared/domain/item-rules.ts'
import { createDuplicateFinder } from './find-duplicates.ts'

const item = (changes: object = {}) =>
  ItemDescription.parse({
    archivalCode: 'J019-WS·2019·D10·010-0001',
    title: '某通知',
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
    ...changes,
  })

test('IDX-10: a second row with the same code is found, whatever its dashes, width and zeros', () => {
  const see = createDuplicateFinder()
  expect(see(3, item())).toEqual({ sameCode: null, probable: null })
  expect(see(4, item({ archivalCode: 'j019－ws・2019・d10・10－1', title: '另一通知' })).sameCode).toEqual({
    row: 3,
    identical: false,
  })
  expect(see(5, item({ archivalCode: 'J019-WS·2019·D10·10-1' })).sameCode).toEqual({
    row: 3,
    identical: true,
  })
})
test('the same issuer, number, title and date under another code is a probable duplicate', () => {
  const see = createDuplicateFinder()
  see(3, item())
  const twin = { archivalCode: 'J019-WS·2019·D10·010-0002' }
  expect(see(4, item({ ...twin, documentNumber: '沪办发[2019]238号' }))).toEqual({
    sameCode: null,
    probable: 3,
  })
  expect(see(5, item({ archivalCode: 'X-1', documentDate: '20190517' })).probable).toBeNull()
  expect(see(6, item({ archivalCode: 'X-2', documentNumber: null })).probable).toBeNull()
})
test('fifty thousand rows are told apart', () => {
  const see = createDuplicateFinder()
  const rows = Array.from({ length: 50_000 }, (_, at) => at + 1)
  const found = rows.filter((row) => {
    const { sameCode, probable } = see(row, item({ archivalCode: `A-${row}`, title: `题名${row}` }))
    return sameCode !== null || probable !== null
  })
  expect(found).toEqual([])
  expect(see(60_000, item({ archivalCode: 'A-00777', title: '新' })).sameCode?.row).toBe(777)
  expect(see(60_001, item({ archivalCode: 'B-1', title: '题名49999' })).probable).toBe(49_999)
})
