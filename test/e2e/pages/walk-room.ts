import type { Desk } from './desk.ts'
import * as door from './door.ts'
import * as imports from './imports.ts'
import * as items from './items.ts'
import { go, lockByHand, searchBox } from './shell.ts'
import type { Visit } from './walk-door.ts'

/** What the walk finds in the room. */
export interface Room {
  /** A ledger with rows that are taken in, refused and held back. */
  readonly ledger: string
  /** Two different pieces of titles. */
  readonly titles: readonly [string, string]
}

/** Through every screen of a room with records in it, beginning before its locked door. */
export async function walkRoom(desk: Desk, { ledger, titles }: Room, visit: Visit): Promise<void> {
  await walkLock(desk, visit)
  await visit('today')
  await walkItems(desk, titles, visit)
  await walkConflict(desk, titles[0], visit)
  await walkParties(desk, visit)
  await walkImports(desk, ledger, visit)
  await walkOffice(desk, visit)
}

async function walkLock(desk: Desk, visit: Visit): Promise<void> {
  const { page, t } = desk
  await visit('lock')
  await page.getByRole('button', { name: t('door.lock.recover') }).click()
  await page.getByRole('button', { name: t('door.recover.action') }).click()
  await visit('recovery')
  await page.getByRole('button', { name: t('app.back') }).click()
  await door.tryToUnlock(desk, 'wrong-password-1')
  await page.getByRole('alert').waitFor()
  await visit('lock-refused')
  await page.waitForTimeout(1100) // the first wrong password is followed by a second
  await door.unlock(desk)
  await page.getByRole('main').getByRole('heading').first().waitFor()
}

async function walkItems(desk: Desk, [title, other]: Room['titles'], visit: Visit): Promise<void> {
  const { page, t } = desk
  await go(desk, '/items')
  await items.line(desk, title).first().waitFor()
  await visit('items')
  await walkExport(desk, visit)
  await items.open(desk, title)
  await visit('record')
  for (const name of ['place', 'use', 'history', 'attachments', 'tickets'] as const) {
    await items.tab(desk, name)
    await visit(`record-${name}`)
  }
  await items.beside(desk).getByRole('tabpanel').getByRole('button').click()
  await items.beside(desk).getByRole('textbox').first().waitFor()
  await visit('record-ticket-form')
  await items.correct(desk)
  await items.save(desk)
  await visit('correct')
  await page.keyboard.press('Escape')
  await items.describe(desk)
  await items.save(desk)
  await visit('describe')
  await page.locator('[role=treeitem]').nth(1).click()
  const menu = page.getByRole('menu')
  const openMenu = async () => {
    await page.getByRole('button', { name: t('items.tree.menu') }).click()
    await menu.waitFor()
  }
  await openMenu()
  await visit('arrange-menu')
  if (!(await menu.isVisible())) await openMenu() // a window that changes its size shuts its menus
  await menu.getByRole('menuitem').nth(1).click()
  await page.getByRole('dialog').waitFor()
  await visit('arrange-category')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await searchBox(desk).fill(other.slice(0, 2))
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  await visit('search')
  await searchBox(desk).press('Enter')
  await items.line(desk, other).first().waitFor()
  await visit('items-found')
  await walkFilters(desk, visit)
  await page.locator('#items-filter').fill('没有这样的题名')
  await page.getByText(t('items.empty.filtered')).waitFor()
  await visit('items-filtered')
  await page.locator('#items-filter').fill('')
}

/** Asks how the list is to go out. */
async function walkExport({ page, t }: Desk, visit: Visit): Promise<void> {
  await page.getByRole('button', { name: t('exports.action'), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: t('exports.write'), exact: true, disabled: false }).waitFor()
  await visit('export')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
}

/** Narrows the list by a value, asks field by field, and keeps both under a name. */
async function walkFilters({ page, t }: Desk, visit: Visit): Promise<void> {
  const shut = async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: t('find.group.grade') }).click()
  await page
    .getByRole('group', { name: t('find.group.grade') })
    .getByRole('checkbox')
    .first()
    .check()
  await visit('filter-values')
  await shut()
  await page.getByRole('button', { name: t('find.conditions.open') }).click()
  const dialog = page.getByRole('dialog', { name: t('find.conditions.title') })
  await dialog.getByRole('textbox').fill('安全')
  await dialog.getByRole('button', { name: t('find.conditions.addGroup') }).click()
  await visit('conditions')
  await shut()
  await page.getByRole('button', { name: t('find.saved.menu') }).click()
  await page.getByRole('menuitem', { name: t('find.saved.save') }).click()
  await page.getByRole('dialog').waitFor()
  await visit('save-search')
  await shut()
  await page.getByRole('button', { name: t('find.columns.label') }).click()
  await page.getByRole('group', { name: t('find.columns.label') }).waitFor()
  await visit('columns')
  await shut()
  await page.getByRole('button', { name: t('find.chip.clear') }).click()
}

/** Corrects one record in two windows; both change the title. */
async function walkConflict(desk: Desk, title: string, visit: Visit): Promise<void> {
  const { page, t } = desk
  await items.open(desk, title)
  await items.correct(desk)
  await items.field(desk, 'title').fill(`${title}(甲)`)
  await items.field(desk, 'pageCount').fill('31')
  await items.field(desk, 'reason').fill('甲窗口')
  const second = await desk.running.newWindow()
  desk.turnTo(second)
  await desk.settle()
  await go(desk, '/items')
  await items.open(desk, title)
  await items.correct(desk)
  await items.field(desk, 'title').fill(`${title}(乙)`)
  await items.field(desk, 'reason').fill('乙窗口')
  await items.save(desk)
  await items.line(desk, `${title}(乙)`).waitFor()
  await items.tab(desk, 'history')
  await items.beside(desk).locator('ins').first().waitFor()
  await visit('record-versions')
  await second.close()
  desk.turnTo(page)
  await page.getByRole('status').filter({ hasText: '张伟' }).waitFor()
  await visit('correct-overtaken')
  await items.save(desk)
  await page.getByRole('region', { name: t('items.conflict.title') }).waitFor()
  await visit('conflict')
}

async function walkParties(desk: Desk, visit: Visit): Promise<void> {
  const { page, t } = desk
  await go(desk, '/parties')
  await page.getByRole('main').getByRole('row').nth(1).waitFor()
  await visit('parties')
  await page
    .getByRole('button', { name: t('parties.register.action') })
    .first()
    .click()
  await page.getByRole('dialog').locator('[name=name]').waitFor()
  await items.save(desk)
  await visit('register')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function walkImports(desk: Desk, ledger: string, visit: Visit): Promise<void> {
  const { page, t } = desk
  await go(desk, '/imports')
  await page.getByRole('button', { name: t('imports.begin') }).click()
  await visit('import-choose')
  await imports.chooseFile(desk, ledger)
  await visit('import-map')
  await imports.dryRun(desk)
  await visit('import-dry-run')
  await imports.list(desk, 'heldBack')
  await visit('import-held-back')
  await imports.commit(desk, await imports.count(desk, 'created'))
  await visit('import-done')
  await imports.finish(desk)
  await page.getByRole('row').nth(1).waitFor()
  await visit('imports')
  await page
    .getByRole('button', { name: t('imports.undo.action') })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
  await visit('import-undo')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** What concerns the whole archive, and the lock at the end. */
async function walkOffice(desk: Desk, visit: Visit): Promise<void> {
  const { page, t } = desk
  await go(desk, '/audit')
  await page.getByRole('button', { name: t('audit.verify.action') }).click()
  await page.getByRole('status').filter({ hasText: /\d/ }).first().waitFor()
  await page.getByRole('row').nth(1).waitFor()
  await visit('audit')
  await go(desk, '/settings')
  await visit('settings')
  await page.getByRole('table').getByRole('button').first().click()
  await page.getByRole('dialog').waitFor()
  await visit('settings-change')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await go(desk, '/compliance')
  await page.getByRole('row').nth(1).waitFor()
  await visit('compliance')
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await visit('help')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await go(desk, '/items')
  await items.describe(desk)
  await items.field(desk, 'title').fill('还没有写完的一件')
  await lockByHand(desk)
  await desk.settle()
  await door.unlock(desk)
  await go(desk, '/items')
  await items.describe(desk)
  await desk.page.getByRole('button', { name: t('app.draft.take') }).waitFor()
  await visit('draft-offered')
}
