import { describe, expect, test } from 'vitest'
import { planFor } from '../../../test/support/imports.ts'
import { testProgram } from '../../../test/support/program.ts'

type Room = ReturnType<typeof testProgram>

describe('importing a customer ledger', () => {
  const CUSTOMERS = '客户名称,统一社会信用代码,联系人,手机,所属行业,客户类别,合同签订时间,录入时间'
  const rows = [
    '福州甲公司,91350100M000100Y43,张伟,13800138000,软件业,一般客户,2026-01-11 09:30,2026-01-11 17:00',
    '南京乙公司,11320000MB151840XJ,李娜,1280000,软件业,特殊客户,2026-01-11 09:30,2026-01-11 17:00',
    '北京丙公司,91110000100000000A,王芳,13800138001,软件业,特殊客户,2026-01-11 09:30,2026-01-11 17:00',
    '北京丁公司,91110108551385082Q,刘洋,13800138002,软件业,特殊客户,2026-01-11 09:30,2026-01-14 17:00',
  ]

  test('QUAL-2: refused rows name row, column, value and rule; the rest is registered', async () => {
    const room = testProgram()
    await room.found()
    const errand = await planFor(room, '客户.csv', [CUSTOMERS, ...rows].join('\n'), 'parties')
    const report = await room.api.transfer.commit(errand)
    expect(report).toMatchObject({ read: 4, created: 2, refused: 2, late: [5] })
    expect(report.problems).toMatchObject([
      { row: 3, column: 'mobile', value: '1280000', rule: 'QUAL-2' },
      { row: 4, column: 'usci', value: '91110000100000000A', rule: 'QUAL-3' },
    ])
    expect((await room.api.parties.list({ text: '丁公' })).rows).toHaveLength(1)
    const { importId } = report
    if (!importId) throw new Error('no import')
    expect(await room.api.transfer.undo({ importId })).toEqual({ removed: 2, kept: 0, restored: 0 })
    expect((await room.api.parties.list({})).total).toBe(0)
  })

  const HEAD = '客户名称,统一社会信用代码,没有代码的原因,联系人,手机,所属行业,客户类别'
  const foreign = (name: string, contact = '约翰', mobile = '13800138000') =>
    `${name},,境外机构,${contact},${mobile},贸易,一般客户`
  async function judging(room: Room, name: string, ...lines: readonly string[]) {
    const errand = await planFor(room, name, [HEAD, ...lines].join('\n'), 'parties')
    return { errand, report: await room.api.transfer.dryRun(errand) }
  }

  test('QUAL-3: a body without a credit code that says the same is not registered again, in whichever file it comes', async () => {
    const room = testProgram()
    await room.found()
    const first = await judging(room, '客户.csv', foreign('东京贸易'), foreign('东京贸易'))
    expect(first.report).toMatchObject({ created: 1, identical: 1 })
    await room.api.transfer.commit(first.errand)
    const again = await judging(room, '客户2.csv', foreign('东京贸易'), foreign('大阪商社'))
    expect(again.report).toMatchObject({ created: 1, identical: 1, probable: 0 })
    expect(await room.api.transfer.commit(again.errand)).toMatchObject({ created: 1 })
    expect((await room.api.parties.list({})).total).toBe(2)
  })

  test('QUAL-3: bodies of one name that say something else are shown side by side, and filed or left out as is decided', async () => {
    const room = testProgram()
    await room.found()
    const first = await judging(room, '客户.csv', foreign('东京贸易'))
    await room.api.transfer.commit(first.errand)
    const { errand, report } = await judging(
      room,
      '客户2.csv',
      foreign('东京贸易', '玛丽', '13900139000'),
      foreign('大阪商社'),
      foreign('大阪商社', '玛丽', '13900139000'),
    )
    expect(report).toMatchObject({ created: 3, probable: 2, probableDuplicates: [[3, 4]] })
    expect(report.judged).toMatchObject([
      { row: 2, class: 'probable', becomes: 'filed', meets: { where: 'archive', title: '东京贸易' } },
      { row: 4, class: 'probable', becomes: 'filed', meets: { where: 'ledger', row: 3 } },
    ])
    expect(report.judged[0]?.fields).toContainEqual({
      field: 'contact',
      ledger: '玛丽',
      record: '约翰',
      differs: true,
    })
    const plan = { ...errand.plan, decisions: { probable: 'leaveOut' as const } }
    expect(await room.api.transfer.commit({ ...errand, plan })).toMatchObject({ created: 1, leftOut: 2 })
    expect((await room.api.parties.list({})).total).toBe(2)
  })
})
