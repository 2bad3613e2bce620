// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { PASSWORD, testProgram } from '../../../test/support/program.ts'
import { openRoom, openWindow, signIn } from '../../../test/support/room.tsx'

async function atTheFounder() {
  const program = testProgram()
  const room = openWindow(program)
  const { t, user } = room
  await user.click(await screen.findByRole('button', { name: t('door.none.found') }))
  await user.click(screen.getByRole('button', { name: t('door.place.choose') }))
  await screen.findByText(program.archive)
  await user.click(screen.getByRole('button', { name: t('app.next') }))
  await user.type(screen.getByRole('textbox', { name: /^档案名称/ }), '江汉公司档案室')
  await user.type(screen.getByRole('textbox', { name: /^全宗号/ }), 'J019')
  await user.type(screen.getByRole('textbox', { name: /^全宗名称/ }), '江汉公司')
  await user.click(screen.getByRole('button', { name: t('app.next') }))
  await user.type(screen.getByRole('textbox', { name: /^姓名/ }), '张伟')
  await user.type(screen.getByRole('textbox', { name: /^登录名/ }), 'zhangwei')
  return { program, ...room }
}

test('DEC-7: an archive is founded step by step, and the shares have to be proven put away', async () => {
  const { t, user } = await atTheFounder()
  await user.type(screen.getByLabelText(/^密码/), PASSWORD)
  await user.type(screen.getByLabelText(/^再输一遍密码/), PASSWORD)
  await screen.findByText(/比特/)
  await user.click(screen.getByRole('button', { name: t('door.found.create') }))

  const share = await screen.findByRole('region', { name: t('door.shares.name', { letter: 'B' }) })
  const check = share.querySelector('dd')?.textContent ?? ''
  const typed = screen.getByRole('textbox', { name: t('door.shares.confirm', { letter: 'B' }) })
  await user.type(typed, '0000-0000')
  await user.click(screen.getByRole('button', { name: t('door.shares.done') }))
  expect(screen.getByText(t('door.shares.wrong'))).toBeDefined()
  await user.clear(typed)
  await user.type(typed, check)
  await user.click(screen.getByRole('button', { name: t('door.shares.done') }))

  await screen.findByRole('navigation')
  expect(screen.getByText(t('shell.founding.title'))).toBeDefined()
})

test('PWD-2, PWD-3: a password is judged while it is typed, each refusal with its rule', async () => {
  const { t, user } = await atTheFounder()
  await user.type(screen.getByLabelText(/^密码/), '1234567')

  expect(await screen.findByText(/PWD-3/)).toBeDefined()
  expect(screen.getByText(/字母.*PWD-2/)).toBeDefined()
  await user.click(screen.getByRole('button', { name: t('door.found.create') }))
  expect(screen.queryByText(t('door.shares.text'))).toBeNull()
})

test.each([
  ['MEDIA-7', 'removable'],
  ['MEDIA-7', 'network'],
  ['MEDIA-8', 'syncFolder'],
] as const)('%s: a folder on %s storage is refused before anything is asked', async (rule, storage) => {
  const program = testProgram()
  program.facts.storage = storage
  const { t, user } = openWindow(program)
  await user.click(await screen.findByRole('button', { name: t('door.none.found') }))
  await user.click(screen.getByRole('button', { name: t('door.place.choose') }))

  expect((await screen.findByRole('alert')).textContent).toContain(rule)
  expect(screen.getByRole('button', { name: t('app.next') })).toHaveProperty('disabled', true)
})

test('a wrong password is refused, and the next try has to wait', async () => {
  const program = testProgram()
  const room = await openRoom(program)
  const { t, user } = room
  await program.lock('byHand')
  const password = await screen.findByLabelText(t('door.field.password'))
  for (const guess of ['Wrong password 1', 'Wrong password 2']) {
    await user.type(password, guess)
    await user.click(screen.getByRole('button', { name: t('door.lock.open') }))
    await screen.findByRole('alert')
  }
  expect(screen.getByRole('alert').textContent).not.toContain('Wrong')
})

test('the language changes live, on the lock screen too', async () => {
  const program = testProgram()
  const room = await openRoom(program)
  await program.lock('byHand')
  await room.user.click(await screen.findByRole('radio', { name: 'English' }))
  expect(await screen.findByRole('heading', { name: 'Locked' })).toBeDefined()
  await signIn(room)
  expect(within(screen.getByRole('navigation')).getByText('Today')).toBeDefined()
})
