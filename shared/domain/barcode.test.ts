import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barcodeOf, readBarcode } from './barcode.ts'

const Any = fc.record({
  vault: fc.constantFrom('open' as const, 'secret' as const, 'topSecret' as const),
  entry: fc.integer({ min: 1, max: 999_999_999 }),
})

test('a barcode is twelve digits and says its item again', () => {
  fc.assert(
    fc.property(Any, (item) => {
      expect(barcodeOf(item)).toMatch(/^1[012]\d{10}$/)
      expect(readBarcode(barcodeOf(item))).toEqual({ ok: true, ...item })
    }),
  )
})
test('one wrong digit anywhere is noticed', () => {
  fc.assert(
    fc.property(Any, fc.nat(11), fc.integer({ min: 1, max: 9 }), (item, at, more) => {
      const digits = Array.from(barcodeOf(item), Number)
      digits[at] = ((digits[at] ?? 0) + more) % 10
      expect(readBarcode(digits.join(''))).toEqual({ ok: false, reason: 'checkDigit' })
    }),
  )
})
test.each([
  ['a known number', '100000000040', { ok: true, vault: 'open', entry: 4 }],
  ['full width digits of an input method', '１０００００００００４０', { ok: true, vault: 'open', entry: 4 }],
  ['the label of a box', '200000000048', { ok: false, reason: 'unknownKind' }],
  ['a vault that is none', '130000000047', { ok: false, reason: 'unknownKind' }],
  ['eleven digits', '10000000004', null],
  ['an archival code', 'J019-WS·2024·D30·003-0041', null],
])('%s: %s', (_, text, expected) => {
  expect(readBarcode(text)).toEqual(expected)
})
test('an entry that has no nine digits is no barcode', () => {
  expect(() => barcodeOf({ vault: 'open', entry: 1_000_000_000 })).toThrow(RangeError)
})
