import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Desk, PATIENCE_MS } from './desk.ts'
import * as door from './door.ts'
import { go } from './shell.ts'

/** Looks at one screen; its name says which. */
export type Visit = (screen: string) => Promise<void>

/** Through every screen before the room: nothing chosen, the wizard with its refusals, the shares, and the empty room. */
export async function walkDoor(desk: Desk, visit: Visit): Promise<void> {
  const { page, t, running, folder } = desk
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const forbidden = join(folder, 'Dropbox')
  const place = join(folder, 'archive')
  for (const made of [forbidden, place]) mkdirSync(made, { recursive: true })
  await visit('door')

  await button(t('door.none.found')).click()
  await visit('founding-place')
  for (const chosen of [forbidden, place]) {
    await running.answerDialog(chosen)
    await button(t('door.place.choose')).click()
    await page.getByText(chosen).waitFor()
    await visit(chosen === place ? 'founding-place-chosen' : 'founding-place-refused')
  }
  await door.next(desk)
  await door.next(desk)
  await visit('founding-archive')
  await page.getByLabel(t('door.field.name')).fill('综合档案室')
  await page.getByLabel(t('door.field.fondsNumber')).fill('J019')
  await page.getByLabel(t('door.field.fondsName')).fill('江汉公司')
  await door.next(desk)
  await page.getByLabel(t('door.field.founderName')).fill('张伟')
  await page.getByLabel(t('door.field.signInName')).fill(desk.person.signInName)
  await door.passwordField(desk).fill('short')
  await page.getByText('PWD-3').first().waitFor()
  await visit('founding-founder')
  await door.passwordField(desk).fill(desk.person.password)
  await page.locator('input[type=password]').nth(1).fill(desk.person.password)
  await page.getByText('PWD-3').first().waitFor({ state: 'detached' })
  await button(t('door.found.create')).click()
  await door.sharesShown(desk)
  await visit('founding-shares')
  await door.putSharesAway(desk)

  await visit('today-empty')
  for (const [area, screen] of [
    ['/items', 'items-empty'],
    ['/parties', 'parties-empty'],
    ['/imports', 'imports-empty'],
  ] as const) {
    await go(desk, area)
    await page.getByRole('main').getByRole('button').first().waitFor({ timeout: PATIENCE_MS })
    await visit(screen)
  }
}
