// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { describing } from '../../test/support/archive.ts'
import { testProgram } from '../../test/support/program.ts'
import { openRoom } from '../../test/support/room.tsx'

async function withItem() {
  const program = testProgram()
  const room = await openRoom(program)
  const { categories } = await program.api.arrangement.tree({})
  const { openVault: vault } = await program.api.session.whoAmI({})
  const [category] = categories
  if (!category) throw new Error('founding makes a category')
  for (const number of [12, 13])
    await program.api.items.describe({
      vault,
      categoryId: category.id,
      description: describing(number),
      place: '未上架',
    })
  return { program, ...room }
}

test('one search box finds any piece of a title and opens the record', async () => {
  const { t, user } = await withItem()
  await user.keyboard('{Control>}k{/Control}')
  await user.keyboard('第13次')
  await user.click(await screen.findByRole('option', { name: /第13次会议/, hidden: true }))

  expect(await screen.findByRole('heading', { name: '关于第13次会议的通知' })).toBeDefined()
  expect(screen.getByRole('tab', { name: t('items.tab.description') })).toBeDefined()
})

test('the search box also finds what can be done', async () => {
  const { t, user } = await withItem()
  await user.keyboard('{Control>}k{/Control}')
  await user.keyboard(t('shell.place.audit'))
  await user.click(await screen.findByRole('option', { name: t('shell.place.audit'), hidden: true }))

  expect(await screen.findByRole('heading', { name: t('audit.title') })).toBeDefined()
})

test('case 38: a number scanned under an input method that nothing has is said and creates nothing', async () => {
  const { program, t } = await withItem()
  for (const digit of '0012004499')
    fireEvent.keyDown(document.body, { code: `Digit${digit}`, key: 'Process' })
  fireEvent.keyDown(document.body, { code: 'Enter', key: 'Enter' })

  await waitFor(() => expect(screen.getByText(t('find.jump.unknown', { code: '0012004499' }))).toBeDefined())
  expect((await program.api.items.list({})).total).toBe(2)
})

test('the keyboard map lists every shortcut', async () => {
  const { t, user } = await withItem()
  await user.keyboard('?')
  expect(await screen.findByRole('dialog', { name: t('shell.help.title') })).toBeDefined()
  for (const keys of ['Ctrl+K', 'Ctrl+L', 'Ctrl+Shift+N', 'N', 'E', '/'])
    expect(screen.getByRole('row', { name: new RegExp(`^${keys.replaceAll('+', '\\+')} `) })).toBeDefined()
})

test('single characters stop being shortcuts when they are switched off', async () => {
  const { t, user } = await withItem()
  await user.click(screen.getByRole('link', { name: t('shell.place.settings') }))
  await user.click(await screen.findByRole('switch'))
  await user.click(screen.getByRole('link', { name: t('shell.place.items') }))
  await screen.findByRole('row', { name: /第13次/ })
  await user.keyboard('n?')

  expect(screen.queryByRole('form')).toBeNull()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a change made elsewhere shows at once, without being asked for', async () => {
  const { program, t, user } = await withItem()
  await user.click(screen.getByRole('link', { name: t('shell.place.items') }))
  await screen.findByRole('row', { name: /第13次/ })
  const [row] = (await program.api.items.list({})).rows
  if (!row) throw new Error('the item is gone')
  const { vault, id } = row
  const { description } = await program.api.items.get({ vault, id })
  await program.api.items.correct({
    vault,
    id,
    version: 1,
    description: { ...description, title: '另一个窗口改的题名' },
    reason: '题名漏字',
  })

  expect(await screen.findByRole('row', { name: /另一个窗口改的题名/ })).toBeDefined()
})
