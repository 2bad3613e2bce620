import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, deskFolder, FOUNDER, sitDown } from './pages/desk.ts'
import * as door from './pages/door.ts'
import * as items from './pages/items.ts'
import { go, lockByHand, scan, search } from './pages/shell.ts'
import { readyArchive } from './ready-archive.ts'

const folder = deskFolder()
let desk: Desk

beforeAll(async () => {
  await readyArchive(folder, [
    { archivalCode: 'J019-WS·2024·D30-0001', title: '关于供应商准入的通知' },
    { archivalCode: 'J019-WS·2024·D30-0002', title: '关于安全生产检查的通知', documentNumber: '00120042' },
  ])
  desk = await sitDown({ folder })
  await door.unlock(desk)
  await go(desk, '/items')
})
afterAll(() => desk?.leave())

describe('one record', () => {
  test('QUAL-11: is corrected with a reason and a source, and the old value stays beside the new', async () => {
    const { page, t } = desk
    await items.open(desk, '供应商')
    await items.correct(desk)
    await items.field(desk, 'title').fill('关于供应商准入管理的通知')
    await items.field(desk, 'pageCount').fill('14')
    await items.save(desk)
    await page.getByText('QUAL-11').waitFor()
    await items.field(desk, 'reason').fill('题名漏抄“管理”')
    await items.field(desk, 'source').fill('原件第 1 页')
    await items.save(desk)
    await items.tab(desk, 'history')
    const history = items.beside(desk)
    await history.getByText('题名漏抄“管理”').waitFor()
    await history.getByText('原件第 1 页').waitFor()
    const changed = history.locator('table tbody tr')
    expect(await changed.count()).toBe(2)
    const title = changed.filter({ hasText: t('items.field.title') })
    expect(await title.getByRole('cell').allTextContents()).toEqual([
      '关于供应商准入的通知',
      '关于供应商准入管理的通知',
    ])
    expect(await title.locator('ins').allTextContents()).toEqual(['管理'])
  })

  test('changed in two windows at once is shown field by field and settled by choice (case 21)', async () => {
    const { page: first, t } = desk
    await items.correct(desk)
    await items.field(desk, 'title').fill('第一个窗口的题名')
    await items.field(desk, 'pageCount').fill('20')
    await items.field(desk, 'reason').fill('第一个窗口')

    const second = await desk.running.newWindow()
    desk.turnTo(second)
    await go(desk, '/items')
    await items.open(desk, '供应商')
    await items.correct(desk)
    await items.field(desk, 'title').fill('第二个窗口的题名')
    await items.field(desk, 'author').fill('质量部')
    await items.field(desk, 'reason').fill('第二个窗口')
    await items.save(desk)
    await items.line(desk, '第二个窗口的题名').waitFor()

    desk.turnTo(first)
    await first.getByText(t('items.correct.changedMeanwhile', { name: '张伟' })).waitFor()
    await items.save(desk)
    const conflict = first.getByRole('region', { name: t('items.conflict.title') })
    await conflict.waitFor()
    const row = (field: 'title' | 'author' | 'pageCount') =>
      conflict
        .getByRole('row')
        .filter({ has: first.getByRole('rowheader', { name: t(`items.field.${field}`) }) })
    expect(await row('title').getByRole('radio', { checked: true }).count()).toBe(0)
    expect(await row('author').getByRole('radio').nth(0).isChecked()).toBe(true)
    expect(await row('pageCount').getByRole('radio').nth(1).isChecked()).toBe(true)
    const saveAsChosen = conflict.getByRole('button', { name: t('items.conflict.save') })
    expect(await saveAsChosen.isDisabled()).toBe(true)
    await row('title').getByRole('radio').nth(1).check()
    await saveAsChosen.click()
    await items.line(desk, '第一个窗口的题名').waitFor()
    const record = items.beside(desk)
    await record.getByText('质量部').first().waitFor()
    await record.getByText('20', { exact: true }).waitFor()
    desk.turnTo(second)
    await items.line(desk, '第一个窗口的题名').waitFor()
    desk.turnTo(first)
    await second.close()
  })
})

describe('a hand-held scanner', () => {
  test('opens the record wherever the focus is, and an unknown code creates nothing (case 38)', async () => {
    const { page, t } = desk
    await go(desk, '/settings')
    await scan(desk, '00120042')
    await items.beside(desk).getByText('关于安全生产检查的通知').first().waitFor()

    await go(desk, '/audit')
    await scan(desk, '99887766')
    await page.getByText(t('find.jump.unknown', { code: '99887766' })).waitFor()
    await search(desk, '通知')
    await items.line(desk, '安全生产').waitFor()
  })

  test('in a text field is text and nothing more: no record is filed, no form sent (case 38)', async () => {
    await items.describe(desk)
    await items.field(desk, 'archivalCode').fill('J019-WS·2024·D30-0009')
    await items.field(desk, 'title').focus()
    await scan(desk, '00120042')
    expect(await items.field(desk, 'title').inputValue()).toBe('00120042')
    expect(await items.field(desk, 'author').evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await items.line(desk, 'D30-0009').count()).toBe(0)
  })
})

describe('the door', () => {
  test('PERM-6: a lock in one window locks them all', async () => {
    await desk.running.newWindow()
    expect(desk.running.windows()).toHaveLength(2)
    await lockByHand(desk)
    expect(await door.isLocked(desk)).toBe(true)
    await expect.poll(() => desk.running.windows().length).toBe(1)
  })

  test('PERM-9: a wrong password opens nothing, waits, and counts down what is left', async () => {
    if (!(await door.isLocked(desk))) await lockByHand(desk)
    const { page, t } = desk
    const refusal = page.getByRole('alert')
    const secondsLeft = async () => Number(/\d+/.exec((await refusal.textContent()) ?? '')?.[0])
    for (const seconds of [1, 2, 4]) {
      await door.tryToUnlock(desk, 'wrong-password-1')
      await refusal.getByText(t('error.forbidden.signIn')).waitFor()
      if (seconds < 4) await page.waitForTimeout(seconds * 1000 + 100)
    }
    await door.tryToUnlock(desk, FOUNDER.password)
    await refusal.getByText(/\d/).waitFor()
    const shown = await secondsLeft()
    expect(await door.unlockButton(desk).isDisabled()).toBe(true)
    await expect.poll(secondsLeft, { timeout: 10_000 }).toBeLessThan(shown)
    await expect.poll(() => door.unlockButton(desk).isEnabled(), { timeout: 10_000 }).toBe(true)
    await door.unlock(desk)
    await page.getByText(t('today.due.failedSignIns.title', { count: 3 })).waitFor()
  })
})
