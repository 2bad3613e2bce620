import { randomUUID } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describing } from '../../test/support/archive.ts'
import { FOUNDER, newFolder, PASSWORD, testProgram } from '../../test/support/program.ts'
import { enrolSecondPerson } from '../../test/support/second-person.ts'
import { raw } from '../database/sql.ts'

const refused = (code: string, reason: string, params?: object) => ({
  data: { code, reason, ...(params && { params }) },
})
const file = (room: ReturnType<typeof testProgram>, ending: string) => {
  const name = readdirSync(room.archive).find((one) => one.startsWith('v-') && one.endsWith(ending))
  if (!name) throw new Error(`no file ${ending}`)
  return join(room.archive, name)
}
const ids = async (room: ReturnType<typeof testProgram>) => {
  const { openVault: vault } = await room.api.session.whoAmI({})
  return { vault }
}

describe('what the head remembers', () => {
  test('a file that lost its newest transactions is only read, until an officer has decided', async () => {
    const room = testProgram()
    await room.found()
    await room.ends()
    const old = join(room.folder, 'old.db')
    copyFileSync(file(room, '.db'), old)
    await room.unlock()
    await room.api.arrangement.addFonds({ number: 'J020', name: '江汉二厂' })
    await room.ends()
    copyFileSync(old, file(room, '.db'))

    await room.unlock()
    expect(await room.api.session.whoAmI({})).toMatchObject({ chainTail: 'missing' })
    const write = room.api.arrangement.addFonds({ number: 'J021', name: '江汉三厂' })
    await expect(write).rejects.toMatchObject({ data: { code: 'forbidden' } })
    // What only a right to read is needed for leaves an entry too: none may stand for the officer's decision.
    const sheet = { id: randomUUID(), importId: null, rows: 0, withheld: 0, sha256: 'a'.repeat(64) }
    const leaving = room.api.transfer.recordSheet({ ...sheet, kind: 'report' })
    await expect(leaving).rejects.toMatchObject(refused('damaged', 'newestMissing'))
    await room.api.session.acceptLoss({ reason: '磁盘更换后恢复' })
    await room.lock('byHand')
    await room.unlock()
    expect(await room.api.session.whoAmI({})).toMatchObject({ chainTail: 'whole' })
    await expect(room.api.arrangement.addFonds({ number: 'J021', name: '江汉三厂' })).resolves.toBeDefined()
  })
})

describe('drafts', () => {
  test('a lock keeps what was being typed and gives it back', async () => {
    const room = testProgram()
    await room.found()
    const here = await ids(room)
    room.beforeLock(async () => {
      await room.api.drafts.keep({ ...here, form: 'items/describe', body: '{"title":"关于第三季度"}' })
    })
    await room.lock('idle')
    await room.unlock()
    expect(await room.api.drafts.list(here)).toMatchObject([{ form: 'items/describe' }])
    const { draft } = await room.api.drafts.find({ ...here, form: 'items/describe' })
    expect(draft?.body).toBe('{"title":"关于第三季度"}')
  })

  test('a program that was killed gives back what was kept last', async () => {
    const room = testProgram()
    await room.found()
    const here = await ids(room)
    await room.api.drafts.keep({ ...here, form: 'items/describe', body: '半句' })
    const copy = newFolder()
    const copied = testProgram({ folder: copy })
    for (const name of readdirSync(room.archive).filter((one) => !one.startsWith('lock')))
      copyFileSync(join(room.archive, name), join(copied.archive, name))
    await copied.api.door.openFolder({ handle: await copied.chosen() })
    await copied.unlock()
    const { draft } = await copied.api.drafts.find({ ...here, form: 'items/describe' })
    expect(draft?.body).toBe('半句')
  })

  test('MEDIA-9: a second person who signs in sees nothing of it, and neither does the key of the vault', async () => {
    const room = testProgram()
    await room.found()
    const here = await ids(room)
    await room.api.drafts.keep({ ...here, form: 'items/describe', body: '不可外传的草稿' })
    await room.ends()
    const founder = { name: FOUNDER, password: PASSWORD }
    await enrolSecondPerson({ folder: room.archive, founder, name: 'lina', password: '李娜 Lotus 2024 池塘' })

    await room.unlock('李娜 Lotus 2024 池塘', 'lina')
    expect((await room.api.session.whoAmI({})).person.name).toBe('李娜')
    expect(await room.api.drafts.list(here)).toEqual([])
    expect(await room.api.drafts.find({ ...here, form: 'items/describe' })).toEqual({ draft: null })
    const [row] =
      room.host.session()?.vaults.first.db.all(raw<{ sealed: Buffer }>('SELECT sealed FROM draft')) ?? []
    expect(row?.sealed.byteLength).toBeGreaterThan(1024)
    expect(row?.sealed.includes('不可外传')).toBe(false)
    await room.ends()
    await room.unlock()
    const { draft } = await room.api.drafts.find({ ...here, form: 'items/describe' })
    expect(draft?.body).toBe('不可外传的草稿')
  })
})

test('MEDIA-9: no file of the archive holds a title in the clear, open or shut', async () => {
  const room = testProgram()
  await room.found()
  const { vault } = await ids(room)
  const [category] = (await room.api.arrangement.tree({})).categories
  if (!category) throw new Error('no category')
  await room.api.items.describe({
    vault,
    categoryId: category.id,
    place: '未上架',
    description: describing(1, { title: '针叶林带采伐许可', documentNumber: null, pageCount: 1 }),
  })
  const places = () =>
    [room.archive, room.userData].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  const holding = () => places().filter((path) => readFileSync(path).includes('针叶林'))
  expect(places().some((path) => path.endsWith('-wal'))).toBe(true)
  expect(holding()).toEqual([])
  await room.ends()
  expect(places().some((path) => path.endsWith('-wal'))).toBe(false)
  expect(holding()).toEqual([])
})
