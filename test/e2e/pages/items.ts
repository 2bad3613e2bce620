import type { Locator } from 'playwright-core'
import type { ItemField } from '../../../shared/domain/item-rules.ts'
import type { Desk } from './desk.ts'

/** The lines of the catalogue that are in sight. */
export const lines = ({ page, t }: Desk): Locator =>
  page.getByRole('grid', { name: t('items.list.label') }).locator('[aria-rowindex]:not([aria-rowindex="1"])')

/** The line that holds a text. */
export const line = (desk: Desk, text: string): Locator => lines(desk).filter({ hasText: text })

/** What lies beside the list: the record or a form. */
export const beside = ({ page, t }: Desk): Locator =>
  page.getByRole('region', { name: t('items.pane.record') })

/** Opens the record of a line. */
export async function open(desk: Desk, text: string): Promise<void> {
  await line(desk, text).first().click()
  await beside(desk).getByRole('tablist').waitFor()
}

/** One field of the form beside the list. */
export const field = (desk: Desk, name: ItemField | 'reason' | 'source' | 'place'): Locator =>
  beside(desk).locator(`[name=${name}]`)

/** Opens the form in which one item after another is described. */
export async function describe(desk: Desk): Promise<void> {
  await desk.page
    .getByRole('button', { name: desk.t('items.describe.action'), exact: true })
    .first()
    .click()
  await field(desk, 'title').waitFor()
}

/** Adds a category under the fonds that is chosen in the tree. */
export async function addCategory(desk: Desk, code: string, name: string): Promise<void> {
  const { page, t } = desk
  await page.locator('[role=treeitem]').nth(1).click()
  await page.getByRole('button', { name: t('items.tree.menu') }).click()
  await page.getByRole('menuitem', { name: /J\d+/ }).click()
  const dialog = page.getByRole('dialog', { name: t('items.arrange.category.title') })
  await dialog.getByLabel(t('items.arrange.categoryCode')).fill(code)
  await dialog.getByLabel(t('items.arrange.name')).fill(name)
  await dialog.getByRole('button', { name: t('items.arrange.add') }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('treeitem', { name }).waitFor()
}

/** Opens the form that corrects the record that lies open. */
export async function correct(desk: Desk): Promise<void> {
  await beside(desk)
    .getByRole('button', { name: new RegExp(`^${desk.t('items.correct.action')}`) })
    .click()
  await field(desk, 'reason').waitFor()
}

/** Files or saves with the key. */
export const save = ({ page }: Desk): Promise<void> => page.keyboard.press('Control+S')

/** Turns to a tab of the record. */
export const tab = (
  desk: Desk,
  name: 'description' | 'place' | 'use' | 'history' | 'attachments' | 'tickets',
) =>
  beside(desk)
    .getByRole('tab', { name: desk.t(name === 'tickets' ? 'items.ticket.tab' : `items.tab.${name}`) })
    .click()

/** Takes what was being typed back into the form. */
export const takeDraft = ({ page, t }: Desk): Promise<void> =>
  page.getByRole('button', { name: t('app.draft.take') }).click()
