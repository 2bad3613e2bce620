import { expect, test } from 'vitest'
import { createDesk, unsealDraft } from './desk.ts'
import { createBoxPair } from './key-pairs.ts'

const mine = createBoxPair()
const place = 'items/describe'
const desk = (opened: readonly [string, string][] = []) =>
  createDesk({ boxPublic: mine.publicKey, opened: new Map(opened) })
const unseal = (sealed: Uint8Array, where = place, pair = mine) =>
  unsealDraft(pair.privateKey, pair.publicKey, sealed, where)

test('a draft comes back to the person who typed it', () => {
  expect(unseal(desk().seal('关于印发《办法》的通知', place))).toBe('关于印发《办法》的通知')
})

test('MEDIA-9: nobody else and no other place opens a draft', () => {
  const sealed = desk().seal('secret title', place)
  expect(sealed.includes('secret title')).toBe(false)
  expect(unseal(sealed, place, createBoxPair())).toBeNull()
  expect(unseal(sealed, 'items/correct/1')).toBeNull()
})

test('an altered or cut draft opens for nobody', () => {
  const sealed = desk().seal('title', place)
  for (const at of [0, 20, 50, 70, 100, sealed.length - 1]) {
    const altered = Buffer.from(sealed)
    altered[at] = (altered[at] ?? 0) ^ 1
    expect(unseal(altered)).toBeNull()
  }
  for (const length of [0, 30, 60, 90]) expect(unseal(sealed.subarray(0, length))).toBeNull()
})

test('the size tells only whole KiB', () => {
  const sizes = ['', 'a', 'a'.repeat(1020)].map((text) => desk().seal(text, place).length)
  expect(new Set(sizes).size).toBe(1)
  expect(desk().seal('a'.repeat(1021), place)).toHaveLength((sizes[0] ?? 0) + 1024)
})

test('what was opened at unlock or typed since is read until the lock', () => {
  const here = desk([['parties/register', 'earlier']])
  here.seal('typed', place)
  expect(here.read('parties/register')).toBe('earlier')
  expect(here.read(place)).toBe('typed')
  here.forget(place)
  expect(here.read(place)).toBeNull()
  here.clear()
  expect(here.read('parties/register')).toBeNull()
})
