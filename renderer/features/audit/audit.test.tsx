// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { describing } from '../../../test/support/archive.ts'
import { testProgram } from '../../../test/support/program.ts'
import { openRoom } from '../../../test/support/room.tsx'

/** The audit screen of an archive with one item in it. */
async function beforeTheTrail() {
  const program = testProgram()
  const { t, user } = await openRoom(program)
  const { openVault: vault } = await program.api.session.whoAmI({})
  const [category] = (await program.api.arrangement.tree({})).categories
  if (!category) throw new Error('no category')
  const item = { vault, categoryId: category.id, description: describing(1), place: '未上架' }
  await program.api.items.describe(item)
  await user.click(screen.getByRole('link', { name: t('audit.title') }))
  const check = async () => user.click(await screen.findByRole('button', { name: t('audit.deep.action') }))
  return { t, check, db: program.host.session()?.vaults.first.db }
}

test('AUD-1: the check of every record says what it read, and that all of it agrees', async () => {
  const { t, check } = await beforeTheTrail()
  await check()
  const said = await screen.findByText(/1 件、1 个版本/)
  expect(said.closest('[role=status]')).not.toBeNull()
  expect(said.textContent).toContain(t('audit.deep.whole', { items: 1, versions: 1, entries: 4 }).slice(-10))
})

test('AUD-1: a record that says something else than its entry is named in words', async () => {
  const { t, check, db } = await beforeTheTrail()
  db?.script(`UPDATE item SET title = '假题名' WHERE entry = 1`)
  await check()
  const item = describing(1).archivalCode
  expect(await screen.findByText(t('audit.deep.finding.contentChanged', { item, version: 1 }))).toBeDefined()
  expect(screen.getByText(t('audit.deep.found', { count: 2 }))).toBeDefined()
})
