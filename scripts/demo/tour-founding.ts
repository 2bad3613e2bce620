import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Desk } from '../../test/e2e/pages/desk.ts'
import * as door from '../../test/e2e/pages/door.ts'
import type { Recorder } from './recorder.ts'

/** Founds an archive: a folder that is refused, one that will do, who and what, and the three shares on paper. */
export async function tourFounding(desk: Desk, { chapter, note, keep, shoot }: Recorder): Promise<void> {
  const { page, t, folder, running } = desk
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const place = join(folder, '档案')
  const forbidden = join(folder, 'Dropbox')
  for (const made of [place, forbidden]) mkdirSync(made)

  chapter('Founding')
  await shoot('door')
  await button(t('door.none.found')).click()
  for (const chosen of [forbidden, place]) {
    await running.answerDialog(chosen)
    await button(t('door.place.choose')).click()
    await page.getByText(chosen).waitFor()
    if (chosen === forbidden) await shoot('founding-place-refused')
  }
  note('a folder that a service copies elsewhere is refused (MEDIA-8)')
  await door.next(desk)
  await page.getByLabel(t('door.field.name')).fill('江汉机械集团档案室')
  await page.getByLabel(t('door.field.fondsNumber')).fill('J019')
  await page.getByLabel(t('door.field.fondsName')).fill('江汉机械集团有限公司')
  await shoot('founding-archive')
  await door.next(desk)
  await page.getByLabel(t('door.field.founderName')).fill('陈静')
  await page.getByLabel(t('door.field.signInName')).fill(desk.person.signInName)
  await door.passwordField(desk).fill('short')
  await page.getByText('PWD-3').first().waitFor()
  await shoot('founding-founder')
  note('a password of five letters is refused with its rules (PWD-2, PWD-3, DEC-9)')
  await door.passwordField(desk).fill(desk.person.password)
  await page.locator('input[type=password]').nth(1).fill(desk.person.password)
  await page.getByText('PWD-3').first().waitFor({ state: 'detached' })
  await button(t('door.found.create')).click()
  await door.sharesShown(desk)
  await shoot('founding-shares')

  const pdf = join(folder, t('door.shares.fileName'))
  await running.answerDialog(pdf)
  await button(t('door.shares.save')).click()
  await page.getByText(t('door.shares.saved')).waitFor()
  keep(pdf)
  const pages = readFileSync(pdf, 'latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  note(`the recovery shares are ${pages} printed pages, shown this once`)
  await door.putSharesAway(desk)
  await page.getByText(t('today.first.title')).waitFor()
  await shoot('today-empty')
}
