import { describe, expect, test } from 'vitest'
import { codeKey } from '../../../shared/domain/archival-code.ts'
import { planFor } from '../../../test/support/imports.ts'
import { testProgram } from '../../../test/support/program.ts'

type Room = ReturnType<typeof testProgram>
const HEAD = '档号,题名,责任者,文号,日期,密级,页数,保管期限,备注'
const line = (number: number, { title = `关于第${number}号事项的通知`, grade = '' } = {}) =>
  `J019-WS·2024·D30·003-${String(number).padStart(4, '0')},${title},办公室,沪办发〔2024〕${number}号,20240315,${grade},3,30年,`

async function roomWith(rows: readonly string[]) {
  const room = testProgram()
  await room.found()
  return { room, errand: await planFor(room, '目录.csv', [HEAD, ...rows].join('\r\n')) }
}
const bodiesOf = (room: Room, procedure: string) =>
  room.host.session()?.vaults.first.db.all<{ readonly body: string }>({
    compile: () =>
      ({
        sql: 'SELECT body FROM audit_payload JOIN audit USING (seq) WHERE procedure = ? ORDER BY seq',
        parameters: [procedure],
      }) as never,
  }) ?? []
const entriesOf = (room: Room, procedure: string) =>
  bodiesOf(room, procedure).map(({ body }) => JSON.parse(body) as Record<string, unknown>)

const codesIn = (room: Room) =>
  room.host.session()?.vaults.first.db.all({
    compile: () => ({ sql: 'SELECT archival_code FROM item', parameters: [] }) as never,
  }) ?? []

const numbered = (count: number) => Array.from({ length: count }, (_, index) => line(index + 1))

describe('importing a ledger', () => {
  test('a dry run counts and writes nothing', async () => {
    const { room, errand } = await roomWith([...numbered(3), line(2), line(9, { title: '' })])
    const report = await room.api.transfer.dryRun(errand)
    expect(report).toMatchObject({ read: 5, created: 3, identical: 1, refused: 1, importId: null })
    expect(report.problems).toMatchObject([
      { row: 6, column: 'title', heading: '题名', letter: 'B', value: '', rule: 'IDX-2', reason: 'missing' },
    ])
    expect((await room.api.items.list({})).total).toBe(0)
    expect(await room.api.transfer.list({})).toEqual([])
  })

  test('AUD-1: rows are filed in whole batches of at most 500, each one command with one entry', async () => {
    const { room, errand } = await roomWith(numbered(1201))
    const report = await room.api.transfer.commit(errand)
    expect(report).toMatchObject({ created: 1201, refused: 0 })
    expect((await room.api.items.list({ text: '第1201号' })).rows).toHaveLength(1)
    const { rows } = await room.api.audit.list({ procedure: 'transfer.takeItems' })
    expect(rows.length).toBeGreaterThanOrEqual(3)
    const bodies = await entriesOf(room, 'transfer.takeItems')
    expect(bodies.reduce((sum, body) => sum + Number(body.rows), 0)).toBe(1201)
    expect(Math.max(...bodies.map((body) => Number(body.rows)))).toBeLessThanOrEqual(500)
    expect(await room.api.transfer.list({})).toMatchObject([
      { state: 'committed', created: 1201, undoable: true },
    ])
  })

  test('what is in the archive already is not filed again', async () => {
    const { room, errand } = await roomWith(numbered(3))
    await room.api.transfer.commit(errand)
    const second = await planFor(
      room,
      '再来.csv',
      [HEAD, line(1), line(2, { title: '另一题名' }), line(4)].join('\n'),
    )
    const report = await room.api.transfer.commit(second)
    expect(report).toMatchObject({ created: 1, identical: 1, conflicting: 1, duplicateRows: [2, 3] })
    expect((await room.api.items.list({})).total).toBe(4)
  })

  test('LAW-1: an import is undone, its codes are free again, and the corrected file comes in', async () => {
    const { room, errand } = await roomWith(numbered(700))
    const { importId } = await room.api.transfer.commit(errand)
    if (!importId) throw new Error('no import')
    expect(await room.api.transfer.undo({ importId })).toEqual({ removed: 700, kept: 0, restored: 0 })
    expect((await room.api.items.list({})).total).toBe(0)
    expect((await room.api.items.list({ text: '事项' })).total).toBe(0)
    expect(await room.api.transfer.list({})).toMatchObject([{ state: 'undone', undoable: false }])
    const again = await planFor(room, '改正.csv', [HEAD, ...numbered(700)].join('\n'))
    expect(await room.api.transfer.commit(again)).toMatchObject({ created: 700 })
  })

  test('LAW-1: what was corrected since is listed and kept when an import is undone; the rest goes', async () => {
    const { room, errand } = await roomWith(numbered(3))
    const { importId } = await room.api.transfer.commit(errand)
    const [row] = (await room.api.items.list({})).rows
    if (!importId || !row) throw new Error('nothing imported')
    const item = await room.api.items.get(row)
    const description = { ...item.description, title: '改正的题名' }
    await room.api.items.correct({ ...item, description, reason: '核对原件' })
    const { openVault: vault } = await room.api.session.whoAmI({})
    expect(await room.api.transfer.undoOutlook({ vault, importId })).toMatchObject({
      removable: 2,
      kept: [{ code: item.description.archivalCode, title: '改正的题名', by: '张伟' }],
    })
    expect(await room.api.transfer.undo({ importId })).toEqual({ removed: 2, kept: 1, restored: 0 })
    expect((await room.api.items.list({})).rows).toMatchObject([{ title: '改正的题名' }])
    await expect(room.api.transfer.undo({ importId })).rejects.toMatchObject({
      data: { reason: 'import.touched' },
    })
  })

  test('CONF-4: rows graded 机密 or 绝密 are held back: nothing of them is anywhere but number and grade', async () => {
    const secret = [
      line(2, { grade: '机密', title: '针叶林带部署' }),
      line(3, { grade: '绝密', title: '针叶林带密码' }),
    ]
    const { room, errand } = await roomWith([line(1), ...secret])
    const report = await room.api.transfer.commit(errand)
    expect(report.heldBack).toEqual([
      { row: 3, grade: 'secret' },
      { row: 4, grade: 'topSecret' },
    ])
    expect(JSON.stringify(report)).not.toContain('针叶林')
    const vault = room.host.session()?.vaults.first
    const dump = vault?.db.all({
      compile: () => ({ sql: 'SELECT body FROM audit_payload', parameters: [] }) as never,
    })
    expect(JSON.stringify(dump)).not.toContain('针叶林')
    expect((await room.api.items.list({ text: '针叶林' })).total).toBe(0)
  })

  test('CONF-4: a grade in the title of the catalogue holds all its rows back', async () => {
    const room = testProgram()
    await room.found()
    const errand = await planFor(
      room,
      '目录.csv',
      ['机密档案目录,,,,,,,,', HEAD, line(1), line(2)].join('\n'),
    )
    const report = await room.api.transfer.commit(errand)
    expect(report).toMatchObject({
      read: 2,
      created: 0,
      heldBack: [{ grade: 'secret' }, { grade: 'secret' }],
    })
  })

  test('cancelling keeps whole batches, listed and undoable', async () => {
    const { room, errand } = await roomWith(numbered(3000))
    const controller = new AbortController()
    const stopped = room.api.transfer.commit(errand, {
      signal: controller.signal,
      onProgress: (done) => {
        if (done > 1000) controller.abort()
      },
    })
    await expect(stopped).rejects.toMatchObject({ data: { code: 'cancelled' } })
    const [run] = await room.api.transfer.list({})
    expect(run).toMatchObject({ state: 'stopped', undoable: true })
    const bodies = await entriesOf(room, 'transfer.takeItems')
    expect(bodies.reduce((sum, body) => sum + Number(body.rows), 0)).toBe(run?.created)
    expect(await codesIn(room)).toHaveLength(run?.created ?? 0)
  })

  test('a lock in the middle of an import leaves whole batches and a chain that holds', async () => {
    const { room, errand } = await roomWith(numbered(3000))
    const importing = room.api.transfer.commit(errand, {
      onProgress: (done) => {
        if (done > 800) void room.lock('idle')
      },
    })
    await expect(importing).rejects.toBeDefined()
    await room.lock('idle')
    await room.unlock()
    const bodies = await entriesOf(room, 'transfer.takeItems')
    const filed = bodies.reduce((sum, body) => sum + Number(body.rows), 0)
    expect(await codesIn(room)).toHaveLength(filed)
    expect(await room.api.transfer.list({})).toMatchObject([{ state: 'stopped', created: filed }])
    const { openVault: vault } = await room.api.session.whoAmI({})
    expect((await room.api.audit.verify({ vault })).firstBroken).toBeNull()
  })

  test('IDX-10: a row whose code is reserved is refused by row and rule', async () => {
    const { room, errand } = await roomWith(numbered(2))
    const vault = room.host.session()?.vaults.first
    const hash = vault?.reservation(codeKey('J019-WS·2024·D30·003-0002'))
    vault?.db.transaction((db) =>
      db.run({
        compile: () => ({ sql: 'INSERT INTO reserved_number VALUES (?)', parameters: [hash] }) as never,
      }),
    )
    const report = await room.api.transfer.dryRun(errand)
    expect(report).toMatchObject({ created: 1, refused: 1, problems: [{ row: 3, rule: 'IDX-10' }] })
  })
})
