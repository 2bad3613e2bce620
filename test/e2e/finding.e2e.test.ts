import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barcodeOf } from '../../shared/domain/barcode.ts'
import { type Desk, deskFolder, PATIENCE_MS, sitDown, tabTo } from './pages/desk.ts'
import * as door from './pages/door.ts'
import * as items from './pages/items.ts'
import { searchBox } from './pages/shell.ts'
import { readyArchive } from './ready-archive.ts'

const folder = deskFolder()
let desk: Desk

const PAPERS = [
  ['锅炉房改造施工合同', '基建科', 2018],
  ['锅炉房改造竣工验收纪要', '基建科', 2019],
  ['锅炉房改造安全检查通报', '安监科', 2019],
  ['锅炉房改造验收请示', '基建科', 2021],
  ['食堂改造竣工验收纪要', '基建科', 2019],
  ['职工培训安排', '人事科', 2019],
] as const

beforeAll(async () => {
  const described = PAPERS.map(([title, author, filingYear], at) => ({
    archivalCode: `J019-WS·${filingYear}·D30-${String(at + 1).padStart(4, '0')}`,
    title,
    author,
    filingYear,
    documentDate: `${filingYear}0315`,
  }))
  await readyArchive(folder, described)
  desk = await sitDown({ folder })
  await door.unlock(desk)
})
afterAll(() => desk?.leave())

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await desk.page.keyboard.press(key)
}
const type = (text: string) => desk.page.keyboard.insertText(text)
const found = () => items.lines(desk).count()

describe('with the keyboard alone', () => {
  test('a paper is found by three half-remembered facts: a word, about when, and whose it was', async () => {
    const { page, t } = desk
    await press('Control+K')
    await type(t('shell.place.items'))
    await page.getByRole('option', { name: t('shell.place.items') }).waitFor()
    await press('ArrowDown', 'Enter')
    await items.line(desk, '职工培训').waitFor()

    await press('/')
    await type('锅炉')
    await expect.poll(found).toBe(4)

    await tabTo(desk, page.getByRole('button', { name: new RegExp(`^${t('find.group.year')}`) }))
    await press('Enter')
    const years = page.getByRole('group', { name: t('find.group.year') })
    await years.getByRole('checkbox', { name: /2018/ }).waitFor()
    expect(
      await years
        .getByRole('checkbox')
        .evaluateAll((all) => all.map((one) => one.parentElement?.parentElement?.textContent)),
    ).toEqual(['20211', '20192', '20181'])
    await expect
      .poll(() =>
        years
          .getByRole('checkbox')
          .first()
          .evaluate((one) => one === document.activeElement),
      )
      .toBe(true)
    await press('ArrowDown', 'Space', 'ArrowDown', 'Space')
    await expect.poll(found).toBe(3)
    await press('Escape')
    // The menu gives the focus back to its button a moment after it has gone; what is pressed before that goes astray.
    await expect
      .poll(() =>
        page
          .getByRole('button', { name: new RegExp(`^${t('find.group.year')}`) })
          .evaluate((one) => one === document.activeElement),
      )
      .toBe(true)

    await tabTo(desk, page.getByRole('button', { name: t('find.conditions.open') }))
    await press('Enter')
    const dialog = page.getByRole('dialog', { name: t('find.conditions.title') })
    await dialog.waitFor()
    const words = dialog.getByRole('textbox', { name: t('find.conditions.value') })
    await expect
      .poll(() => words.evaluate((one) => one === document.activeElement), { timeout: PATIENCE_MS })
      .toBe(true)
    await press('Shift+Tab', 'Shift+Tab', 'ArrowDown') // from the title to the issuer
    await tabTo(desk, words)
    await type('基建')
    await tabTo(desk, dialog.getByRole('button', { name: t('find.conditions.addCondition') }))
    await press('Enter')
    await expect.poll(() => words.count()).toBe(2)
    await tabTo(desk, words.last())
    await type('纪要')
    await dialog.getByText('责任者含有“基建”，并且题名含有“纪要”').waitFor()
    await press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(found).toBe(1)

    await press('/', 'ArrowDown', 'Enter')
    await items.beside(desk).getByRole('heading', { name: '锅炉房改造竣工验收纪要' }).waitFor()
  })

  test('the way back leads through the filters as they were', async () => {
    const record = items.beside(desk).getByRole('heading', { name: '锅炉房改造竣工验收纪要' })
    await press('Escape')
    await record.waitFor({ state: 'detached' })
    await press('Alt+ArrowLeft')
    await record.waitFor()
    await press('Alt+ArrowLeft', 'Alt+ArrowLeft')
    await expect.poll(found).toBe(3)
    await press('Alt+ArrowLeft', 'Alt+ArrowLeft')
    await expect.poll(found).toBe(4)
  })

  test('a whole code and a barcode open their record; a wrong digit is said', async () => {
    const { page, t } = desk
    await press('Control+K')
    await type('J019-WS·2018·D30-1')
    await press('Enter')
    await items.beside(desk).getByRole('heading', { name: '锅炉房改造施工合同' }).waitFor()

    await press('Control+K')
    await type(barcodeOf({ vault: 'open', entry: 6 }))
    await press('Enter')
    await items.beside(desk).getByRole('heading', { name: '职工培训安排' }).waitFor()

    await press('Control+K')
    await type('100000000019')
    await press('Enter')
    await page.getByText(t('find.jump.checkDigit', { code: '100000000019' })).waitFor()
    await press('Escape')
    expect(await searchBox(desk).inputValue()).toBe('')
  })
})
