import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workbook } from '../support/ledgers.ts'
import { type Desk, deskFolder, sitDown } from './pages/desk.ts'
import * as door from './pages/door.ts'
import * as imports from './pages/imports.ts'
import * as items from './pages/items.ts'
import { go, search } from './pages/shell.ts'
import { readyArchive } from './ready-archive.ts'

const HEADER = ['序号', '档号', '题名', '责任者', '文号', '日期', '保管期限', '密级', '页数', '备注']
const NEEDLE = '青铜编钟声学测定'
const FAULTY = [
  ['title', 11],
  ['date', 12],
  ['code', 13],
  ['retention', 14],
] as const
type Slip = (typeof FAULTY)[number][0]
/** The rows as the spreadsheet counts them, below a title and the header. */
const HELD = { secret: [22, 23, 24], topSecret: [25] }

const two = (number: number) => String(number).padStart(2, '0')
const codeOf = (row: number) => `J019-WS·2023·D30-${String(row).padStart(4, '0')}`

/** A row as it is right, or with the one slip of the pen that it has. */
function rowOf(index: number, corrected: boolean): readonly unknown[] {
  const row = index + 3
  const right: Readonly<Record<Slip, string>> = {
    title: `关于第${index + 1}号项目验收的通知`,
    date: `2023${two((index % 12) + 1)}${two((index % 28) + 1)}`,
    code: codeOf(row),
    retention: '30年',
  }
  const slips: Readonly<Record<Slip, string>> = {
    title: '',
    date: '2023-13-45',
    code: '1.23E+10',
    retention: '看情况',
  }
  const slip = corrected ? undefined : FAULTY.find(([, at]) => at === row)?.[0]
  const grade = HELD.secret.includes(row) ? '机密' : HELD.topSecret.includes(row) ? '绝密' : null
  const of = (field: Slip) => (field === slip ? slips : right)[field]
  const title = grade ? `${NEEDLE}第${index + 1}次` : of('title')
  const number = `江项发〔2023〕${index + 1}号`
  const secrecy = grade ? `核心商密·${grade}` : ''
  return [
    index + 1,
    of('code'),
    title,
    '项目办公室',
    number,
    of('date'),
    of('retention'),
    secrecy,
    (index % 40) + 1,
    '',
  ]
}

/** A ledger as a clerk has it: 300 rows, four graded 机密 or 绝密, and four with a slip unless it was corrected. */
function ledger(corrected: boolean): Buffer {
  const rows = Array.from({ length: 300 }, (_, index) => rowOf(index, corrected))
  return workbook([{ name: '2023年', rows: [['江汉公司归档文件目录'], HEADER, ...rows], merges: ['A1:J1'] }])
}

let desk: Desk
const folder = deskFolder()
const file = (name: string) => join(folder, name)

beforeAll(async () => {
  await readyArchive(folder)
  writeFileSync(file('2023目录.xlsx'), ledger(false))
  writeFileSync(file('2023目录-更正.xlsx'), ledger(true))
  desk = await sitDown({ folder })
  await door.unlock(desk)
  await go(desk, '/imports')
})
afterAll(() => desk?.leave())

describe('a ledger of 300 rows', () => {
  test('is understood: the title row is skipped, every column has its field', async () => {
    const { page, t } = desk
    await imports.choose(desk, file('2023目录.xlsx'))
    expect(await page.getByLabel(t('imports.map.headerRow')).inputValue()).toBe('2')
    for (const [column, field] of [
      ['档号', 'archivalCode'],
      ['题名', 'title'],
      ['责任者', 'author'],
      ['文号', 'documentNumber'],
      ['日期', 'documentDate'],
      ['保管期限', 'retention'],
      ['密级', 'secrecy'],
      ['页数', 'pageCount'],
    ])
      expect(await page.getByLabel(t('imports.map.fieldOf', { column }), { exact: true }).inputValue()).toBe(
        field,
      )
  })

  test('is counted before anything is written, and refused by row, column, value and rule', async () => {
    await imports.dryRun(desk)
    expect(await counts()).toEqual({ read: 300, created: 292, heldBack: 4, refused: 4 })
    const refused = await imports.problems(desk).allTextContents()
    expect(refused).toHaveLength(4)
    expect(refused[0]).toMatch(/^11C 题名IDX-2/)
    expect(refused[1]).toMatch(/^12F 日期2023-13-45IDX-2/)
    expect(refused[2]).toMatch(/^13B 档号1\.23E\+10IDX-10/)
    expect(refused[3]).toMatch(/^14G 保管期限看情况IDX-2/)
  })

  test('rows graded 机密 and 绝密 are held back and known by their number alone', async () => {
    const { page, t } = desk
    await imports.list(desk, 'heldBack')
    await page.getByText(t('imports.report.rows', { count: 3, rows: '22–24' })).waitFor()
    await page.getByText(t('imports.report.rows', { count: 1, rows: '25' })).waitFor()
    expect(await page.getByRole('main').textContent()).not.toContain(NEEDLE)
  })

  test('is taken in as a whole and taken back as a whole', async () => {
    await imports.commit(desk, 292)
    expect(await counts()).toEqual({ read: 300, created: 292, heldBack: 4, refused: 4 })
    await imports.finish(desk)
    await search(desk, '第150号项目')
    await items.line(desk, codeOf(152)).waitFor()

    await go(desk, '/imports')
    await imports.undo(desk, '2023目录.xlsx', 292)
    await search(desk, '第150号项目')
    await desk.page.getByText(desk.t('items.empty.filtered')).waitFor()
  })

  test('IDX-10: corrected, it is taken in with the very codes that the undoing released', async () => {
    await go(desk, '/imports')
    await imports.choose(desk, file('2023目录-更正.xlsx'))
    await imports.dryRun(desk)
    expect(await counts()).toEqual({ read: 300, created: 296, heldBack: 4, refused: 0 })
    await imports.commit(desk, 296)
    await imports.finish(desk)

    await imports.choose(desk, file('2023目录-更正.xlsx'))
    await imports.dryRun(desk)
    expect(await counts()).toEqual({ read: 300, created: 0, heldBack: 4, refused: 0 })
    expect(await imports.count(desk, 'identical')).toBe(296)
  })

  test('MEDIA-9: nothing of the rows held back is found in any file or on any screen', async () => {
    await search(desk, '编钟')
    await desk.page.getByText(desk.t('items.empty.filtered')).waitFor()
    const needles = [NEEDLE, '编钟声学', codeOf(22)]
    for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!name.isFile() || name.name.endsWith('.xlsx')) continue
      const bytes = readFileSync(join(name.parentPath, name.name))
      for (const needle of needles)
        for (const encoding of ['utf8', 'utf16le'] as const)
          expect(bytes.includes(Buffer.from(needle, encoding)), `${needle} in ${name.name}`).toBe(false)
    }
  })
})

async function counts() {
  const [read, created, heldBack, refused] = await Promise.all(
    (['read', 'created', 'heldBack', 'refused'] as const).map((name) => imports.count(desk, name)),
  )
  return { read, created, heldBack, refused }
}
