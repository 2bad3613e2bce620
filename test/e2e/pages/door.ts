import type { Locator } from 'playwright-core'
import { FOUNDER, PASSWORD } from '../../support/program.ts'
import type { Desk } from './desk.ts'

/** The founding of an archive as it is asked for. */
export interface Founding {
  readonly name: string
  readonly fondsNumber: string
  readonly fondsName: string
  readonly founderName: string
  readonly signInName: string
  readonly password: string
}

export const passwordField = ({ page }: Desk): Locator => page.locator('input[type=password]').first()
export const unlockButton = ({ page, t }: Desk): Locator =>
  page.getByRole('button', { name: t('door.lock.open'), exact: true })

/** The screen that asks who is there. */
export const isLocked = ({ page, t }: Desk): Promise<boolean> =>
  page.getByRole('heading', { name: t('door.lock.title'), exact: true }).isVisible()

/** Types name and password and waits until the room is open. */
export async function unlock(desk: Desk, password = PASSWORD, signInName: string = FOUNDER): Promise<void> {
  await tryToUnlock(desk, password, signInName)
  await desk.page.getByRole('navigation').waitFor()
}

/** Types name and password and presses the button, whatever comes of it. */
export async function tryToUnlock(desk: Desk, password: string, signInName: string = FOUNDER): Promise<void> {
  const { page, t } = desk
  await page.getByLabel(t('door.field.signInName')).fill(signInName)
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

/** Founds an archive with the mouse, for journeys that are about something else. */
export async function found(desk: Desk, folder: string, founding: Founding): Promise<void> {
  const { page, t } = desk
  await page.getByRole('button', { name: t('door.none.found') }).click()
  await desk.running.answerDialog(folder)
  await page.getByRole('button', { name: t('door.place.choose') }).click()
  await page.getByText(folder).waitFor()
  await next(desk)
  await page.getByLabel(t('door.field.name')).fill(founding.name)
  await page.getByLabel(t('door.field.fondsNumber')).fill(founding.fondsNumber)
  await page.getByLabel(t('door.field.fondsName')).fill(founding.fondsName)
  await next(desk)
  await page.getByLabel(t('door.field.founderName')).fill(founding.founderName)
  await page.getByLabel(t('door.field.signInName')).fill(founding.signInName)
  await passwordField(desk).fill(founding.password)
  await page.locator('input[type=password]').nth(1).fill(founding.password)
  await page.getByRole('button', { name: t('door.found.create') }).click()
  await sharesShown(desk)
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
