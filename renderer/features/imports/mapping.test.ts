import { expect, test } from 'vitest'
import { claimedTwice, unfilled } from './mapping.ts'

test('a field that two columns claim is found', () => {
  expect(claimedTwice({ 0: 'title', 1: 'author', 2: 'title' })).toEqual(['title'])
})
test('several columns may become remarks', () => {
  expect(claimedTwice({ 0: 'remarks', 1: 'remarks' })).toEqual([])
})
test('a ledger without titles is told so before any row is refused', () => {
  expect(unfilled('items', { 0: 'archivalCode', 1: 'author', 2: 'documentDate' })).toEqual(['title'])
})
