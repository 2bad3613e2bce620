import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { testFile } from '../../test/support/files.ts'
import { flipped } from '../../test/support/keys.ts'
import { createHead, type HeadState, openHead } from './head.ts'

const key = () => Buffer.alloc(32, 5)
const state = (seq: number, generation = 1): HeadState => ({ generation, seq, hash: Buffer.alloc(32, seq) })
const open = (path: string) => {
  const head = openHead(path, key())
  onTestFinished(() => head.close())
  return head
}
/** A head file whose newest state is seq 3, with seq 2 in the other slot. */
function writtenHead(): string {
  const path = testFile()
  createHead(path, key(), state(0))
  const head = open(path)
  for (const seq of [1, 2, 3]) head.write(state(seq))
  return path
}

test('the newest state is read again', () => {
  const path = writtenHead()
  expect(open(path).read()).toEqual(state(3))
  expect(readFileSync(path)).toHaveLength(160)
})

test('a damaged newest slot leaves the one before', () => {
  const path = writtenHead()
  const bytes = readFileSync(path)
  const newest = bytes.readBigUInt64BE(8) === 3n ? 0 : 80
  writeFileSync(path, flipped(bytes, (newest + 20) * 8))
  const head = open(path)
  expect(head.read()).toEqual(state(2))
  head.write(state(3))
  expect(open(path).read()).toEqual(state(3))
})

test('a new generation is newer than any count of the old', () => {
  const path = writtenHead()
  open(path).write(state(0, 2))
  expect(open(path).read()).toEqual(state(0, 2))
})

test('a head never goes back', () => {
  const head = open(writtenHead())
  expect(() => head.write(state(3))).toThrow(RangeError)
  expect(() => head.write(state(2))).toThrow(RangeError)
})

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['both slots altered', (bytes) => flipped(flipped(bytes, 100), 900)],
  ['cut', (bytes) => bytes.subarray(0, 159)],
  ['emptied', () => Buffer.alloc(0)],
])('a head with %s is damaged', (_what, alter) => {
  const path = writtenHead()
  writeFileSync(path, alter(readFileSync(path)))
  expect(() => openHead(path, key()).read()).toThrow('damaged: head')
})

test('a head under another key is damaged', () => {
  const path = writtenHead()
  expect(() => openHead(path, Buffer.alloc(32, 6)).read()).toThrow('damaged: head')
})

test('a missing head and a symbolic link are refused', () => {
  const path = testFile()
  expect(() => openHead(path, key())).toThrow('damaged: head')
  symlinkSync(writtenHead(), path)
  expect(() => openHead(path, key())).toThrow('damaged: head')
})

test('closing wipes the key', () => {
  const path = writtenHead()
  const mine = key()
  openHead(path, mine).close()
  expect(mine).toEqual(Buffer.alloc(32))
})
