import type { Desk } from '../../test/e2e/pages/desk.ts'
import * as door from '../../test/e2e/pages/door.ts'
import * as imports from '../../test/e2e/pages/imports.ts'
import * as items from '../../test/e2e/pages/items.ts'
import { go, lockByHand, search } from '../../test/e2e/pages/shell.ts'
import type { Recorder } from './recorder.ts'

/** Takes a ledger in, seeks in it, describes, corrects, and settles a conflict between two windows. */
export async function tourRecords(desk: Desk, recorder: Recorder, ledger: string): Promise<void> {
  await tourImport(desk, recorder, ledger)
  await tourDescribing(desk, recorder)
  await tourConflict(desk, recorder)
}

async function tourImport(desk: Desk, { chapter, note, shoot }: Recorder, ledger: string): Promise<void> {
  chapter('Import')
  await go(desk, '/imports')
  await imports.choose(desk, ledger)
  await shoot('import-columns')
  await imports.dryRun(desk)
  const [read, created, heldBack, refused] = await Promise.all(
    (['read', 'created', 'heldBack', 'refused'] as const).map((name) => imports.count(desk, name)),
  )
  note(
    `${read} rows read: ${created} new, ${heldBack} held back, ${refused} refused by row, column, value and rule`,
  )
  await shoot('import-dry-run')
  await imports.commit(desk, created ?? 0)
  await imports.finish(desk)
  await desk.page.getByRole('row').nth(1).waitFor()
  await shoot('imports')
}

async function tourDescribing(desk: Desk, { chapter, note, shoot }: Recorder): Promise<void> {
  const { page } = desk
  chapter('Search, describe, correct')
  await search(desk, '宿')
  await items.line(desk, '宿舍').locator('mark').first().waitFor()
  note('one character finds every title that holds it')
  await shoot('items-found')
  await go(desk, '/items')
  await page.getByRole('treeitem').nth(2).click()
  await items.describe(desk)
  for (const [name, text] of [
    ['archivalCode', 'J019-WS·2024·D30-0001'],
    ['title', '关于档案库房温湿度控制的通知'],
    ['author', '档案室'],
    ['documentDate', '20240315'],
    ['retention', '30年'],
  ] as const)
    await items.field(desk, name).fill(text)
  await shoot('describe')
  await items.save(desk)
  await items.line(desk, '温湿度').waitFor()
  await items.open(desk, '温湿度')
  await items.correct(desk)
  await items.field(desk, 'pageCount').fill('8')
  await items.field(desk, 'reason').fill('清点页数')
  await items.field(desk, 'source').fill('原件')
  await shoot('correct')
  await items.save(desk)
  await items.tab(desk, 'history')
  await items.beside(desk).getByText('清点页数').waitFor()
  note('the correction keeps the old value, the reason and the source (QUAL-11)')
  await shoot('record-history')
}

async function tourConflict(desk: Desk, { note, shoot }: Recorder): Promise<void> {
  const { page, t } = desk
  await items.correct(desk)
  await items.field(desk, 'title').fill('关于库房温湿度控制的补充通知')
  await items.field(desk, 'reason').fill('题名写错')
  const second = await desk.running.newWindow()
  desk.turnTo(second)
  await go(desk, '/items')
  await items.open(desk, '温湿度')
  await items.correct(desk)
  await items.field(desk, 'title').fill('关于库房温湿度控制的紧急通知')
  await items.field(desk, 'author').fill('后勤部')
  await items.field(desk, 'reason').fill('对照原件')
  await items.save(desk)
  await items.line(desk, '紧急通知').waitFor()
  await second.close()
  desk.turnTo(page)
  await page.getByText(t('items.correct.changedMeanwhile', { name: '陈静' })).waitFor()
  await items.save(desk)
  const conflict = page.getByRole('region', { name: t('items.conflict.title') })
  await conflict.waitFor()
  await shoot('conflict')
  await conflict.getByRole('row').nth(1).getByRole('radio').nth(1).check()
  await conflict.getByRole('button', { name: t('items.conflict.save') }).click()
  await items.line(desk, '补充通知').waitFor()
  note('two windows changed one record; every differing field was shown and chosen (hard case 21)')
}

/** Locks in the middle of typing, gets it back, verifies the audit and shows what the room can prove. */
export async function tourOffice(desk: Desk, { chapter, note, shoot }: Recorder): Promise<void> {
  const { t } = desk
  chapter('Lock and unlock')
  await go(desk, '/items')
  await items.describe(desk)
  await items.field(desk, 'title').fill('关于锅炉房改造工程验收的报告')
  await lockByHand(desk)
  await shoot('lock')
  await door.unlock(desk)
  await desk.page.getByText(t('today.draft.describe')).waitFor()
  note('what was being typed was put away, sealed, and is offered back')
  await shoot('today')

  chapter('Proof')
  const { page } = desk
  await go(desk, '/audit')
  await page.getByRole('button', { name: t('audit.verify.action') }).click()
  const verified = page.getByRole('status').filter({ hasText: /\d/ }).first()
  await verified.waitFor()
  note(`audit: ${await verified.textContent()}`)
  await shoot('audit')
  for (const place of ['settings', 'compliance'] as const) {
    await go(desk, `/${place}`)
    await page.getByRole('row').nth(1).waitFor()
    await shoot(place)
  }
  for (const row of await page.getByRole('row').all()) {
    const [rule, property, state, evidence] = await row.getByRole('cell').allTextContents()
    if (rule) note(`${rule} ${property}: ${state} ${evidence?.replaceAll('\n', ', ') ?? ''}`)
  }
}
