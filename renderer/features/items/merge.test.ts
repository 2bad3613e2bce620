import { expect, test } from 'vitest'
import { NO_TEXTS, nextCode } from './item-texts.ts'
import { compare, merged } from './merge.ts'

const base = { ...NO_TEXTS, title: '关于准入的通知', author: '办公室', remarks: '' }

test('a field that only one side changed is proposed from that side', () => {
  const theirs = { ...base, author: '综合办公室' }
  const mine = { ...base, remarks: '缺页' }
  expect(compare(base, theirs, mine)).toEqual([
    { field: 'author', proposed: 'theirs' },
    { field: 'remarks', proposed: 'mine' },
  ])
})

test('a field that both changed waits for a person', () => {
  const differing = compare(base, { ...base, title: '甲' }, { ...base, title: '乙' })
  expect(differing).toEqual([{ field: 'title', proposed: null }])
})

test('a field that both changed to the same value is settled', () => {
  expect(compare(base, { ...base, title: '甲' }, { ...base, title: '甲' })).toEqual([
    { field: 'title', proposed: 'theirs' },
  ])
})

test('the merged description takes each field from the side that was chosen', () => {
  const theirs = { ...base, title: '甲', author: '综合办公室' }
  const mine = { ...base, title: '乙' }
  expect(merged(theirs, mine, { title: 'mine', author: 'theirs' })).toEqual({
    ...base,
    title: '乙',
    author: '综合办公室',
  })
})

test.each([
  ['J019-WS·2024·D30·003-0041', 'J019-WS·2024·D30·003-0042'],
  ['A-9999', 'A-10000'],
  ['A-099', 'A-100'],
  ['no number', 'no number'],
])('the code after %s is %s', (code, next) => {
  expect(nextCode(code)).toBe(next)
})
