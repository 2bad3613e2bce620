import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ItemFilter } from '../../../shared/contract/item-filter.ts'
import { describing } from '../../../test/support/archive.ts'
import { EVERY_ITEM, exportTo, fileAll, payloadsOf } from '../../../test/support/exports.ts'
import { testProgram } from '../../../test/support/program.ts'

async function roomWith(count: number, withheld = 0) {
  const program = testProgram()
  await program.found()
  const open = Array.from({ length: count }, (_, at) => describing(at + 1))
  const shut = Array.from({ length: withheld }, (_, at) =>
    describing(9000 + at, { title: '不该出现', secrecyGrade: 'confidential', secrecyMark: '秘密' }),
  )
  await fileAll(program, [...open, ...shut])
  return program
}
const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\r\n')

test('a list goes out with the columns of the screen, in their order, filtered and sorted', async () => {
  const program = await roomWith(12)
  const filter = ItemFilter.parse({ text: '第1', sort: 'archivalCode' })
  const made = await exportTo(program, {
    name: '目录.csv',
    format: 'csv',
    subject: { list: 'items', filter },
    columns: ['title', 'archivalCode', 'retention', 'state'],
  })

  expect(made).toMatchObject({ rows: 4, withheld: 0, fileName: '目录.csv' })
  const [head, first, ...rest] = linesOf(made.path)
  expect(head).toBe('\ufeff"题名","档号","保管期限","状态"')
  expect(first).toBe('"关于第1次会议的通知","J019-WS·2024·D30·003-0001","30 年","未上架"')
  expect(rest).toHaveLength(3)
})

test('MEDIA-9: rows of 秘密 and above stay out, and their number is said before and after', async () => {
  const program = await roomWith(3, 2)
  expect(await program.api.exports.survey({ subject: EVERY_ITEM })).toEqual({ rows: 3, withheld: 2 })

  const made = await exportTo(program, { name: 'x.csv', format: 'csv' })
  expect(made).toMatchObject({ rows: 3, withheld: 2 })
  expect(readFileSync(made.path, 'utf8')).not.toContain('不该出现')
})

test('MEDIA-9: marked items go out in the order in which they were marked, those of 秘密 left out', async () => {
  const program = await roomWith(3, 1)
  const { rows } = await program.api.items.list({ sort: 'archivalCode' })
  const ids = [rows[2], rows[3], rows[0]].flatMap((row) => (row ? [row.id] : []))
  const subject = { list: 'marked' as const, ids }
  expect(await program.api.exports.survey({ subject })).toEqual({ rows: 2, withheld: 1 })

  const made = await exportTo(program, { name: 'x.csv', format: 'csv', subject, columns: ['title'] })
  expect(linesOf(made.path).slice(1)).toEqual(['"关于第3次会议的通知"', '"关于第1次会议的通知"'])
})

test('AUD-1: the trail keeps who took out what, how much and which bytes, and no title', async () => {
  const program = await roomWith(3, 1)
  const filter = ItemFilter.parse({ text: '会议', years: [2024] })
  const made = await exportTo(program, {
    name: 'x.csv',
    format: 'csv',
    subject: { list: 'items', filter },
    columns: ['title'],
  })
  const { rows } = await program.api.audit.list({})
  expect(rows.slice(0, 3).map(({ procedure, actorName }) => [procedure, actorName])).toEqual([
    ['exports.write/finished', '张伟'],
    ['exports.record', '张伟'],
    ['exports.write/started', '张伟'],
  ])
  expect(made.sha256).toBe(createHash('sha256').update(readFileSync(made.path)).digest('hex'))
  const kept = payloadsOf(program).slice(-3).join('\n')
  expect(kept).toContain(made.sha256)
  expect(kept).toContain('"years":[2024]')
  expect(kept).not.toContain('会议')
})

test('nothing is written into the folder of the archive, by no other name of it either', async () => {
  const program = await roomWith(1)
  const link = join(program.folder, 'link')
  symlinkSync(program.archive, link)
  mkdirSync(join(program.archive, 'sub'))
  for (const name of ['archive/x.csv', 'archive/sub/x.csv', 'link/x.csv'])
    await expect(exportTo(program, { name, format: 'csv' })).rejects.toMatchObject({
      data: { code: 'rule_broken', reason: 'export.insideArchive', params: { rule: 'MEDIA-9' } },
    })
})

test('an export that is cancelled leaves nothing, and what bore the name before is as it was', async () => {
  const program = await roomWith(4000)
  const path = join(program.folder, 'x.csv')
  writeFileSync(path, 'as it was')
  program.answers.target = path
  const chosen = await program.api.exports.chooseTarget({ list: 'items', format: 'csv', language: 'zh-CN' })
  const stop = new AbortController()
  const job = program.api.exports.write(
    {
      handle: chosen?.handle ?? ('' as never),
      subject: EVERY_ITEM,
      format: 'csv',
      columns: ['title'],
      language: 'zh-CN',
    },
    { signal: stop.signal, onProgress: () => stop.abort() },
  )
  await expect(job).rejects.toMatchObject({ data: { code: 'cancelled' } })

  expect(readFileSync(path, 'utf8')).toBe('as it was')
  expect(readdirSync(program.folder).filter((name) => name.includes('.part'))).toEqual([])
  const { rows } = await program.api.audit.list({})
  expect(rows[0]?.procedure).toBe('exports.write/cancelled')
})

test('a folder that takes no file is said, and nothing is left half written', async () => {
  const program = await roomWith(1)
  await expect(exportTo(program, { name: 'nowhere/x.csv', format: 'csv' })).rejects.toMatchObject({
    data: { code: 'invalid_input', reason: 'export.targetNotWritable' },
  })
  expect(existsSync(join(program.folder, 'nowhere'))).toBe(false)
})

test('case 39: in GB18030 every character is kept, and cells that GBK cannot show are told by row and column', async () => {
  const program = testProgram()
  await program.found()
  await fileAll(program, [
    describing(1, { title: '关于𠮷野家与㛃氏的函' }),
    describing(2, { title: '关于龙氏的函★（一）' }),
  ])
  const made = await exportTo(program, {
    name: 'x.csv',
    format: 'csvGb',
    columns: ['title', 'author'],
    subject: { list: 'items', filter: ItemFilter.parse({ sort: 'archivalCode' }) },
  })

  expect(made.doubtful).toEqual([{ row: 2, column: '题名', characters: '𠮷㛃' }])
  expect(new TextDecoder('gb18030').decode(readFileSync(made.path))).toContain('"关于𠮷野家与㛃氏的函"')
})

test('parties, the trail and the list of imports go out too', async () => {
  const program = await roomWith(2)
  const parties = await exportTo(program, {
    name: 'p.csv',
    format: 'csv',
    subject: { list: 'parties', filter: { text: '' } },
  })
  expect(linesOf(parties.path)).toHaveLength(1)
  const imports = await exportTo(program, { name: 'i.csv', format: 'csv', subject: { list: 'imports' } })
  expect(linesOf(imports.path)[1]).toContain('"x","档案目录","已收进","2"')
  const audit = await exportTo(program, {
    name: 'a.csv',
    format: 'csv',
    subject: { list: 'audit', filter: { procedure: 'transfer.takeItems', from: '', until: '' } },
    columns: ['seq', 'act', 'at'],
  })
  expect(linesOf(audit.path)[1]).toMatch(/^"\d+","收进一批档案 transfer.takeItems","2030-06-01 09:00:00"$/)
})

test('the name that is proposed says what list it is and the day, and nothing of what is in it', async () => {
  const program = await roomWith(1)
  await exportTo(program, { name: 'x.xlsx', format: 'xlsx' })
  expect(program.seen.proposed).toEqual(['档案目录 2030-06-01.xlsx'])
})
