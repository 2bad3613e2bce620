import type { Locator } from 'playwright-core'
import type { ExportFormat } from '../../../shared/contract/exports.ts'
import { type Desk, tabTo } from './desk.ts'

/** The window that asks how a list goes out. */
export const dialog = ({ page }: Desk): Locator => page.getByRole('dialog')

/** Opens it with the keyboard alone and waits until it has counted. */
export async function open(desk: Desk): Promise<void> {
  const { page, t } = desk
  await tabTo(desk, page.getByRole('button', { name: t('exports.action'), exact: true }))
  await page.keyboard.press('Enter')
  await dialog(desk).getByText(t('exports.counting')).waitFor({ state: 'hidden' })
}

/** Chooses a format and all columns with the arrow keys, and writes the file. */
export async function write(desk: Desk, format: ExportFormat, target: string): Promise<void> {
  const { page, t, running } = desk
  await choose(desk, dialog(desk).getByRole('radio', { name: t(`exports.format.${format}`) }))
  await choose(desk, dialog(desk).getByRole('radio', { name: t('exports.columns.all') }))
  await running.answerDialog(target)
  await tabTo(desk, dialog(desk).getByRole('button', { name: t('exports.write'), exact: true }))
  await page.keyboard.press('Enter')
  await dialog(desk).getByText(t('exports.done.title'), { exact: true }).waitFor({ timeout: 60_000 })
}

/** Arrows move within a group of radio buttons; Tab comes to the one that is chosen. */
async function choose(desk: Desk, radio: Locator): Promise<void> {
  const { page } = desk
  const name = (await radio.getAttribute('name')) ?? ''
  await tabTo(desk, page.locator(`input[name="${name}"]:checked`))
  for (let press = 0; press < 5 && !(await radio.isChecked()); press++) await page.keyboard.press('ArrowDown')
}
