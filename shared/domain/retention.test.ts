import { expect, test } from 'vitest'
import { isRetention, readRetention, retentionLabel } from './retention.ts'

test.each([
  ['永久', 'Y'],
  ['y', 'Y'],
  ['30年', 'D30'],
  ['３０ 年', 'D30'],
  ['定期30年', 'D30'],
  ['定期（10年）', 'D10'],
  ['D10', 'D10'],
  ['d-30', 'D30'],
  ['十年', 'D10'],
  ['15', 'D15'],
  ['100 years', 'D100'],
  ['长期', 'CQ'],
  ['短期', 'DQ'],
  ['permanent', 'Y'],
])('%s is the period %s', (raw, code) => expect(readRetention(raw)).toBe(code))
test.each(['', '很久', '0年', 'D0', '10个月', '1000年'])('%j is no period', (raw) =>
  expect(readRetention(raw)).toBeNull(),
)
test('a code is written in a catalogue as the forms want it', () => {
  expect(['Y', 'D30', 'CQ', 'DQ', 'x'].map(retentionLabel)).toEqual(['永久', '30年', '长期', '短期', 'x'])
})
test('only canonical codes are codes', () => {
  expect(['Y', 'D10', 'D1000', 'D010', '10年', ''].map(isRetention)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})
