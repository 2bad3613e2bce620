import { describe, expect, test } from 'vitest'
import type { Item } from '../../../shared/contract/items.ts'
import { codeKey } from '../../../shared/domain/archival-code.ts'
import { testArchive } from '../../../test/support/archive.ts'
import { reserve } from './reservations.repository.ts'

const correcting = (item: Item, differing: Partial<Item['description']>) => ({
  vault: item.vault,
  id: item.id,
  version: item.version,
  description: { ...item.description, ...differing },
  reason: '抄写有误',
})

describe('what is said while a description is typed', () => {
  const typed = (item: Item) => ({
    vault: item.vault,
    archivalCode: 'J019-WS·2024·D30·003-0999',
    title: item.description.title,
    author: item.description.author,
    documentNumber: item.description.documentNumber ?? '',
    documentDate: '2024-03-15',
  })

  test('an item with the same code, now or before, in any spelling', async () => {
    const room = testArchive()
    const item = await room.hasItem(await room.hasCategory())
    await room.api.items.correct(correcting(item, { archivalCode: 'J019-WS·2024·Y·003-0500' }))
    for (const archivalCode of ['ｊ019－ws.2024.D30.003-1', 'J019-WS·2024·Y·003-500'])
      expect(await room.api.items.alike({ ...typed(item), title: '', archivalCode })).toMatchObject({
        codeTaken: true,
        sameCode: { id: item.id },
        sameDocument: [],
      })
  })

  test('the same issuer, document number, title and date under another code, and never itself', async () => {
    const room = testArchive()
    const item = await room.hasItem(await room.hasCategory())
    const alike = await room.api.items.alike(typed(item))
    expect(alike).toMatchObject({ codeTaken: false, sameDocument: [{ id: item.id }] })
    expect((await room.api.items.alike({ ...typed(item), own: item.id })).sameDocument).toEqual([])
    expect((await room.api.items.alike({ ...typed(item), documentNumber: '另一号' })).sameDocument).toEqual(
      [],
    )
  })

  test('a code of an item that is hidden is taken, and nothing else is said of it', async () => {
    const room = testArchive()
    const item = await room.hasItem(await room.hasCategory())
    room.signIn(['items.read', 'items.write'], { grades: ['public'], categories: null })
    const alike = await room.api.items.alike({ ...typed(item), archivalCode: item.description.archivalCode })
    expect(alike).toEqual({ codeTaken: true, sameCode: null, sameDocument: [] })
  })

  test('the next number in a class: behind the highest, however wide, and over what may not be given', async () => {
    const room = testArchive()
    const categoryId = await room.hasCategory()
    const next = (like: string) => room.api.items.nextCode({ vault: room.open, like, categoryId })
    expect(await next('')).toBeNull()
    for (const number of ['0007', '0041', '0009'])
      await room.hasItem(categoryId, { archivalCode: `J019-WS·2024·D30·003-${number}` })
    await room.hasItem(categoryId, { archivalCode: 'J019-WS·2024·D30·004-0100' })
    expect(await next('J019-WS·2024·D30·003-0007')).toBe('J019-WS·2024·D30·003-0042')
    expect(await next('J019-WS·2025·D30·003-')).toBe('J019-WS·2025·D30·003-0001')
    expect(await next('')).toBe('J019-WS·2024·D30·004-0101')
    room.db.transaction((db) => reserve(db, room.reservation(codeKey('J019-WS·2024·D30·003-0042'))))
    expect(await next('J019-WS·2024·D30·003-')).toBe('J019-WS·2024·D30·003-0043')
    await room.hasItem(categoryId, { archivalCode: 'J019-WS·2024·D30·003-10000' })
    expect(await next('J019-WS·2024·D30·003-')).toBe('J019-WS·2024·D30·003-10001')
  })

  test('a number that an item had before is not suggested again', async () => {
    const room = testArchive()
    const categoryId = await room.hasCategory()
    const item = await room.hasItem(categoryId, { archivalCode: 'J019-WS·2024·D30·003-0041' })
    await room.api.items.correct(correcting(item, { archivalCode: 'J019-WS·2024·D30·003-0002' }))
    const like = 'J019-WS·2024·D30·003-0002'
    expect(await room.api.items.nextCode({ vault: room.open, like })).toBe('J019-WS·2024·D30·003-0042')
  })
})
