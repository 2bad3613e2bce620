// @vitest-environment jsdom

import { join } from 'node:path'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { describing } from '../../test/support/archive.ts'
import { fileAll } from '../../test/support/exports.ts'
import { testProgram } from '../../test/support/program.ts'
import { openRoom } from '../../test/support/room.tsx'

test('Alt with the arrows, and the two buttons of a mouse, go back and forward through the screens', async () => {
  const { t, user } = await openRoom(testProgram())
  for (const place of ['parties', 'audit'] as const)
    await user.click(screen.getByRole('link', { name: t(`shell.place.${place}`) }))
  await screen.findByRole('heading', { name: t('audit.title') })

  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}')
  await screen.findByRole('heading', { name: t('parties.title') })
  await user.keyboard('{Alt>}{ArrowRight}{/Alt}')
  await screen.findByRole('heading', { name: t('audit.title') })
  fireEvent.mouseUp(document.body, { button: 3 })
  await screen.findByRole('heading', { name: t('parties.title') })
  fireEvent.mouseUp(document.body, { button: 4 })
  expect(await screen.findByRole('heading', { name: t('audit.title') })).toBeDefined()
})

test('folded areas stay folded when the program is started again, and keep their names', async () => {
  const program = testProgram()
  const { t, user } = await openRoom(program)
  await user.click(screen.getByRole('button', { name: t('shell.railFold.fold') }))
  await waitFor(async () => expect((await program.api.door.preferences({})).panes.railFolded).toBe(true))

  const again = testProgram({ folder: program.folder })
  expect((await again.api.door.preferences({})).panes.railFolded).toBe(true)
  expect(screen.getByRole('link', { name: t('shell.place.audit') })).toBeDefined()
})

test('an import that is not finished is counted beside its area until it is', async () => {
  const program = testProgram()
  const { t } = await openRoom(program)
  const areas = within(screen.getByRole('navigation'))
  const link = () => areas.getByRole('link', { name: new RegExp(t('shell.place.imports')) })
  expect(link().textContent).toBe(t('shell.place.imports'))
  const begun = { target: 'items', fileName: 'x', mappingHash: '0'.repeat(64) } as const
  const { id } = await program.api.transfer.begin(begun)
  await waitFor(() => expect(link().textContent).toContain(t('shell.waiting.imports', { count: 1 })))

  await program.api.transfer.finish({ id, state: 'committed', created: 0 })
  await waitFor(() => expect(link().textContent).toBe(t('shell.place.imports')))
})

test('an export goes on when its screen is left, is said aloud when it ends, and stays on the tray until it was seen', async () => {
  const program = testProgram()
  const { t, user } = await openRoom(program)
  await fileAll(program, [describing(1), describing(2)])
  program.answers.target = join(program.folder, '目录.csv')
  await user.click(screen.getByRole('link', { name: t('shell.place.items') }))
  await user.click(await screen.findByRole('button', { name: t('exports.action') }))
  const dialog = await screen.findByRole('dialog')
  await within(dialog).findByText(t('exports.survey', { number: '2' }))
  await user.click(within(dialog).getByRole('button', { name: t('exports.write') }))
  await user.keyboard('{Escape}')
  await user.click(screen.getByRole('link', { name: t('shell.place.audit') }))

  const result = t('exports.done.text', { file: '目录.csv', number: '2' })
  await waitFor(() =>
    expect(screen.getAllByRole('status').some(({ textContent }) => textContent?.includes(result))).toBe(true),
  )
  await user.click(screen.getByRole('button', { name: t('shell.job.ended', { count: 1 }) }))
  await user.click(await screen.findByRole('button', { name: t('shell.job.dismiss'), hidden: true }))
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('button', { name: t('shell.job.ended', { count: 1 }) })).toBeNull()
  await user.keyboard('{Control>}z{/Control}')
  expect(await screen.findByRole('button', { name: t('shell.job.ended', { count: 1 }) })).toBeDefined()
})
