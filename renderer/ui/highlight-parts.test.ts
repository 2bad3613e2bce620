import { expect, test } from 'vitest'
import { highlightParts } from './highlight-parts.ts'

const hits = (text: string, search: string) =>
  highlightParts(text, search)
    .filter(({ hit }) => hit)
    .map(({ part }) => part)

test.each([
  ['every place is marked', '关于供应商的关于', '关于', ['关于', '关于']],
  ['width and case make no difference', 'ＡＢＣ通知', 'abc', ['ＡＢＣ']],
  ['brackets of document numbers are alike', '沪办发〔2024〕18号', '[2024]', ['〔2024〕']],
  ['a rare character counts as one', '𠮷田会社', '田', ['田']],
  ['nothing sought, nothing marked', '关于', '', []],
])('%s', (_sentence, text, search, expected) => {
  expect(hits(text, search)).toEqual(expected)
})

test('the parts together are the text', () => {
  const parts = highlightParts('关于𠮷田 会社 ＡＢＣ', '田 会')
  expect(parts.map(({ part }) => part).join('')).toBe('关于𠮷田 会社 ＡＢＣ')
})
