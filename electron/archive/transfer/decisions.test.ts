import { describe, expect, test } from 'vitest'
import {
  chooseRows,
  codeOf,
  filedItems,
  foundedRoom,
  type ImportRoom,
  imported,
  line,
} from '../../../test/support/imports.ts'

const decide = (given: Record<string, unknown>) => ({ decisions: given })

async function withRecords(): Promise<ImportRoom> {
  const room = await foundedRoom()
  await imported(room, '已有.csv', [line(1), line(2), line(3)])
  return room
}

describe('judging the rows of a ledger before anything is written', () => {
  test('IDX-10: each row is new, identical, conflicting, probably a duplicate or refused, with what it meets', async () => {
    const room = await withRecords()
    const { handle, plan } = await chooseRows(room, '再来.csv', [
      line(1),
      line(2, { title: '另一题名' }),
      line(3, { code: codeOf(30) }),
      line(4),
      line(4, { title: '同号的另一件' }),
      line(5, { date: '20240231' }),
    ])
    const report = await room.api.transfer.dryRun({ handle, plan })
    expect(report).toMatchObject({
      read: 6,
      created: 2,
      identical: 1,
      conflicting: 2,
      probable: 1,
      refused: 1,
      leftOut: 2,
    })
    const [, second, third] = await filedItems(room)
    expect(report.judged).toMatchObject([
      {
        row: 3,
        class: 'conflicting',
        becomes: 'leftOut',
        meets: { where: 'archive', item: second?.id, code: codeOf(2), title: '关于第2号事项的通知' },
      },
      { row: 6, class: 'conflicting', meets: { where: 'ledger', row: 5 } },
      { row: 4, class: 'probable', becomes: 'filed', meets: { where: 'archive', item: third?.id } },
      { row: 2, class: 'identical', becomes: 'leftOut', meets: { where: 'archive', code: codeOf(1) } },
    ])
    const title = report.judged[0]?.fields.find(({ field }) => field === 'title')
    expect(title).toEqual({
      field: 'title',
      ledger: '另一题名',
      record: '关于第2号事项的通知',
      differs: true,
    })
    expect((await filedItems(room)).length).toBe(3)
  })

  test('IDX-10: a code that differs by dash, width or leading zeros only is the same number', async () => {
    const room = await withRecords()
    const variants = ['J019—WS·2024·D30·003—0001', 'Ｊ０１９-WS·2024·D30·003-0002', 'J019-WS·2024·D30·003-3']
    const { handle, plan } = await chooseRows(
      room,
      '变体.csv',
      variants.map((code, at) => line(at + 1, { code })),
    )
    expect(await room.api.transfer.dryRun({ handle, plan })).toMatchObject({ created: 0, identical: 3 })
  })

  test('what a ledger has no column for, or leaves blank, neither conflicts nor is taken away', async () => {
    const room = await withRecords()
    const [item] = await filedItems(room)
    if (!item) throw new Error('nothing filed')
    const description = { ...item.description, remarks: '原件缺页', accessStatus: 'open' as const }
    await room.api.items.correct({ ...item, description, reason: '开放审核' })
    const { handle, plan } = await chooseRows(room, '再来.csv', [line(1)])
    expect(await room.api.transfer.dryRun({ handle, plan })).toMatchObject({ identical: 1, conflicting: 0 })
  })

  test('a number that a record had before it was corrected is still its own', async () => {
    const room = await withRecords()
    const [item] = await filedItems(room)
    if (!item) throw new Error('nothing filed')
    const description = { ...item.description, archivalCode: codeOf(99) }
    await room.api.items.correct({ ...item, description, reason: '改号' })
    const { handle, plan } = await chooseRows(room, '旧号.csv', [line(1, { title: '旧号上的另一件' })])
    const report = await room.api.transfer.dryRun({ handle, plan })
    expect(report.judged).toMatchObject([
      { class: 'conflicting', meets: { item: item.id, code: codeOf(99), formerly: true } },
    ])
  })
})

describe('what a clerk decides about rows', () => {
  test('LAW-1: a conflicting row filed as a correction is a new version with its reason; the old one stays', async () => {
    const room = await withRecords()
    const { handle, plan } = await chooseRows(room, '更正.csv', [
      line(1, { title: '甲' }),
      line(2, { title: '乙' }),
    ])
    const report = await room.api.transfer.commit({
      handle,
      plan: { ...plan, ...decide({ rows: { 2: 'correct' } }) },
    })
    expect(report).toMatchObject({ created: 0, corrected: 1, conflicting: 2, leftOut: 1 })
    const [first, second] = await filedItems(room)
    expect(first).toMatchObject({ version: 2, description: { title: '甲', author: '办公室' } })
    expect(second).toMatchObject({ version: 1, description: { title: '关于第2号事项的通知' } })
    if (!first) throw new Error('nothing filed')
    const versions = await room.api.items.versions(first)
    expect(versions).toMatchObject([
      { version: 2, reason: '导入 更正.csv' },
      { version: 1, description: { title: '关于第1号事项的通知' } },
    ])
    expect((await room.api.audit.list({ procedure: 'transfer.correctItems' })).rows).toHaveLength(1)
  })

  test('IDX-10: a row is filed under the other number that was typed, if that is free', async () => {
    const room = await withRecords()
    const rows = [line(1, { title: '另一件' }), line(2, { title: '又一件' })]
    const { handle, plan } = await chooseRows(room, '换号.csv', rows)
    const cells = { 2: { archivalCode: codeOf(41) }, 3: { archivalCode: codeOf(3) } }
    const report = await room.api.transfer.commit({ handle, plan: { ...plan, ...decide({ cells }) } })
    expect(report).toMatchObject({ created: 1, conflicting: 1 })
    expect((await filedItems(room)).map(({ description }) => description.archivalCode)).toEqual([
      codeOf(1),
      codeOf(2),
      codeOf(3),
      codeOf(41),
    ])
  })

  test('a probable duplicate is left out where its class or its row says so', async () => {
    const room = await withRecords()
    const rows = [line(1, { code: codeOf(51) }), line(2, { code: codeOf(52) })]
    const { handle, plan } = await chooseRows(room, '疑似.csv', rows)
    const decisions = { probable: 'leaveOut' as const, rows: { 3: 'file' as const } }
    const report = await room.api.transfer.dryRun({ handle, plan: { ...plan, ...decide(decisions) } })
    expect(report).toMatchObject({ created: 1, probable: 2, leftOut: 1 })
    expect(report.judged).toMatchObject([
      { row: 2, becomes: 'leftOut' },
      { row: 3, becomes: 'filed' },
    ])
  })

  test('a refused cell is put right in the wizard, also where the ledger has no column for it', async () => {
    const room = await foundedRoom()
    const { handle, plan } = await chooseRows(room, '坏.csv', [line(1, { date: '20240231' }), line(2)])
    const { 2: _, ...mapping } = plan.mapping // nobody said which column names the author
    const cells = { 2: { documentDate: '20240229', author: '人事处' }, 3: { author: '办公室' } }
    const report = await room.api.transfer.commit({
      handle,
      plan: { ...plan, mapping, ...decide({ cells }) },
    })
    expect(report).toMatchObject({ created: 2, refused: 0 })
    expect(await filedItems(room)).toMatchObject([
      { description: { documentDate: '20240229', author: '人事处' } },
      { description: { author: '办公室' } },
    ])
  })

  test('CONF-4: nobody types a row that is held back into the open archive', async () => {
    const room = await foundedRoom()
    const { handle, plan } = await chooseRows(room, '密.csv', [line(1, { grade: '机密' })])
    const cells = { 2: { secrecy: '', title: '看似无密级' } }
    const report = await room.api.transfer.commit({ handle, plan: { ...plan, ...decide({ cells }) } })
    expect(report).toMatchObject({ created: 0, heldBack: [{ row: 2, grade: 'secret' }] })
    expect(await filedItems(room)).toEqual([])
  })

  test('AUD-1: decisions are part of what is committed: another decision is another plan', async () => {
    const room = await withRecords()
    const { handle, plan } = await chooseRows(room, '又.csv', [line(9), line(1, { code: codeOf(61) })])
    const one = await room.api.transfer.commit({ handle, plan })
    const two = await room.api.transfer.commit({
      handle,
      plan: { ...plan, ...decide({ probable: 'leaveOut' }) },
    })
    expect([one.earlier, two.earlier]).toEqual([null, null])
    const begun = room.host.session()?.vaults.first.db.all<{ readonly body: string }>({
      compile: () =>
        ({
          sql: "SELECT body FROM audit_payload JOIN audit USING (seq) WHERE procedure = 'transfer.begin'",
          parameters: [],
        }) as never,
    })
    const hashes = begun?.map(({ body }) => (JSON.parse(body) as { mappingHash: string }).mappingHash)
    expect(hashes).toHaveLength(3)
    expect(hashes?.at(-1)).not.toBe(hashes?.at(-2))
  })
})

describe('LAW-16: whose grades a ledger has', () => {
  const rows = [line(1, { grade: '秘密' }), line(2), line(3, { grade: '机密' })]

  test('the firm’s own grades are filed or held back as before', async () => {
    const room = await foundedRoom()
    const { handle, plan } = await chooseRows(room, '密级.csv', rows)
    const report = await room.api.transfer.dryRun({ handle, plan: { ...plan, grades: 'commercial' } })
    expect(report).toMatchObject({ created: 2, heldBack: [{ row: 4 }], refused: 0 })
  })

  test('state grades are refused on an ordinary workstation, and nothing of the row is told', async () => {
    const room = await foundedRoom()
    const { handle, plan } = await chooseRows(room, '密级.csv', rows)
    const report = await room.api.transfer.dryRun({ handle, plan: { ...plan, grades: 'state' } })
    expect(report).toMatchObject({ created: 1, refused: 2 })
    expect(report.problems).toMatchObject([
      { row: 2, rule: 'LAW-16', value: '' },
      { row: 4, rule: 'LAW-16', value: '' },
    ])
  })

  test('on an accredited workstation 秘密 is filed as a state secret', async () => {
    const room = await foundedRoom('accredited')
    const { handle, plan } = await chooseRows(room, '密级.csv', rows)
    const report = await room.api.transfer.commit({ handle, plan: { ...plan, grades: 'state' } })
    expect(report).toMatchObject({ created: 2, heldBack: [{ row: 4, grade: 'secret' }] })
    expect(await filedItems(room)).toMatchObject([
      { description: { secrecyGrade: 'confidential', secrecyRegime: 'state' } },
      { description: { secrecyGrade: 'public' } },
    ])
  })
})
