import { expect, test } from 'vitest'
import { type ImportId, IsoDate, type ItemId } from '../../../shared/ids.ts'
import { testArchive } from '../../../test/support/archive.ts'

const day = (text: string) => IsoDate.parse(text)

async function roomWithItem() {
  const room = testArchive({ at: '2030-06-01T09:00:00+08:00' })
  const item = await room.hasItem(await room.hasCategory())
  const open = (dueOn = '2030-06-08', itemId: ItemId = item.id) =>
    room.api.tickets.open({
      vault: room.open,
      itemId,
      field: 'title',
      wrong: '题名漏字',
      seen: '原件第 1 页',
      reporter: '李娜',
      dueOn: day(dueOn),
    })
  return { ...room, vault: room.open, item, open }
}

test('QUAL-7: a ticket says what is wrong, where it was seen, who noticed and until when; its opening is in the chain', async () => {
  const room = await roomWithItem()
  expect(await room.open()).toMatchObject({
    itemId: room.item.id,
    archivalCode: room.item.description.archivalCode,
    field: 'title',
    wrong: '题名漏字',
    seen: '原件第 1 页',
    reporter: '李娜',
    dueOn: '2030-06-08',
    state: 'open',
    openedByName: '张伟',
  })
  expect(room.auditTrail().at(-1)).toBe('tickets.open')
})

test('QUAL-7: what a ticket says stands in the ticket, not in the chain', async () => {
  const room = await roomWithItem()
  await room.open()
  expect(room.entries().at(-1)?.body).not.toContain('题名漏字')
})

test('QUAL-7: open tickets stand in the order of their due dates, over pages', async () => {
  const room = await roomWithItem()
  const days = Array.from({ length: 60 }, (_, at) => `2030-06-${String((at % 28) + 1).padStart(2, '0')}`)
  for (const dueOn of days) await room.open(dueOn)
  const first = await room.api.tickets.list({})
  const second = await room.api.tickets.list({ cursor: first.next ?? [] })
  const listed = [...first.rows, ...second.rows].map(({ dueOn }) => dueOn)
  expect(listed).toEqual(days.toSorted())
  expect([first.total, second.next]).toEqual([60, null])
})

test('QUAL-7: a correction settles the tickets that it names, and they say by which version', async () => {
  const room = await roomWithItem()
  const { vault, id, version, description } = room.item
  const [settled, other] = [await room.open(), await room.open()]
  await room.api.items.correct({
    vault,
    id,
    version,
    description: { ...description, title: '改过的题名' },
    reason: '题名漏字',
    settles: [settled.id],
  })
  const all = await room.api.tickets.ofItem({ vault, itemId: id })
  expect(all.map((ticket) => [ticket.id, ticket.state])).toEqual([
    [other.id, 'open'],
    [settled.id, 'settled'],
  ])
  expect(all[1]).toMatchObject({ answer: '题名漏字', settledVersion: 2, closedByName: '张伟' })
})

test('QUAL-7: a correction that names a ticket of another item, or one that is closed, changes nothing', async () => {
  const room = await roomWithItem()
  const { vault, id, version, description } = room.item
  const second = await room.hasItem(room.item.categoryId)
  const foreign = await room.open('2030-06-08', second.id)
  const correct = (ticket: typeof foreign) =>
    room.api.items.correct({
      vault,
      id,
      version,
      description: { ...description, title: '改过的题名' },
      reason: '题名漏字',
      settles: [ticket.id],
    })
  await expect(correct(foreign)).rejects.toMatchObject({ data: { code: 'conflict', reason: 'ticket' } })
  const own = await room.open()
  await room.api.tickets.refuse({ vault, id: own.id, answer: '原件如此' })
  await expect(correct(own)).rejects.toMatchObject({ data: { code: 'conflict', reason: 'ticket' } })
  expect((await room.api.items.get({ vault, id })).version).toBe(1)
})

test('QUAL-7: a ticket is refused only with a reason, and only once', async () => {
  const room = await roomWithItem()
  const { id } = await room.open()
  const refuse = (answer: string) => room.api.tickets.refuse({ vault: room.vault, id, answer })
  await expect(refuse(' ')).rejects.toMatchObject({ data: { code: 'invalid_input' } })
  expect(await refuse('原件如此')).toMatchObject({ state: 'refused', answer: '原件如此' })
  await expect(refuse('又一次')).rejects.toMatchObject({ data: { code: 'conflict', reason: 'ticket' } })
})

test('QUAL-7: a due date that is over already is refused', async () => {
  const room = await roomWithItem()
  await expect(room.open('2030-05-31')).rejects.toMatchObject({
    data: { code: 'rule_broken', reason: 'ticket.dueInPast', params: { rule: 'QUAL-7' } },
  })
  expect(room.rows('ticket')).toEqual([])
})

test('nobody sees, opens or refuses a ticket of an item that is hidden from them', async () => {
  const room = await roomWithItem()
  const ticket = await room.open()
  room.signIn(['items.read', 'items.write'], { grades: ['public'], categories: null })
  expect((await room.api.tickets.list({})).rows).toEqual([])
  expect(await room.api.tickets.ofItem({ vault: room.vault, itemId: room.item.id })).toEqual([])
  for (const act of [
    () => room.open(),
    () => room.api.tickets.refuse({ vault: room.vault, id: ticket.id, answer: '看不见' }),
  ])
    await expect(act()).rejects.toMatchObject({ data: { code: 'not_found' } })
})

test('an import whose item has a ticket was used since, and is not taken back', async () => {
  const room = await roomWithItem()
  const { id: importId } = await room.api.transfer.begin({
    target: 'items',
    fileName: '目录.xlsx',
    mappingHash: 'm',
  })
  const description = { ...room.item.description, archivalCode: 'J019-WS·2024·D30·003-0900' }
  await room.api.transfer.takeItems({
    vault: room.vault,
    importId,
    mappingHash: 'm',
    rows: [{ row: 2, categoryId: room.item.categoryId, description }],
  })
  await room.api.transfer.finish({ id: importId, state: 'committed', created: 1 })
  const imported = room.rows('item').find((row) => row.import_id === importId)?.id as ItemId
  await room.open('2030-06-08', imported)
  const drop = room.api.transfer.dropItems({
    vault: room.vault,
    importId: importId as ImportId,
    ids: [imported],
  })
  await expect(drop).rejects.toMatchObject({ data: { code: 'rule_broken' } })
})
