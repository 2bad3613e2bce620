import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeDamage, codeKey, normaliseCode, readCode } from './archival-code.ts'

describe('normaliseCode', () => {
  test.each([
    [' Ｊ０１９－ＷＳ・２０１９・Ｄ１０·０１０－０００１ ', 'J019-WS·2019·D10·010-0001'],
    ['j019—ws•2019‧d10．010−0001', 'J019-WS·2019·D10·010-0001'],
    ['J019‐WS.2019.D10.010–0001', 'J019-WS·2019·D10·010-0001'],
    ['Z109-WS·2011·Y·办公室-0001', 'Z109-WS·2011·Y·办公室-0001'],
    ['2011-XZ11-44.0001', '2011-XZ11-44.0001'],
    ['J019 - WS·2019 - 1\n', 'J019-WS·2019-1'],
  ])('%s becomes %s', (raw, code) => expect(normaliseCode(raw)).toBe(code))

  test('a normalised code stays as it is', () => {
    fc.assert(fc.property(fc.string(), (raw) => normaliseCode(normaliseCode(raw)) === normaliseCode(raw)))
  })
})

describe('codeKey', () => {
  test.each([
    ['J019-WS·2019·D10·010-0001', 'j019－ws．2019．d10．10－1'],
    ['0501-2004-001-0000-0001', '501-2004-1-0-1'],
    ['2011-XZ11-44.0001', '2011-XZ11-44·1'],
  ])('IDX-10: %s and %s are one code', (one, other) => expect(codeKey(one)).toBe(codeKey(other)))
  test.each([
    ['J019-WS·2019·D10·010-0001', 'J019-WS·2019·D10·010-0010'],
    ['A1-11', 'A11-1'],
    ['Z109-WS·2011·Y·BGS-0001', 'Z109-WS·2011-Y-BGS-0001'],
  ])('IDX-10: %s and %s are two codes', (one, other) => expect(codeKey(one)).not.toBe(codeKey(other)))
})

describe('codeDamage', () => {
  test.each([
    ['1.23E+11', 'scientific'],
    ['１.２３e+11', 'scientific'],
    ['2E+5', 'scientific'],
    ['2011/1/23', 'date'],
    ['2011年1月', 'date'],
    ['1月23日', 'date'],
    ['Jan-11', 'date'],
    ['23-Jan-11', 'date'],
    ['#N/A', 'error'],
    ['#REF!', 'error'],
    ['########', 'error'],
  ])('%s is not a code any more: %s', (raw, damage) => expect(codeDamage(raw)).toBe(damage))
  test.each([
    'J019-WS·2019·D10·010-0001',
    '2011-XZ11-44.0001',
    '1-2-3-4',
    '2011-13-45',
    '2011-01-23',
    '2E5',
    'A002-RS-001-002',
    '12345',
  ])('%s is whole', (raw) => expect(codeDamage(raw)).toBeNull())
})

describe('readCode', () => {
  const none = {
    fonds: null,
    category: null,
    year: null,
    retention: null,
    organ: null,
    volume: null,
    item: null,
  }
  test.each([
    [
      'A439-WS·2015·D30·003-005',
      {
        pattern: 'dat13',
        fonds: 'A439',
        category: 'WS',
        year: 2015,
        retention: 'D30',
        organ: '003',
        item: '005',
      },
    ],
    [
      'Z109-WS·2011·Y·办公室-0001',
      {
        pattern: 'dat13',
        fonds: 'Z109',
        category: 'WS',
        year: 2011,
        retention: 'Y',
        organ: '办公室',
        item: '0001',
      },
    ],
    [
      'Z008-WS·2019·Y-037',
      { pattern: 'dat13', fonds: 'Z008', category: 'WS', year: 2019, retention: 'Y', item: '037' },
    ],
    [
      'J019-KU·01·2017-001-001',
      { pattern: 'dat13', fonds: 'J019', category: 'KU·01', year: 2017, volume: '001', item: '001' },
    ],
    [
      'X032-KJ·JJ·02-005-054',
      { pattern: 'dat13', fonds: 'X032', category: 'KJ·JJ·02', volume: '005', item: '054' },
    ],
    ['A002-RS-001-002', { pattern: 'dat13', fonds: 'A002', category: 'RS', volume: '001', item: '002' }],
    ['C038-001-002-003', { pattern: 'legacy', fonds: 'C038', category: '001', volume: '002', item: '003' }],
    [
      'C015-WY·TZGG·2019·D10-00001',
      { pattern: 'dat13', fonds: 'C015', category: 'WY·TZGG', year: 2019, retention: 'D10', item: '00001' },
    ],
    [
      'Z109-WS·2011-Y-BGS-0001',
      {
        pattern: 'dat22',
        fonds: 'Z109',
        category: 'WS',
        year: 2011,
        retention: 'Y',
        organ: 'BGS',
        item: '0001',
      },
    ],
    [
      'Z109-WS·2011-D30-0001',
      { pattern: 'dat22', fonds: 'Z109', category: 'WS', year: 2011, retention: 'D30', item: '0001' },
    ],
    [
      '0501-2004-001-0000-0001',
      { pattern: 'legacy', fonds: '0501', year: 2004, organ: '0000', item: '0001' },
    ],
    ['2011-XZ11-44.0001', { pattern: 'legacy', category: 'XZ11', year: 2011, volume: '44', item: '0001' }],
    ['1-2-3-4', { pattern: 'legacy', fonds: '1', category: '2', volume: '3', item: '4' }],
    ['whatever', { pattern: 'unknown' }],
    ['', { pattern: 'unknown' }],
  ])('%s is taken apart', (code, parts) => expect(readCode(code)).toEqual({ ...none, ...parts }))
})
