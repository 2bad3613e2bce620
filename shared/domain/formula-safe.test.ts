import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asleep, awake } from './formula-safe.ts'

const STARTS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', "'=", "''+", ' =', "'", "' -", '="1"']

test.each(STARTS)('a cell that begins with %j is no formula when it goes out', (start) => {
  expect(asleep(`${start}1+1`)).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/)
})

test('what went out comes back as it was, whatever it says', () => {
  const text = fc
    .tuple(fc.constantFrom('', ...STARTS), fc.string({ unit: 'grapheme' }))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (original) => awake(asleep(original)) === original),
    { numRuns: 2000 },
  )
})

test('a text that no spreadsheet would run goes out as it is', () => {
  for (const text of ['关于A=B的通知', "'引文'", '2024-03-15', '']) expect(asleep(text)).toBe(text)
})
