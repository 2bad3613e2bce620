import { expect, test } from 'vitest'
import { createScanReader } from './scan.ts'

const read = (strokes: readonly (readonly [string, number])[]) => {
  const reader = createScanReader()
  return strokes.map(([code, at]) => reader({ code, at })).find((scan) => scan !== null) ?? null
}
const digits = (gap: number, text = '00120042') =>
  Array.from(text, (digit, index) => [`Digit${digit}`, index * gap] as const)

test('a burst of digits that ends with Enter is a scan', () => {
  expect(read([...digits(5), ['Enter', 45]])).toBe('00120042')
})
test('digits typed by hand are no scan', () => {
  expect(read([...digits(120), ['Enter', 1080]])).toBeNull()
})
test('an Enter that comes late ends no scan', () => {
  expect(read([...digits(5), ['Enter', 400]])).toBeNull()
})
test('a letter in between ends the burst', () => {
  expect(read([...digits(5), ['KeyA', 45], ['Enter', 50]])).toBeNull()
})
test('a short number is no scan', () => {
  expect(read([...digits(5, '123'), ['Enter', 20]])).toBeNull()
})
