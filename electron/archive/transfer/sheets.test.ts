import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { ImportId } from '../../../shared/ids.ts'
import {
  choose,
  chooseRows,
  codeOf,
  filedItems,
  foundedRoom,
  type ImportRoom,
  imported,
  line,
} from '../../../test/support/imports.ts'

const tableOf = (path: string): string[][] => {
  const book = read(readFileSync(path))
  return utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, {
    header: 1,
    defval: '',
    raw: false,
  })
}

async function target(room: ImportRoom, name: string) {
  room.answers.target = join(room.folder, name)
  const chosen = await room.api.transfer.chooseSheet({
    kind: 'errorSheet',
    fileName: name,
    language: 'zh-CN',
  })
  if (!chosen) throw new Error('no target was chosen')
  return { path: room.answers.target, target: chosen.handle }
}

describe('the error sheet of an import', () => {
  async function written() {
    const room = await foundedRoom()
    await imported(room, '已有.csv', [line(1)])
    const { handle, plan } = await chooseRows(room, '台账.csv', [
      line(1, { title: '同号的另一件' }),
      line(2, { date: '20240231', title: '=HYPERLINK("http://x")' }),
      line(3),
      line(4, { grade: '机密', title: '针叶林' }),
      line(5, { grade: '绝密级以上', title: '落叶林' }),
    ])
    const { importId } = await room.api.transfer.commit({ handle, plan })
    const { path, target: out } = await target(room, '错误表.xlsx')
    const made = await room.api.transfer.writeErrorSheet({
      handle,
      plan,
      importId,
      target: out,
      language: 'zh-CN',
    })
    return { room, path, made }
  }

  test('IDX-15: has the refused and left-out rows in the ledger’s own columns, with row, rule and what to do', async () => {
    const { path, made } = await written()
    const [head, ...rows] = tableOf(path)
    expect(head).toEqual([
      ...['档号', '题名', '责任者', '文号', '日期', '密级', '页数', '保管期限', '备注'],
      ...['原行号', '问题', '依据', '怎么改', '原来可能是'],
    ])
    expect(rows.map((row) => [row[0], row[9], row[11]])).toEqual([
      [codeOf(1), '2', 'IDX-10'],
      [codeOf(2), '3', 'IDX-2'],
    ])
    expect(rows[0]?.[10]).toContain('关于第1号事项的通知')
    expect(rows[1]?.[10]).toContain('没有这一天')
    expect(made.rows).toBe(2)
  })

  test('MEDIA-9: holds nothing of rows that are or may be secret, and no formula that a spreadsheet would run', async () => {
    const { room, path } = await written()
    const book = read(readFileSync(path), { cellFormula: true })
    const texts = JSON.stringify(book.Sheets)
    expect(texts).not.toContain('针叶林')
    expect(texts).not.toContain('落叶林')
    expect(tableOf(path)[2]?.[1]).toBe('\'=HYPERLINK("http://x")')
    expect(texts).not.toMatch(/"f":/)
    expect((await room.api.audit.list({ procedure: 'transfer.recordSheet' })).rows).toHaveLength(1)
  })

  test('is corrected in a spreadsheet and imported again: it maps itself, and only its rows are judged', async () => {
    const { room, path } = await written()
    const book = read(readFileSync(path), { cellStyles: true })
    const [name = ''] = book.SheetNames
    const rows = tableOf(path)
    const corrected = rows.map((row, at) =>
      at === 1 ? row.with(0, codeOf(70)) : at === 2 ? row.with(4, '20240229') : row,
    )
    const fixed = utils.book_new()
    utils.book_append_sheet(fixed, utils.aoa_to_sheet(corrected), name)
    const again = join(room.folder, '错误表-改.xlsx')
    const { writeFileSync } = await import('node:fs')
    writeFileSync(again, write(fixed, { type: 'buffer', bookType: 'xlsx' }))
    const { handle, plan, profile } = await choose(room, again)
    expect(profile.ours).toBe('errorSheet')
    expect(profile.columns.map(({ header }) => header)).not.toContain('问题')
    const report = await room.api.transfer.commit({ handle, plan })
    expect(report).toMatchObject({ read: 2, created: 2, refused: 0 })
    const { openVault: vault } = await room.api.session.whoAmI({})
    const kept = await room.api.transfer.kept({ vault, importId: report.importId ?? ImportId.parse('') })
    expect(kept?.profile?.columns.map(({ header }) => header)).toEqual(rows[0]?.slice(0, 9))
    expect((await filedItems(room)).map(({ description: { title } }) => title)).toEqual([
      '关于第1号事项的通知',
      '关于第3号事项的通知',
      '同号的另一件',
      '=HYPERLINK("http://x")',
    ])
  })
})

describe('IDX-23: templates', () => {
  test.each(['zh-CN', 'en'] as const)(
    'in %s, filled in, map themselves; the example is passed over',
    async (language) => {
      const room = await foundedRoom()
      const { path, target: out } = await target(room, '模板.xlsx')
      await room.api.transfer.writeTemplate({ of: 'items', template: 'contract', target: out, language })
      const book = read(readFileSync(path))
      const [name = '', codes = ''] = book.SheetNames
      const lists: string[][] = utils.sheet_to_json(book.Sheets[codes] ?? {}, { header: 1 })
      expect(lists.length).toBeGreaterThan(5)
      const [head = [], example = []] = tableOf(path)
      const column = (of: string) => head.indexOf(of)
      expect(example[0]).toMatch(/^(示例|Example) /)
      const own: string[] = Array.from({ length: head.length }, () => '')
      for (const [at, text] of [
        codeOf(1),
        '采购合同',
        '办公室',
        '合〔2024〕1号',
        '20240315',
        '2024',
      ].entries())
        own[at] = text
      // The first value of every list, as somebody picks it.
      for (const [at, heading] of (lists[0] ?? []).entries())
        if (!/密级|grade|secrecy/i.test(heading)) own[column(heading)] = lists[1]?.[at] ?? ''
      const sheet = book.Sheets[name] ?? {}
      utils.sheet_add_aoa(sheet, [own], { origin: -1 })
      const { writeFileSync } = await import('node:fs')
      const filled = join(room.folder, '填好.xlsx')
      writeFileSync(filled, write(book, { type: 'buffer', bookType: 'xlsx' }))
      const { handle, plan, profile } = await choose(room, filled)
      expect(profile.ours).toBe('template')
      expect(profile.columns.filter(({ field }) => field === null)).toEqual([])
      const [category] = (await room.api.arrangement.tree({})).categories
      const report = await room.api.transfer.commit({
        handle,
        plan: { ...plan, categoryId: category?.id ?? null },
      })
      expect(report.problems).toEqual([])
      expect(report).toMatchObject({ read: 1, created: 1, refused: 0 })
    },
  )

  test('offer the values of a list where a spreadsheet can', async () => {
    const room = await foundedRoom()
    const { path, target: out } = await target(room, '模板.xlsx')
    await room.api.transfer.writeTemplate({ of: 'parties', template: null, target: out, language: 'zh-CN' })
    const book = read(readFileSync(path), { bookFiles: true }) as unknown as {
      readonly files: Readonly<Record<string, { readonly content: Uint8Array }>>
    }
    const part = Buffer.from(book.files['xl/worksheets/sheet1.xml']?.content ?? []).toString('utf8')
    expect(part).toContain('<dataValidation type="list"')
    expect(part).toContain("<formula1>'代码表'!$A$2:$A$3</formula1>")
  })
})

describe('IDX-15: what is kept of an import', () => {
  test('profile, plan and result are kept with the run, rows held back by number only, and go out as a workbook', async () => {
    const room = await foundedRoom()
    const rows = [line(1), line(2, { date: '20240231' }), line(3, { grade: '机密', title: '针叶林' })]
    const { importId } = await imported(room, '台账.csv', rows)
    if (!importId) throw new Error('no import')
    const { openVault: vault } = await room.api.session.whoAmI({})
    const kept = await room.api.transfer.kept({ vault, importId })
    expect(kept?.profile).toMatchObject({ format: 'csv', encoding: 'utf-8' })
    expect(kept?.report).toMatchObject({ read: 3, created: 1, problems: [{ row: 3, rule: 'IDX-2' }] })
    expect(kept?.report?.heldBack).toEqual([{ row: 4, grade: 'secret' }])
    expect(JSON.stringify(kept)).not.toContain('针叶林')
    const { path, target: out } = await target(room, '报告.xlsx')
    await room.api.transfer.writeReport({ importId, target: out, language: 'zh-CN' })
    expect(read(readFileSync(path)).SheetNames).toEqual(['概况', '栏目', '拒绝的行'])
    expect(JSON.stringify(tableOf(path))).toContain('台账.csv')
  })

  test('a mapping that was saved is proposed for a ledger with the same headings, grades included', async () => {
    const room = await foundedRoom()
    const first = await chooseRows(room, '一.csv', [line(1)])
    const saved = {
      name: '办公室目录',
      target: 'items' as const,
      headings: first.profile.headings,
      mapping: { ...first.plan.mapping, '8': 'keywords' },
      defaults: {},
      grades: 'commercial' as const,
    }
    await room.api.transfer.saveMapping(saved)
    const second = await chooseRows(room, '二.csv', [line(2), line(3)])
    expect(second.profile.known).toEqual(saved)
  })
})
