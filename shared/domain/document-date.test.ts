import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateFromSerial, isDocumentDate, readDocumentDate } from './document-date.ts'

const read = (raw: string) => {
  const reading = readDocumentDate(raw)
  return reading.ok ? reading.text : reading.reason
}

describe('readDocumentDate', () => {
  test.each([
    ['20110123', '20110123'],
    ['２０１１０１２３', '20110123'],
    ['2011.1.23', '20110123'],
    ['2011-1-23', '20110123'],
    ['2011/01/23', '20110123'],
    ['2011年1月23日', '20110123'],
    ['2011 年 1 月', '20110100'],
    ['2011年1月', '20110100'],
    ['2011.1', '20110100'],
    ['201101', '20110100'],
    ['20150300', '20150300'],
    ['201500', '20150000'],
    ['20150000', '20150000'],
    ['2015', '20150000'],
    ['2015年', '20150000'],
    ['2011-01-23 00:00:00', '20110123'],
    ['2011-01-23T08:00:00.000Z', '20110123'],
    ['[19450815]', '[19450815]'],
    ['〔1945年8月〕', '[19450800]'],
    ['20110123-20111205', '20110123-20111205'],
    ['2011.1.23—2011.12.5', '20110123-20111205'],
    ['2011年1月至2011年3月', '20110100-20110300'],
    ['2011-1-23-2011-12-5', '20110123-20111205'],
    ['2008—2024', '20080000-20240000'],
    ['20110123-201100', '20110123-20110000'],
    ['20240229', '20240229'],
    ['19000228', '19000228'],
    ['20230229', 'impossibleDate'],
    ['19000229', 'impossibleDate'],
    ['20190431', 'impossibleDate'],
    ['20191301', 'impossibleDate'],
    ['20150012', 'impossibleDate'],
    ['2011-2-30', 'impossibleDate'],
    ['20110123-20110431', 'impossibleDate'],
    ['20111205-20110123', 'backwardRange'],
    ['', 'notADate'],
    ['1/23/2011', 'notADate'],
    ['11.1.23', 'notADate'],
    ['43601', 'notADate'],
    ['昨天', 'notADate'],
    ['2011.1-23', 'notADate'],
  ])('%j reads %s', (raw, expected) => expect(read(raw)).toBe(expected))

  test('dates that know only their year or month come before its days', () => {
    const keys = ['20150101', '2015', '20150300', '20150301'].map((raw) => {
      const reading = readDocumentDate(raw)
      return reading.ok ? reading.sortKey : ''
    })
    expect(keys.toSorted()).toEqual(['20150000', '20150101', '20150300', '20150301'])
  })
  test('a range and a researched date sort by their first day', () => {
    expect(readDocumentDate('[19450815]')).toMatchObject({ sortKey: '19450815', year: 1945 })
    expect(readDocumentDate('20110123-20111205')).toMatchObject({ sortKey: '20110123', year: 2011 })
  })
  test('every real day reads back as itself, in every spelling', () => {
    const day = fc.date({ min: new Date('1000-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const [year = '', month = '', of = ''] = date.toISOString().slice(0, 10).split('-')
        const spellings = [
          `${year}${month}${of}`,
          `${year}.${Number(month)}.${Number(of)}`,
          `${year}年${month}月${of}日`,
        ]
        return (
          spellings.every((raw) => read(raw) === `${year}${month}${of}`) && isDocumentDate(year + month + of)
        )
      }),
    )
  })
})

describe('dateFromSerial', () => {
  test.each([
    [1, 1900, '19000101'],
    [59, 1900, '19000228'],
    [60, 1900, null],
    [61, 1900, '19000301'],
    [40566, 1900, '20110123'],
    [40566.75, 1900, '20110123'],
    [39104, 1904, '20110123'],
    [0, 1904, '19040101'],
    [0, 1900, null],
    [-1, 1904, null],
    [Number.NaN, 1900, null],
    [9_999_999, 1900, null],
  ] as const)('%d in the %d system is %s', (serial, system, expected) =>
    expect(dateFromSerial(serial, system)).toBe(expected),
  )
})
