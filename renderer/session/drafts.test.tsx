// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { testProgram } from '../../test/support/program.ts'
import { openRoom, signIn } from '../../test/support/room.tsx'

async function typing() {
  const program = testProgram()
  const room = await openRoom(program)
  const { t, user } = room
  await user.click(screen.getByRole('link', { name: t('shell.place.items') }))
  await user.click(await screen.findByRole('treeitem', { name: /WS/ }))
  await user.keyboard('n')
  const form = await screen.findByRole('form', { name: t('items.describe.title') })
  const title = within(form).getByRole('textbox', { name: /^题名/ })
  return { program, room, t, user, title }
}

test('a lock in the middle of typing gives everything back after signing in', async () => {
  const { program, room, t, user, title } = await typing()
  await user.type(title, '没有写完的一件')
  await program.lock('byHand')

  await signIn(room)
  await user.click(await screen.findByRole('link', { name: t('today.draft.action') }))
  await user.click(await screen.findByRole('button', { name: t('app.draft.take') }))
  expect(screen.getByDisplayValue('没有写完的一件')).toBeDefined()
})

test('after the lock nothing of what was typed or listed is left on the screen', async () => {
  const { program, t, user, title } = await typing()
  await user.type(title, '没有写完的一件')
  await program.lock('byHand')

  await screen.findByRole('heading', { name: t('door.lock.title') })
  expect(document.body.textContent).not.toContain('没有写完')
  expect(document.querySelector('form textarea')).toBeNull()
})

test('a draft goes once its item is filed', async () => {
  const { program, t, user, title } = await typing()
  const form = title.closest('form') as HTMLElement
  const field = (name: RegExp) => within(form).getByRole('textbox', { name })
  await user.type(field(/^档号/), 'J019-WS·2024·D30·003-0041')
  await user.type(title, '关于供应商准入的通知')
  await user.type(field(/^责任者/), '办公室')
  await user.type(field(/^日期/), '20240315')
  await user.type(within(form).getByLabelText(/^存放位置/), '未上架')
  await user.keyboard('{Control>}s{/Control}')
  await screen.findByRole('row', { name: /0041/ })

  const { openVault } = await program.api.session.whoAmI({})
  await waitFor(async () => expect(await program.api.drafts.list({ vault: openVault })).toEqual([]))
  expect(screen.queryByText(t('app.draft.take'))).toBeNull()
})
