import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLineSplitter, type TextLine } from './split-lines.ts'

function split(text: string, size = text.length || 1, delimiter = ','): readonly TextLine[] {
  const take = createLineSplitter(delimiter)
  const lines: TextLine[] = []
  for (let at = 0; at < text.length; at += size) lines.push(...take(text.slice(at, at + size), false))
  return [...lines, ...take('', true)]
}
const cells = (text: string) => split(text).map((line) => line.cells)

test.each([
  [
    'a,b\r\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,b\rc,d\r',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['"a\r\nb","say ""x"""\n', [['a\r\nb', 'say "x"']]],
  ['"十三五"规划,b\n', [['"十三五"规划', 'b']]],
  ['c"d,e\n\n,\n', [['c"d', 'e'], [''], ['', '']]],
])('%j is cut as it was meant', (text, expected) => expect(cells(text)).toEqual(expected))
test('lines that end with a carriage return alone are told', () => {
  expect(split('a\r\nb\rc\n').map(({ crOnly }) => crOnly)).toEqual([false, true, false])
})
test('whatever was quoted is read back, however the text arrives', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '题', '"', ',', '\r', '\n', ' '), maxLength: 6 })
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 9 }),
      (rows, size) => {
        const text = rows
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\r\n')
        return JSON.stringify(split(text, size).map((line) => line.cells)) === JSON.stringify(rows)
      },
    ),
    { numRuns: 2000 },
  )
})
