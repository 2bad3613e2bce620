import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, deskFolder, sitDown, tabTo } from './pages/desk.ts'
import * as door from './pages/door.ts'
import * as items from './pages/items.ts'
import { show } from './pages/looks.ts'
import { go, lockByHand } from './pages/shell.ts'
import { readyArchive } from './ready-archive.ts'

const folder = deskFolder()
let desk: Desk
const titles = Array.from({ length: 30 }, (_, index) => ({
  archivalCode: `J019-WS·2024·D30-${String(index + 1).padStart(4, '0')}`,
  title: `关于第${index + 1}期培训的通知`,
}))

beforeAll(async () => {
  await readyArchive(folder, titles)
  desk = await sitDown({ folder })
  await door.unlock(desk)
})
afterAll(() => desk?.leave())

const press = (...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => desk.page.keyboard.press(key)), Promise.resolve())

describe('a day without a mouse', () => {
  test('the list is walked, a record opened, corrected, saved and left by keys alone', async () => {
    const { page, t } = desk
    await tabTo(desk, page.locator('nav a[href="/items"]'))
    await press('Enter')
    await items.line(desk, '第30期').waitFor()
    await tabTo(desk, page.getByRole('grid', { name: t('items.list.label') }))
    await press('ArrowDown', 'ArrowDown', 'Enter') // the focus comes to the first line
    const record = items.beside(desk)
    await record.getByText('关于第28期培训的通知').first().waitFor()
    await press('e')
    await items.field(desk, 'reason').waitFor()
    await tabTo(desk, items.field(desk, 'title'))
    await press('Control+A')
    await page.keyboard.type('关于第28期安全培训的通知')
    await tabTo(desk, items.field(desk, 'reason'))
    await page.keyboard.type('题名漏字')
    await press('Control+S')
    await record.getByRole('tablist').waitFor()
    await items.line(desk, '关于第28期安全培训的通知').waitFor()
    await press('Escape')
    await record.waitFor({ state: 'detached' })
  })

  test('the filter, the form and the help are one key away, and in a field a key is a letter', async () => {
    const { page, t } = desk
    await press('/')
    await page.keyboard.type('第7期e?n')
    expect(await page.locator('#items-filter').inputValue()).toBe('第7期e?n')
    await press('Control+A')
    await page.keyboard.type('第7期')
    await expect.poll(() => items.lines(desk).count()).toBe(1)
    await press('Escape', '?')
    const help = page.getByRole('dialog', { name: t('shell.help.title') })
    await help.waitFor()
    for (const keys of ['Ctrl+K', 'Ctrl+S', 'Ctrl+L', 'Ctrl+D', '/', 'N', 'E'])
      await help.getByText(keys, { exact: true }).first().waitFor()
    await press('Escape')
    await help.waitFor({ state: 'detached' })
    await press('n')
    await items.field(desk, 'title').waitFor()
    expect(await items.lines(desk).count()).toBe(1)
  })
})

describe('the looks of the room', () => {
  test('change live in every area, and stay after a lock and after a restart', async () => {
    for (const place of [
      '/today',
      '/items',
      '/parties',
      '/imports',
      '/audit',
      '/settings',
      '/compliance',
    ] as const) {
      desk.read('zh-CN')
      await go(desk, place)
      const title = desk.page.getByRole('navigation').locator('[aria-current=page]')
      const before = await title.textContent()
      await show(desk, { language: 'en', theme: 'dark' })
      expect(await title.textContent()).not.toBe(before)
      await show(desk, { language: 'zh-CN', theme: 'light' })
      expect(await title.textContent()).toBe(before)
    }
    await go(desk, '/settings')
    await desk.page.getByLabel(desk.t('app.theme.label')).selectOption('dark')
    await desk.page.getByLabel(desk.t('app.language')).selectOption('en')
    desk.read('en')
    await desk.page.getByRole('heading', { name: desk.t('settings.title') }).waitFor()
    await lockByHand(desk)
    expect(await looks()).toEqual(['en', 'dark'])
    await desk.running.quit()
    await desk.startAgain()
    expect(await looks()).toEqual(['en', 'dark'])
    expect(await door.isLocked(desk)).toBe(true)
    await door.unlock(desk)
    await desk.page.getByRole('heading', { name: desk.t('today.title') }).waitFor()
  })
})

describe('what the room can show for itself', () => {
  test('MEDIA-11: the compliance page shows what was read back', async () => {
    const { page } = desk
    await go(desk, '/compliance')
    const row = (rule: string) => page.getByRole('row').filter({ hasText: rule })
    await row('MEDIA-9').first().waitFor()
    expect(await row('MEDIA-9').first().textContent()).toContain('cipher = sqlcipher')
    expect(await row('MEDIA-7').textContent()).toContain('storage = fixed')
    expect(await row('PERM-9').textContent()).toContain('argon2id')
    expect(await row('MEDIA-8').textContent()).toContain('sockets = 0')
  })

  test('AUD-1: the audit lists the correction, and the whole chain is verified', async () => {
    const { page, t } = desk
    await go(desk, '/audit')
    await page.getByRole('row').filter({ hasText: 'items.correct' }).first().waitFor()
    await page.getByRole('button', { name: t('audit.verify.action') }).click()
    const whole = t('audit.verify.whole', { number: '#' }).split('#')
    await page
      .getByRole('status')
      .filter({ hasText: whole[1] ?? '' })
      .first()
      .waitFor()
  })

  test('DEC-9: a setting is made stricter, never looser', async () => {
    const { page, t } = desk
    await go(desk, '/settings')
    const setting = t('settings.key.lockAfterMinutes')
    const change = async (value: string) => {
      await page.getByRole('button', { name: t('settings.archive.changeThis', { setting }) }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(t('settings.archive.value')).fill(value)
      await dialog.getByLabel(t('settings.archive.reason')).fill('安全检查的要求')
      await dialog.getByRole('button', { name: t('settings.archive.change') }).click()
      return dialog
    }
    const loose = await change('30')
    await loose.getByText('PERM-6').last().waitFor()
    await press('Escape')
    await loose.waitFor({ state: 'detached' })
    const strict = await change('3')
    await strict.waitFor({ state: 'detached' })
    const row = page.getByRole('row').filter({ hasText: setting })
    await row.getByText('3', { exact: true }).waitFor()
  })
})

const looks = () =>
  desk.page.evaluate(() => [
    document.documentElement.lang,
    document.documentElement.dataset.mantineColorScheme,
  ])
