import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { digest } from './audit-chain.ts'

/** The same, as it would be explained: each field behind its length, one after the other. */
function explained(purpose: string, fields: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const field of [purpose, ...fields]) {
    const bytes = Buffer.from(field as string)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    hash.update(length).update(bytes)
  }
  return hash.digest('hex')
}

test.each<[string, readonly (string | Buffer)[]]>([
  ['no field', []],
  ['an empty field', ['']],
  ['words and bytes', ['items.correct', Buffer.alloc(32, 7), '沪办发〔2024〕3号']],
  ['characters beyond the first plane, and half of one', ['𠮷野家', '\ud842', 'a\ud842b']],
  ['more than fits the common buffer', ['档'.repeat(20_000), Buffer.alloc(70_000, 1)]],
  ['a long one that fits in bytes only', ['a'.repeat(16_000)]],
])('AUD-1: the hash over %s is the one that the format states', (_what, fields) => {
  expect(digest('strongroom/v1/test', fields).toString('hex')).toBe(explained('strongroom/v1/test', fields))
})

test('one field cut in two gives another hash', () => {
  expect(digest('x', ['ab', 'c'])).not.toEqual(digest('x', ['a', 'bc']))
})
