import { copyFileSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describing } from '../../test/support/archive.ts'
import { fillDiskUnder } from '../../test/support/full-disk.ts'
import { PASSWORD, testProgram } from '../../test/support/program.ts'

const REFUSED = { data: { code: 'damaged', reason: 'diskFull' } }

/** An archive whose head can be kept from being written, with one item ready to be filed. */
async function beforeTrouble() {
  const room = testProgram()
  await room.found()
  const vault = (await room.api.session.whoAmI({})).openVault
  const [category] = (await room.api.arrangement.tree({})).categories
  if (!category) throw new Error('no category')
  const file = (number: number) =>
    room.api.items.describe({
      vault,
      categoryId: category.id,
      description: describing(number),
      place: '未上架',
    })
  const head = realpathSync(join(room.archive, `v-${vault}.head`))
  const changed: string[] = []
  room.onEvent((event) => void (event.type === 'changed' && changed.push(...event.topics)))
  const isBehind = async () => (await room.api.session.whoAmI({})).headBehind
  return { ...room, vault, file, head, changed, isBehind }
}

describe.runIf(process.platform === 'linux')('a head that the disk does not take', () => {
  test('AUD-1: a command that is committed answers, and every window is told that its head is owed', async () => {
    const { api, vault, file, head, changed, isBehind } = await beforeTrouble()
    fillDiskUnder(head)
    changed.length = 0
    const item = await file(1)
    expect((await api.items.get({ vault, id: item.id })).description.title).toBe('关于第1次会议的通知')
    expect(await isBehind()).toBe(true)
    expect(changed).toContain('session')
  })

  test('what comes next is refused in the words of the disk, writes nothing and can be asked again', async () => {
    const { api, file, head, isBehind, changed } = await beforeTrouble()
    const makeRoom = fillDiskUnder(head)
    await file(1)
    const entries = (await api.audit.list({})).total
    await expect(file(2)).rejects.toMatchObject(REFUSED)
    await expect(file(2)).rejects.toMatchObject(REFUSED)
    expect((await api.audit.list({})).total).toBe(entries)

    makeRoom()
    changed.length = 0
    await expect(file(2)).resolves.toMatchObject({ version: 1 })
    expect(await isBehind()).toBe(false)
    expect(changed).toContain('session')
  })

  test('reading goes on, and so does keeping what is typed', async () => {
    const { api, vault, file, head } = await beforeTrouble()
    fillDiskUnder(head)
    await file(1)
    expect((await api.items.list({ text: '第1次' })).rows).toHaveLength(1)
    await api.drafts.keep({ vault, form: 'items/describe', body: '半句' })
    expect((await api.drafts.find({ vault, form: 'items/describe' })).draft?.body).toBe('半句')
  })

  test('a job that cannot leave its entry is refused, and what it was to do is not half done', async () => {
    const { api, vault, file, head } = await beforeTrouble()
    fillDiskUnder(head)
    await file(1)
    await expect(api.audit.verify({ vault })).rejects.toMatchObject(REFUSED)
  })

  test('a crash while the head is owed is no loss at the next opening', async () => {
    const { archive, file, head } = await beforeTrouble()
    fillDiskUnder(head)
    const item = await file(1)
    const crashed = testProgram()
    for (const name of readdirSync(archive).filter((one) => !one.startsWith('lock')))
      copyFileSync(join(archive, name), join(crashed.archive, name))
    await crashed.api.door.openFolder({ handle: await crashed.chosen() })
    await crashed.unlock(PASSWORD)
    const who = await crashed.api.session.whoAmI({})
    expect(who).toMatchObject({ chainTail: 'whole', headBehind: false })
    const { rows } = await crashed.api.items.list({})
    expect(rows.map(({ id }) => id)).toEqual([item.id])
  })

  test('a log that is deleted while the head is up with its file is noticed, whatever came before', async () => {
    const { archive, file, head } = await beforeTrouble()
    const makeRoom = fillDiskUnder(head)
    await file(1)
    makeRoom()
    await file(2)
    const crashed = testProgram()
    for (const name of readdirSync(archive).filter((one) => !one.startsWith('lock')))
      copyFileSync(join(archive, name), join(crashed.archive, name))
    const log = readdirSync(crashed.archive).find((name) => name.endsWith('.db-wal'))
    if (!log) throw new Error('nothing in the log')
    rmSync(join(crashed.archive, log))
    await crashed.api.door.openFolder({ handle: await crashed.chosen() })
    await crashed.unlock(PASSWORD)
    expect(await crashed.api.session.whoAmI({})).toMatchObject({ chainTail: 'missing' })
  })
})
