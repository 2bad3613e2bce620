import { expect, test } from 'vitest'
import {
  chooseRows,
  codeOf,
  filedItems,
  foundedRoom,
  type ImportRoom,
  imported,
  line,
} from '../../../test/support/imports.ts'

const many = Array.from({ length: 1500 }, (_, at) => line(at + 1))

async function interrupted(): Promise<ImportRoom> {
  const room = await foundedRoom()
  const { handle, plan } = await chooseRows(room, '大.csv', many)
  const importing = room.api.transfer.commit(
    { handle, plan },
    {
      onProgress: (done) => {
        if (done > 600) void room.lock('idle')
      },
    },
  )
  await expect(importing).rejects.toBeDefined()
  await room.lock('idle')
  await room.unlock()
  return room
}

test('an import that a lock cut short goes on with the same file: nothing is filed twice', async () => {
  const room = await interrupted()
  const [run] = await room.api.transfer.list({})
  if (!run) throw new Error('no run')
  expect(run.state).toBe('stopped')
  expect((await room.api.items.list({})).total).toBe(run.created)
  expect(run.created).toBeLessThan(1500)

  const { handle } = await chooseRows(room, '换了名字.csv', many)
  const report = await room.api.transfer.resume({ handle, importId: run.id })
  expect(report).toMatchObject({ read: 1500, created: 1500, already: run.created, identical: 0 })
  expect((await room.api.items.list({})).total).toBe(1500)
  expect(await room.api.transfer.list({})).toMatchObject([{ state: 'committed', created: 1500 }])
})

test('another file does not go on with an interrupted import', async () => {
  const room = await interrupted()
  const [run] = await room.api.transfer.list({})
  if (!run) throw new Error('no run')
  const { handle } = await chooseRows(room, '别的.csv', [...many, line(9000)])
  await expect(room.api.transfer.resume({ handle, importId: run.id })).rejects.toMatchObject({
    data: { code: 'invalid_input', reason: 'import.otherFile' },
  })
})

test('LAW-1: an interrupted import is taken back as a whole', async () => {
  const room = await interrupted()
  const [run] = await room.api.transfer.list({})
  if (!run) throw new Error('no run')
  await room.api.transfer.undo({ importId: run.id })
  expect((await room.api.items.list({})).total).toBe(0)
})

test('the same file by the same plan again files nothing, makes no second run and says when it was filed', async () => {
  const room = await foundedRoom()
  const first = await imported(room, '一.csv', [line(1), line(2)])
  const again = await imported(room, '一.csv', [line(1), line(2)])
  expect(again).toMatchObject({ created: 0, identical: 2, importId: null })
  expect(again.earlier?.importId).toBe(first.importId)
  expect(await room.api.transfer.list({})).toHaveLength(1)
})

test('an import that nobody could finish, as after a crash, is listed as interrupted with what it filed', async () => {
  const room = await foundedRoom()
  const { api } = room
  const { openVault: vault } = await api.session.whoAmI({})
  const { id: importId } = await api.transfer.begin({
    target: 'items',
    fileName: '断电.csv',
    mappingHash: '',
  })
  await imported(room, '垫.csv', [line(1)])
  const [item] = await filedItems(room)
  if (!item) throw new Error('nothing filed')
  const description = { ...item.description, archivalCode: codeOf(2) }
  const rows = [{ row: 2, categoryId: item.categoryId, description }]
  await api.transfer.takeItems({ vault, importId, mappingHash: '', rows })
  await room.lock('idle')
  room.facts.now = new Date(room.facts.now.getTime() + 60_000)
  await room.unlock()
  expect((await room.api.transfer.list({})).find(({ id }) => id === importId)).toMatchObject({
    state: 'interrupted',
    created: 1,
    undoable: true,
  })
})
