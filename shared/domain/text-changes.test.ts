import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Piece, textChanges } from './text-changes.ts'

const marked = (all: readonly Piece[]) =>
  all.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('')
const shown = (older: string, newer: string) => {
  const changes = textChanges(older, newer)
  return [marked(changes.older), marked(changes.newer)]
}

test.each([
  ['关于供应商准入的通知', '关于供应商准入的补充通知', '关于供应商准入的通知', '关于供应商准入的[补充]通知'],
  ['二〇二三年工作总结', '二〇二四年工作总结', '二〇二[三]年工作总结', '二〇二[四]年工作总结'],
  ['张伟', '', '[张伟]', ''],
  ['𠮷林', '吉林', '[𠮷]林', '[吉]林'],
  ['一二三四五', '一X三Y五', '一[二]三[四]五', '一[X]三[Y]五'],
  ['同样', '同样', '同样', '同样'],
])('%s → %s', (older, newer, ...expected) => expect(shown(older, newer)).toEqual(expected))

test('the pieces of each side are the text of that side, and what is not marked is the same on both', () => {
  const text = fc.array(fc.constantFrom(...'甲乙丙丁ab𠮷'), { maxLength: 40 }).map((chars) => chars.join(''))
  fc.assert(
    fc.property(text, text, (older, newer) => {
      const changes = textChanges(older, newer)
      const join = (all: readonly Piece[]) => all.map((piece) => piece.text).join('')
      const same = (all: readonly Piece[]) => join(all.filter((piece) => !piece.changed))
      expect([join(changes.older), join(changes.newer)]).toEqual([older, newer])
      expect(same(changes.older)).toBe(same(changes.newer))
    }),
    { numRuns: 2000 },
  )
})

test('a text too long to be compared is marked whole between what is alike', () => {
  const changes = textChanges(`头${'甲'.repeat(4000)}尾`, `头${'乙'.repeat(4000)}尾`)
  expect(changes.older.map(({ changed }) => changed)).toEqual([false, true, false])
})
