import { describe, expect, test } from 'vitest'
import {
  chooseRows,
  filedItems,
  foundedRoom,
  type ImportRoom,
  imported,
  line,
} from '../../../test/support/imports.ts'

const CORRECTS = { decisions: { conflicting: 'correct' as const } }
const first = (room: ImportRoom) => room.api.session.whoAmI({}).then(({ openVault }) => openVault)

/** Two records of before, a run that corrects both and files a third. */
async function corrected() {
  const room = await foundedRoom()
  await imported(room, '已有.csv', [line(1), line(2)])
  const { handle, plan } = await chooseRows(room, '更正.csv', [
    line(1, { title: '新题名一' }),
    line(2, { title: '新题名二' }),
    line(3),
  ])
  const { importId } = await room.api.transfer.commit({ handle, plan: { ...plan, ...CORRECTS } })
  if (!importId) throw new Error('no import')
  return { room, importId, vault: await first(room) }
}

const titles = async (room: ImportRoom) =>
  (await filedItems(room)).map(({ description, version }) => `${version} ${description.title}`)

describe('undoing an import that corrected older records', () => {
  test('LAW-1: they say again what they said before, as a new version with its reason; no version is lost', async () => {
    const { room, importId, vault } = await corrected()
    expect(await titles(room)).toEqual(['2 新题名一', '2 新题名二', '1 关于第3号事项的通知'])
    expect(await room.api.transfer.undo({ importId })).toEqual({ removed: 1, kept: 0, restored: 2 })
    expect(await titles(room)).toEqual(['3 关于第1号事项的通知', '3 关于第2号事项的通知'])
    const [item] = await filedItems(room)
    if (!item) throw new Error('the record is gone')
    const versions = await room.api.items.versions({ vault, id: item.id })
    expect(versions.map(({ reason }) => reason)).toEqual([
      '撤销导入 更正.csv，改回原来的说法',
      '导入 更正.csv',
      '',
    ])
    expect(versions[1]?.description.title).toBe('新题名一')
  })

  test('LAW-1: one that somebody has corrected since stays as it is, and the outlook says so beforehand', async () => {
    const { room, importId, vault } = await corrected()
    const [item] = await filedItems(room)
    if (!item) throw new Error('nothing filed')
    const description = { ...item.description, title: '后来核对过的题名' }
    await room.api.items.correct({ ...item, description, reason: '核对原件' })

    expect(await room.api.transfer.undoOutlook({ vault, importId })).toMatchObject({
      fileName: '更正.csv',
      removable: 1,
      restorable: 1,
      corrected: 1,
      corrections: [
        { title: '后来核对过的题名', by: '张伟', goesBack: false },
        { title: '新题名二', goesBack: true },
      ],
    })
    expect(await room.api.transfer.undo({ importId })).toEqual({ removed: 1, kept: 0, restored: 1 })
    expect(await titles(room)).toEqual(['3 后来核对过的题名', '3 关于第2号事项的通知'])
  })

  test('LAW-1: a run that did nothing but correct can be undone, once', async () => {
    const room = await foundedRoom()
    await imported(room, '已有.csv', [line(1)])
    const { handle, plan } = await chooseRows(room, '更正.csv', [line(1, { title: '新题名一' })])
    const { importId, created } = await room.api.transfer.commit({ handle, plan: { ...plan, ...CORRECTS } })
    if (!importId) throw new Error('no import')
    expect(created).toBe(0)
    const run = async () => (await room.api.transfer.list({})).find(({ id }) => id === importId)
    expect(await run()).toMatchObject({ undoable: true })
    await room.api.transfer.undo({ importId })
    expect(await titles(room)).toEqual(['3 关于第1号事项的通知'])
    expect(await run()).toMatchObject({ state: 'undone', undoable: false })
    await expect(room.api.transfer.undo({ importId })).rejects.toMatchObject({
      data: { reason: 'import.touched' },
    })
  })
})
