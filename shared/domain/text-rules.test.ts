import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneLine } from './text-rules.ts'

test.each([
  ['关于开展\n安全检查的通知', '关于开展安全检查的通知'],
  ['关于开展 \r\n　安全检查的通知', '关于开展安全检查的通知'],
  ['关于　开展', '关于 开展'],
  ['甲\n\n\n乙\nISO 9001\n丙', '甲乙 ISO 9001 丙'],
  ['  a\nb  ', 'a b'],
])('IDX-23: a title broken to fit its cell, %j, is one line: %j', (raw, line) => {
  expect(oneLine(raw)).toBe(line)
})

test('IDX-23: a cell of nothing but line ends and spaces between two words is read at once, in whatever order they are', () => {
  const filler = fc.constantFrom('\r', '\n', ' ', '\u3000', '\t')
  fc.assert(
    fc.property(fc.array(filler, { minLength: 1, maxLength: 60 }), (fill) => {
      const all = fill.join('').repeat(2000)
      const between = oneLine(`甲${all}乙`)
      return between === (/[\r\n]/.test(all) ? '甲乙' : '甲 乙')
    }),
    { numRuns: 30 },
  )
})
