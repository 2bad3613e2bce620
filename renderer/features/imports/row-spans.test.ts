import { expect, test } from 'vitest'
import { spansOf } from './row-spans.ts'

test.each([
  [[], []],
  [[4], ['4']],
  [
    [2, 3, 4, 9, 11, 12],
    ['2–4', '9', '11–12'],
  ],
])('the rows %j are written down as %j', (rows, spans) => {
  expect(spansOf(rows)).toEqual(spans)
})
