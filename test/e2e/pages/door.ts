import type { Locator } from 'playwright-core'
import type { Desk } from './desk.ts'

export const passwordField = ({ page }: Desk): Locator => page.locator('input[type=password]').first()
export const unlockButton = ({ page, t }: Desk): Locator =>
  page.getByRole('button', { name: t('door.lock.open'), exact: true })

/** The screen that asks who is there. */
export const isLocked = ({ page, t }: Desk): Promise<boolean> =>
  page.getByRole('heading', { name: t('door.lock.title'), exact: true }).isVisible()

/** Types name and password and waits until the room is open. */
export async function unlock(desk: Desk): Promise<void> {
  await tryToUnlock(desk, desk.person.password)
  await desk.page.getByRole('navigation').waitFor()
}

/** Types name and password and presses the button, whatever comes of it. */
export async function tryToUnlock(desk: Desk, password: string): Promise<void> {
  const { page, t } = desk
  await page.getByLabel(t('door.field.signInName')).fill(desk.person.signInName)
  await passwordField(desk).fill(password)
  await unlockButton(desk).click()
}

/** What the shown recovery share says of itself: its characters and the check under them. */
export async function readShare({ page, t }: Desk, letter: 'A' | 'B' | 'C') {
  const share = page.getByRole('region', { name: t('door.shares.name', { letter }) })
  const check = (await share.locator('dd').first().textContent()) ?? ''
  const groups = await share.locator('.code span').allTextContents()
  return { groups, check }
}

/** The next step of the wizard. */
export const next = ({ page, t }: Desk): Promise<void> =>
  page.getByRole('button', { name: t('app.next') }).click()

/** Waits for the page with the recovery shares. */
export const sharesShown = ({ page, t }: Desk): Promise<void> =>
  page.getByRole('region', { name: t('door.shares.name', { letter: 'C' }) }).waitFor({ timeout: 60_000 })

/** Types the check of the printed share, as proof that the shares were put away, and enters the room. */
export async function putSharesAway(desk: Desk): Promise<void> {
  const { page, t } = desk
  const { check } = await readShare(desk, 'B')
  await page.getByLabel(t('door.shares.confirm', { letter: 'B' })).fill(check)
  await page.getByRole('button', { name: t('door.shares.done') }).click()
  await page.getByRole('navigation').waitFor()
}
