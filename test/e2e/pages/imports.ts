import type { Locator } from 'playwright-core'
import type { Desk } from './desk.ts'

type Count = 'read' | 'created' | 'identical' | 'conflicting' | 'heldBack' | 'refused'

/** Chooses a ledger and waits until the program has understood its columns. */
export async function choose(desk: Desk, file: string): Promise<void> {
  await desk.page.getByRole('button', { name: desk.t('imports.begin') }).click()
  await chooseFile(desk, file)
}

/** Chooses a ledger where the wizard asks for it. */
export async function chooseFile({ page, t, running }: Desk, file: string): Promise<void> {
  await running.answerDialog(file)
  await page.getByRole('button', { name: t('imports.choose.action') }).click()
  await page.getByLabel(t('imports.map.sheet')).waitFor({ timeout: 60_000 })
}

/** Says where rows go whose code names no category. */
export const fallBackTo = ({ page, t }: Desk, category: string): Promise<readonly string[]> =>
  page.getByLabel(t('imports.map.category')).selectOption({ label: category })

/** Says whose grades a ledger has, where it asks. */
export async function sayGrades({ page, t }: Desk, whose: 'commercial' | 'state'): Promise<void> {
  const choice = page.getByLabel(t(`imports.map.gradesOf.${whose}`))
  if (await choice.isVisible()) await choice.check()
}

/** Runs dry and waits for the counts. */
export async function dryRun(desk: Desk): Promise<void> {
  const { page, t } = desk
  await sayGrades(desk, 'commercial')
  await page.getByRole('button', { name: t('imports.map.check'), exact: true }).click()
  await page.getByText(t('imports.report.dry')).waitFor({ timeout: 60_000 })
}

/** Takes the rows in that the dry run found good. */
export async function commit({ page, t }: Desk, rows: number): Promise<void> {
  await page.getByRole('button', { name: t('imports.commit', { number: String(rows) }) }).click()
  await page.getByText(t('imports.report.done')).waitFor({ timeout: 60_000 })
}

/** A count of the report. */
export const count = async ({ page }: Desk, name: Count): Promise<number> =>
  Number(((await page.locator(`[data-count=${name}] dd`).textContent()) ?? '').replaceAll(',', ''))

/** Turns to one list of the report. */
export const list = (
  { page, t }: Desk,
  name: 'problems' | 'heldBack' | 'probable' | 'conflicting' | 'identical',
): Promise<void> => page.getByRole('tab', { name: t(`imports.report.tab.${name}`) }).click()

/** The refused cells, line by line. */
export const problems = ({ page, t }: Desk): Locator =>
  page
    .getByRole('grid', { name: t('imports.report.tab.problems') })
    .locator('[aria-rowindex]:not([aria-rowindex="1"])')

/** Back to the list of imports. */
export const finish = ({ page, t }: Desk): Promise<void> =>
  page.getByRole('button', { name: t('imports.done'), exact: true }).click()

/** Takes an import back as a whole. */
export async function undo({ page, t }: Desk, file: string, rows: number): Promise<void> {
  const run = page.getByRole('row').filter({ hasText: file })
  await run
    .first()
    .getByRole('button', { name: t('imports.undo.action') })
    .click()
  await page.getByRole('button', { name: t('imports.undo.confirm', { number: String(rows) }) }).click()
  await run
    .filter({ hasText: t('imports.state.undone') })
    .first()
    .waitFor({ timeout: 60_000 })
}
