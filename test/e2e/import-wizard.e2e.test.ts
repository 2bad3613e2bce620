import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workbook } from '../support/ledgers.ts'
import { type Desk, deskFolder, sitDown, tabTo } from './pages/desk.ts'
import * as door from './pages/door.ts'
import * as imports from './pages/imports.ts'
import { go } from './pages/shell.ts'
import { readyArchive } from './ready-archive.ts'

const HEADER = ['档号', '题名', '责任者', '文号', '日期', '保管期限', '密级', '页数']
const codeOf = (number: number) => `J019-WS·2024·D30-${String(number).padStart(4, '0')}`
const row = (number: number, differing: Readonly<Record<number, string>> = {}) =>
  [codeOf(number), `第${number}号通知`, '办公室', `江办〔2024〕${number}号`, '20240315', '30年', '', '3'].map(
    (text, at) => differing[at] ?? text,
  )

let desk: Desk
const folder = deskFolder()
const file = (name: string) => join(folder, name)

beforeAll(async () => {
  await readyArchive(folder, [{ archivalCode: codeOf(1), title: '第1号通知' }])
  const rows = [
    row(1, { 1: '同号的另一件' }),
    row(2),
    row(3, { 4: '20240231' }),
    row(4, { 1: '' }),
    row(5, { 6: '机密' }),
    row(6),
  ]
  writeFileSync(
    file('2024目录.xlsx'),
    workbook([{ name: '2024', rows: [['归档文件目录'], HEADER, ...rows] }]),
  )
  desk = await sitDown({ folder })
  await door.unlock(desk)
  await go(desk, '/imports')
})
afterAll(() => desk?.leave())

/** Goes to a control by Tab and presses it. */
async function press(target: Locator, key = 'Enter'): Promise<void> {
  await target.waitFor()
  await tabTo(desk, target)
  await desk.page.keyboard.press(key)
}
const button = (name: string, nth = 0) => desk.page.getByRole('button', { name, exact: true }).nth(nth)

async function judge(path: string): Promise<void> {
  const { page, t, running } = desk
  await running.answerDialog(path)
  await press(button(t('imports.choose.action')))
  await page.getByLabel(t('imports.map.sheet')).waitFor({ timeout: 60_000 })
  const whose = page.getByLabel(t('imports.map.gradesOf.commercial'))
  if ((await whose.isVisible()) && !(await whose.isChecked())) await press(whose, 'Space')
  await press(button(t('imports.map.check')))
  await page.getByText(t('imports.report.dry')).waitFor({ timeout: 60_000 })
}

test('QUAL-13: a dirty ledger is judged, a row is put right and another decided, by keys alone', async () => {
  const { page, t } = desk
  await press(button(t('imports.begin')))
  await judge(file('2024目录.xlsx'))
  expect(await imports.count(desk, 'created')).toBe(2)
  expect(await imports.count(desk, 'refused')).toBe(2)

  const grid = imports.problems(desk)
  expect(await grid.count()).toBe(2)
  await tabTo(desk, page.getByRole('grid', { name: t('imports.report.tab.problems') }))
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  const cell = page.getByRole('textbox', {
    name: t('imports.decide.typedIn', { row: 5, field: t('items.field.documentDate') }),
  })
  await tabTo(desk, cell)
  await page.keyboard.type('20240229')
  await press(button(t('imports.decide.apply')))
  await page.locator('[data-count=created] dd', { hasText: '3' }).waitFor({ timeout: 60_000 })
  expect(await imports.count(desk, 'refused')).toBe(1)
})

test('the error sheet is written, and the rest is filed', async () => {
  const { page, t, running } = desk
  await press(button(t('imports.commit', { number: '3' })))
  await page.getByText(t('imports.report.done')).waitFor({ timeout: 60_000 })
  await running.answerDialog(file('错误表.xlsx'))
  await press(button(t('imports.errorSheetAction')))
  await page.getByText(t('imports.errorSheetDone', { file: '错误表.xlsx', number: '2' })).waitFor()
  await press(button(t('imports.done')))
  await page.getByRole('row').filter({ hasText: '2024目录.xlsx' }).first().waitFor()
})

test('IDX-15: corrected in a spreadsheet, the error sheet maps itself and only its rows are judged', async () => {
  const { page, t } = desk
  const book = read(readFileSync(file('错误表.xlsx')))
  const [name = ''] = book.SheetNames
  const lines: string[][] = utils.sheet_to_json(book.Sheets[name] ?? {}, {
    header: 1,
    defval: '',
    raw: false,
  })
  expect(lines.map((line) => line.slice(0, 2))).toEqual([
    ['档号', '题名'],
    [codeOf(1), '同号的另一件'],
    [codeOf(4), ''],
  ])
  const corrected = lines.map((line, at) =>
    at === 1 ? line.with(0, codeOf(11)) : at === 2 ? line.with(1, '补上的题名') : line,
  )
  writeFileSync(file('错误表-改.xlsx'), workbook([{ name, rows: corrected }]))

  await press(button(t('imports.begin')))
  await judge(file('错误表-改.xlsx'))
  expect(await imports.count(desk, 'read')).toBe(2)
  expect(await imports.count(desk, 'created')).toBe(2)
  await press(button(t('imports.commit', { number: '2' })))
  await page.getByText(t('imports.report.done')).waitFor({ timeout: 60_000 })
  await press(button(t('imports.done')))
})

test('LAW-1: an import is taken back, and its result stays to be read', async () => {
  const { page, t } = desk
  const run = page.getByRole('row').filter({ hasText: '错误表-改.xlsx' }).first()
  await press(run.getByRole('button', { name: t('imports.undo.action') }))
  await press(button(t('imports.undo.confirm', { number: '2' })))
  await run.filter({ hasText: t('imports.state.undone') }).waitFor({ timeout: 60_000 })
  await press(run.getByRole('button', { name: t('imports.kept.open') }))
  await page.getByRole('dialog').locator('[data-count=created] dd', { hasText: '2' }).waitFor()
  await page.keyboard.press('Escape')
})
