// @vitest-environment jsdom
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { describing } from '../../test/support/archive.ts'
import { fileAll } from '../../test/support/exports.ts'
import { HEAD, line } from '../../test/support/imports.ts'
import { testProgram } from '../../test/support/program.ts'
import { openRoom } from '../../test/support/room.tsx'

async function afterCorrection() {
  const program = testProgram()
  const room = await openRoom(program)
  const { t, user } = room
  await fileAll(program, [describing(1)])
  await user.click(screen.getByRole('link', { name: t('shell.place.items') }))
  await user.click(await screen.findByRole('row', { name: /第1次/ }))
  await user.click(await screen.findByRole('button', { name: new RegExp(t('items.correct.action')) }))
  const title = await screen.findByLabelText(new RegExp(`^${t('items.field.title')}`))
  await user.clear(title)
  await user.type(title, '改过的题名')
  await user.type(screen.getByLabelText(new RegExp(t('items.field.reason'))), '题名漏字')
  await user.keyboard('{Control>}s{/Control}')
  const code = describing(1).archivalCode
  await screen.findByRole('button', { name: t('shell.undo.action') })
  const [row] = (await program.api.items.list({})).rows
  if (!row) throw new Error('the item is gone')
  const versions = () => program.api.items.versions({ vault: row.vault, id: row.id })
  return { program, code, row, versions, ...room }
}

test('LAW-1: Ctrl+Z takes a correction back by a new one that says so; nothing is unsaid', async () => {
  const { t, user, code, versions } = await afterCorrection()
  await user.keyboard('{Control>}z{/Control}')
  await screen.findAllByText(t('shell.undo.undone.correction', { name: code }))

  const [now, wrong, first] = await versions()
  expect(now).toMatchObject({ version: 3, reason: t('shell.undo.reason', { version: 2, former: 1 }) })
  expect(now?.description).toEqual(first?.description)
  expect(wrong?.description.title).toBe('改过的题名')
  // What was taken back is no step of its own.
  await user.keyboard('{Control>}z{/Control}')
  await screen.findByText(t('shell.undo.nothing'))
})

test('LAW-1: a correction that somebody has changed since is not taken back', async () => {
  const { program, t, user, row, versions } = await afterCorrection()
  const { vault, id } = row
  const { description } = await program.api.items.get({ vault, id })
  await program.api.items.correct({
    vault,
    id,
    version: 2,
    description: { ...description, author: '另一处' },
    reason: '责任者写错',
  })
  await user.keyboard('{Control>}z{/Control}')

  expect(await screen.findByText(t('error.conflict.item'))).toBeDefined()
  expect(await versions()).toHaveLength(3)
})

test('LAW-1: an import of which something stays is undone only after what stays was read', async () => {
  const program = testProgram()
  const { t, user } = await openRoom(program)
  program.answers.file = join(program.folder, 'ledger.csv')
  writeFileSync(program.answers.file, `${HEAD}\n${line(1)}\n${line(2)}`)
  await user.click(screen.getByRole('link', { name: t('shell.place.imports') }))
  await user.click(await screen.findByRole('button', { name: t('imports.begin') }))
  await user.click(screen.getByRole('button', { name: t('imports.choose.action') }))
  await user.click(await screen.findByRole('button', { name: t('imports.map.check') }))
  await user.click(await screen.findByRole('button', { name: t('imports.commit', { number: '2' }) }))
  await user.click(await screen.findByRole('button', { name: t('imports.done') }))
  const [row] = (await program.api.items.list({})).rows
  if (!row) throw new Error('nothing was filed')
  const item = await program.api.items.get(row)
  const description = { ...item.description, title: '核对过的题名' }
  await program.api.items.correct({ ...item, description, reason: '核对原件' })

  await user.keyboard('{Control>}z{/Control}')
  const dialog = await screen.findByRole('dialog', { name: t('imports.undo.title', { file: 'ledger.csv' }) })
  expect(within(dialog).getByText(/核对过的题名/)).toBeDefined()
  expect((await program.api.items.list({})).total).toBe(2)
  await user.click(within(dialog).getByRole('button', { name: t('imports.undo.confirm', { number: '1' }) }))
  await waitFor(async () => expect((await program.api.items.list({})).total).toBe(1))
})

test('in a text field Ctrl+Z belongs to what is typed', async () => {
  const { t, user, versions } = await afterCorrection()
  await user.click(screen.getByLabelText(t('items.list.filter')))
  await user.keyboard('{Control>}z{/Control}')
  await waitFor(async () => expect(await versions()).toHaveLength(2))
  expect(screen.queryByText(t('shell.undo.nothing'))).toBeNull()
})
