import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, deskFolder, FOUNDER, sitDown, tabTo } from './pages/desk.ts'
import * as door from './pages/door.ts'
import * as items from './pages/items.ts'
import { show } from './pages/looks.ts'
import { go, search } from './pages/shell.ts'

let desk: Desk
const folder = deskFolder()
const place = join(folder, '档案')

beforeAll(async () => {
  mkdirSync(place)
  desk = await sitDown({ folder })
})
afterAll(() => desk?.leave())

describe('from an empty machine to the first search, by keyboard alone', () => {
  test('DEC-7: the wizard asks where, what and who, and the founder is the only person', async () => {
    const { page, t, running } = desk
    const type = (text: string) => page.keyboard.type(text)
    await tabTo(desk, page.getByRole('button', { name: t('door.none.found') }))
    await page.keyboard.press('Enter')

    await running.answerDialog(place)
    await tabTo(desk, page.getByRole('button', { name: t('door.place.choose') }))
    await page.keyboard.press('Enter')
    await page.getByText(place).waitFor()
    await tabTo(desk, page.getByRole('button', { name: t('app.next') }))
    await page.keyboard.press('Enter')

    await tabTo(desk, page.getByLabel(t('door.field.name')))
    await type('综合档案室')
    await page.keyboard.press('Tab')
    await type('J019')
    await page.keyboard.press('Tab')
    await type('江汉公司')
    await page.keyboard.press('Enter')

    await tabTo(desk, page.getByLabel(t('door.field.founderName')))
    await type('张伟')
    await page.keyboard.press('Tab')
    await type('zhangwei')
    await page.keyboard.press('Tab')
    await type('short1')
    await page.getByText('DEC-9').first().waitFor()
  })

  test('PWD-2 PWD-3 DEC-9: a weak password is refused while it is typed, with its rule', async () => {
    const { page, t } = desk
    const refused = page.locator('[aria-live=polite]')
    await refused.getByText('PWD-3').waitFor()
    const again = page.getByLabel(t('door.field.again'))
    const retype = async (password: string) => {
      await tabTo(desk, door.passwordField(desk))
      await page.keyboard.press('Control+A')
      await page.keyboard.type(password)
    }
    await retype('onlyletterssoverymany')
    await refused.getByText('PWD-2').waitFor()
    await retype(FOUNDER.password)
    await tabTo(desk, again)
    await page.keyboard.type(FOUNDER.password)
    await refused.getByText('PWD-2').waitFor({ state: 'detached' })
  })

  test('the three shares are shown once, saved as pages and proven put away', async () => {
    const { page, t, running } = desk
    await tabTo(desk, page.getByRole('button', { name: t('door.found.create') }))
    await page.keyboard.press('Enter')
    await door.sharesShown(desk)
    const shares = await Promise.all((['A', 'B', 'C'] as const).map((letter) => door.readShare(desk, letter)))
    expect(new Set(shares.map(({ check }) => check)).size).toBe(3)

    await show(desk, { language: 'zh-CN', theme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    const paper = await page.evaluate(() => {
      const { colorScheme, backgroundColor, color } = getComputedStyle(document.documentElement)
      const isShown = (selector: string) => document.querySelector(selector)?.checkVisibility()
      return {
        colorScheme,
        backgroundColor,
        color,
        shares: isShown('[data-printed]'),
        button: isShown('button'),
      }
    })
    await page.emulateMedia({ media: null })
    expect(paper).toEqual({
      colorScheme: 'light',
      backgroundColor: 'rgb(255, 255, 255)',
      color: 'rgb(0, 0, 0)',
      shares: true,
      button: false,
    })
    const pdf = join(folder, '份额.pdf')
    await running.answerDialog(pdf)
    await tabTo(desk, page.getByRole('button', { name: t('door.shares.save') }))
    await page.keyboard.press('Enter')
    await page.getByText(t('door.shares.saved')).waitFor()
    const printed = readFileSync(pdf, 'latin1')
    expect(printed.startsWith('%PDF-')).toBe(true)
    expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(3)
    if (process.platform !== 'win32') expect(statSync(pdf).mode & 0o077).toBe(0)

    await tabTo(desk, page.getByLabel(t('door.shares.confirm', { letter: 'B' })))
    await page.keyboard.type('wrong')
    await page.keyboard.press('Enter')
    await page.getByText(t('door.shares.wrong')).waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.type(shares[1]?.check ?? '')
    await page.keyboard.press('Enter')
    await page.getByRole('navigation').waitFor()
    await page.getByText(t('shell.founding.title')).waitFor()
  })

  test('IDX-2 IDX-10: a first item is described with Enter and filed with Ctrl+S into a category', async () => {
    const { page, t } = desk
    await go(desk, '/items')
    await items.addCategory(desk, 'KU', '会计')
    await page.getByRole('treeitem', { name: '会计' }).click()
    await page.keyboard.press('n')
    await items.field(desk, 'archivalCode').focus()
    for (const [name, text] of [
      ['archivalCode', 'J019-KU·2024·D30-0001'],
      ['title', '关于供应商准入的通知'],
      ['author', '办公室'],
      ['documentNumber', '沪办发〔2024〕18号'],
      ['documentDate', '20240315'],
    ] as const) {
      await expect
        .poll(() => items.field(desk, name).evaluate((one) => one === document.activeElement))
        .toBe(true)
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    expect(await items.lines(desk).count()).toBe(0)
    await items.field(desk, 'retention').fill('D30')
    await items.field(desk, 'place').fill('一号库2列3节')
    await items.save(desk)
    await items.line(desk, '关于供应商准入的通知').waitFor()
    await expect.poll(() => items.field(desk, 'archivalCode').inputValue()).toBe('J019-KU·2024·D30-0002')
    expect(await items.field(desk, 'title').inputValue()).toBe('')
    await page
      .getByText(t('items.describe.filed', { code: 'J019-KU·2024·D30-0001' }))
      .waitFor({ state: 'attached' })
  })

  test('IDX-10: the same code is refused, however it is written', async () => {
    await items.field(desk, 'archivalCode').fill('ｊ０１９—ku．2024．d30—1')
    await items.field(desk, 'title').fill('另一件')
    await items.field(desk, 'author').fill('办公室')
    await items.field(desk, 'documentDate').fill('2024')
    await items.field(desk, 'retention').fill('D30')
    await items.save(desk)
    const code = items.field(desk, 'archivalCode')
    await expect.poll(() => code.getAttribute('aria-invalid')).toBe('true')
    expect(await code.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await items.lines(desk).count()).toBe(1)
  })

  test('one character finds it', async () => {
    await search(desk, '准')
    await items.line(desk, '供应商').locator('mark').first().waitFor()
    expect(await items.lines(desk).count()).toBe(1)
    await search(desk, '无')
    await desk.page.getByText(desk.t('items.empty.filtered')).waitFor()
  })
})
