import { describe, expect, test } from 'vitest'
import type { Item } from '../../../shared/contract/items.ts'
import { testArchive } from '../../../test/support/archive.ts'

const refusal = (reason: string, rule: string) => ({
  data: { code: 'rule_broken', reason, params: { rule } },
})
const correcting = (item: Item, differing: Partial<Item['description']>) => ({
  vault: item.vault,
  id: item.id,
  version: item.version,
  description: { ...item.description, ...differing },
  reason: '抄写有误',
})

describe('what must be there before an item is filed', () => {
  test('IDX-5: an item without a place is not filed; 未上架 is a place to be seen to', async () => {
    const room = testArchive()
    const item = await room.hasItem(await room.hasCategory())
    const describing = (place: string) =>
      room.api.items.describe({
        vault: room.open,
        categoryId: item.categoryId,
        description: { ...item.description, archivalCode: 'J019-WS·2024·D30·003-0700' },
        place,
      })
    await expect(describing(' ')).rejects.toMatchObject(refusal('item.placeMissing', 'IDX-5'))
    expect(room.rows('item')).toHaveLength(1)
    expect((await describing('一号库 2列3节4层')).homeLocation).toBe('一号库 2列3节4层')
    expect(item.homeLocation).toBeNull()
    expect((await room.api.product.today({})).unplaced.total).toBe(1)
  })

  test('IDX-5: an item without a title is not filed', async () => {
    const room = testArchive()
    const item = room.hasItem(await room.hasCategory(), { title: ' ' })
    await expect(item).rejects.toMatchObject({ data: { code: 'rule_broken', params: { field: 'title' } } })
    expect(room.rows('item')).toEqual([])
  })

  test.each([
    ['an issuer nobody knows', { author: '不详', documentNumber: null }, false],
    ['the same with a document number', { author: '不详', documentNumber: '沪办发〔2024〕9号' }, true],
    [
      'the same with a keyword',
      { author: '佚名', documentNumber: null, elements: { keywords: '供应商' } },
      true,
    ],
    [
      'the same with a person',
      { author: '[佚名]', documentNumber: null, elements: { persons: '张伟' } },
      true,
    ],
    [
      'the same with a party',
      { author: 'unknown', documentNumber: null, elements: { parties: '宏达' } },
      true,
    ],
  ] as const)('IDX-5: %s is an access point or refused', async (_, differing, filed) => {
    const room = testArchive()
    const item = room.hasItem(await room.hasCategory(), differing)
    if (filed) await expect(item).resolves.toMatchObject({ version: 1 })
    else await expect(item).rejects.toMatchObject(refusal('item.noAccessPoint', 'IDX-5'))
  })

  test('IDX-22: a record is made with the form of its category, and keeps the version of it', async () => {
    const room = testArchive()
    const contract = { elements: { parties: '武汉宏达机电设备有限公司' } }
    const item = await room.hasItem(await room.hasCategory('HT'), contract)
    expect(item).toMatchObject({ template: 'contract', templateVersion: 1 })
    expect(await room.hasItem(await room.hasCategory('WS'))).toMatchObject({ template: 'document' })
  })

  test('IDX-2: an element that the form of the category demands is missing: nothing is filed', async () => {
    const room = testArchive()
    const item = room.hasItem(await room.hasCategory('HT'))
    await expect(item).rejects.toMatchObject({
      data: { reason: 'item.missing', params: { rule: 'IDX-2', field: 'parties' } },
    })
  })

  test('what an old ledger never asked for is not demanded of an imported row, nor of its correction', async () => {
    const room = testArchive()
    const categoryId = await room.hasCategory('HT')
    const { id: importId } = await room.api.transfer.begin({
      target: 'items',
      fileName: '合同.xlsx',
      mappingHash: 'm',
    })
    const described = await room.hasItem(await room.hasCategory('WS'))
    const description = { ...described.description, archivalCode: 'J019-HT·2024·D30-0001' }
    const rows = [{ row: 2, categoryId, description }]
    await room.api.transfer.takeItems({ vault: room.open, importId, mappingHash: 'm', rows })
    const [row] = (await room.api.items.list({ categoryId })).rows
    if (!row) throw new Error('nothing was taken in')
    const item = await room.api.items.get({ vault: room.open, id: row.id })
    expect(await room.api.items.correct(correcting(item, { title: '采购合同' }))).toMatchObject({
      version: 2,
    })
  })
})

describe('optional elements', () => {
  test('are kept in one order and without blanks, so that equal descriptions have one hash', async () => {
    const room = testArchive()
    const elements = { keywords: '供应商；准入', level: 'item', subtitle: ' ', parallelTitle: 'Notice' }
    const item = await room.hasItem(await room.hasCategory(), { elements })
    expect(Object.keys(item.description.elements)).toEqual(['level', 'parallelTitle', 'keywords'])
  })

  test('QUAL-14: a coded element takes no free text', async () => {
    const room = testArchive()
    const item = room.hasItem(await room.hasCategory(), { elements: { documentType: '随便写的' } })
    await expect(item).rejects.toMatchObject({
      data: { reason: 'item.unknownCode', params: { rule: 'QUAL-14', field: 'documentType' } },
    })
  })

  test('LAW-1: a correction of an optional element is a new version, and the old one keeps what it said', async () => {
    const room = testArchive()
    const item = await room.hasItem(await room.hasCategory(), { elements: { persons: '张伟' } })
    const after = await room.api.items.correct(correcting(item, { elements: { persons: '张玮' } }))
    expect(after.version).toBe(2)
    const versions = await room.api.items.versions({ vault: room.open, id: item.id })
    expect(versions.map(({ description }) => description.elements)).toEqual([
      { persons: '张玮' },
      { persons: '张伟' },
    ])
  })
})

describe('who described it, and under which codes', () => {
  test('who described an item first, and when, does not change with its corrections', async () => {
    const room = testArchive({ at: '2030-06-01T09:00:00+08:00' })
    const item = await room.hasItem(await room.hasCategory())
    room.isNow('2030-06-05T09:00:00+08:00')
    const after = await room.api.items.correct(correcting(item, { title: '改过' }))
    expect(after).toMatchObject({ describedAt: item.describedAt, describedByName: '张伟' })
    expect(after.changedAt).not.toBe(item.changedAt)
  })

  test('case 24: a code that a correction changes stays valid, is listed, and goes to no other item', async () => {
    const room = testArchive()
    const categoryId = await room.hasCategory()
    const item = await room.hasItem(categoryId)
    const was = item.description.archivalCode
    const after = await room.api.items.correct(correcting(item, { archivalCode: 'J019-WS·2024·Y·003-0500' }))
    expect(after.aliases).toEqual([{ code: was, since: after.changedAt }])
    await expect(
      room.hasItem(categoryId, { archivalCode: was.replace('-0001', '-1') }),
    ).rejects.toMatchObject(refusal('item.codeTaken', 'IDX-10'))
  })

  test('case 24: an item may take back a code it had; the one it gives up becomes the old one', async () => {
    const room = testArchive()
    const item = await room.hasItem(await room.hasCategory())
    const was = item.description.archivalCode
    const other = 'J019-WS·2024·Y·003-0500'
    const between = await room.api.items.correct(correcting(item, { archivalCode: other }))
    const after = await room.api.items.correct(correcting(between, { archivalCode: was }))
    expect(after.aliases.map(({ code }) => code)).toEqual([other])
  })

  test('an entry number is never given twice, whatever was taken out again', async () => {
    const room = testArchive()
    const categoryId = await room.hasCategory()
    const { id: importId } = await room.api.transfer.begin({
      target: 'items',
      fileName: '目录.xlsx',
      mappingHash: 'm',
    })
    const described = await room.hasItem(categoryId)
    const description = { ...described.description, archivalCode: 'J019-WS·2024·D30·003-0900' }
    const batch = { vault: room.open, importId, mappingHash: 'm' }
    await room.api.transfer.takeItems({ ...batch, rows: [{ row: 2, categoryId, description }] })
    await room.api.transfer.finish({ id: importId, state: 'committed', created: 1 })
    const taken = room.rows('item').find((row) => row.import_id === importId)
    const ids = [String(taken?.id) as typeof described.id]
    await room.api.transfer.dropItems({ vault: room.open, importId, ids })
    await room.hasItem(categoryId)
    expect(room.rows('item').at(-1)?.entry).toBeGreaterThan(Number(taken?.entry))
  })
})

test('LAW-1: nothing but a new version changes what is filed, and its hash stands in the item', async () => {
  const room = testArchive()
  const item = await room.hasItem(await room.hasCategory())
  const hashes = () => room.rows('item').map(({ content_hash: hash }) => String(hash))
  const before = hashes()
  await room.api.items.correct(correcting(item, { title: '改过' }))
  expect(hashes()).not.toEqual(before)
  expect(room.rows('item_version')).toHaveLength(1)
})
