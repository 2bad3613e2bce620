// @vitest-environment jsdom
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { testProgram } from '../../../test/support/program.ts'
import { openRoom } from '../../../test/support/room.tsx'

const LEDGER = [
  '档号,题名,责任者,文号,日期,密级,页数,保管期限',
  'J019-WS·2024·D30·003-0001,关于准入的通知,办公室,沪办发〔2024〕1号,20240315,,3,30年',
  'J019-WS·2024·D30·003-0002,关于检查的报告,办公室,,20240231,,3,30年',
  'J019-WS·2024·D30·003-0003,不该出现的题名,办公室,,20240316,机密,3,30年',
].join('\n')

async function dryRun() {
  const program = testProgram()
  const room = await openRoom(program)
  const { t, user } = room
  program.answers.file = join(program.folder, 'ledger.csv')
  writeFileSync(program.answers.file, `\ufeff${LEDGER}`)
  await user.click(screen.getByRole('link', { name: t('shell.place.imports') }))
  await user.click(await screen.findByRole('button', { name: t('imports.begin') }))
  await user.click(screen.getByRole('button', { name: t('imports.choose.action') }))
  await user.click(
    await screen.findByLabelText(t('imports.map.gradesOf.commercial'), { exact: false }, { timeout: 90_000 }),
  )
  await user.click(screen.getByRole('button', { name: t('imports.map.check') }))
  await screen.findByText(t('imports.report.dry'), {}, { timeout: 90_000 })
  return { program, ...room }
}

test('a dry run says row, column, value and rule of what it refuses, and writes nothing', async () => {
  const { program, t } = await dryRun()

  const problems = screen.getByRole('grid', { name: t('imports.report.tab.problems') })
  expect(within(problems).getByRole('row', { name: /3 E ?日期 20240231 IDX-2 没有这一天/ })).toBeDefined()
  expect((await program.api.items.list({})).total).toBe(0)
})

test('of a row that is held back nothing is shown but its number and grade', async () => {
  const { t, user } = await dryRun()
  await user.click(screen.getByRole('tab', { name: new RegExp(t('imports.report.tab.heldBack')) }))

  expect(screen.getByText(/1 行：4/)).toBeDefined()
  expect(document.body.textContent).not.toContain('不该出现的题名')
})

test('what was taken in can be undone as a whole', async () => {
  const { program, t, user } = await dryRun()
  await user.click(screen.getByRole('button', { name: t('imports.commit', { number: '1' }) }))
  await user.click(await screen.findByRole('button', { name: t('imports.done') }, { timeout: 90_000 }))
  expect((await program.api.items.list({})).total).toBe(1)

  await user.click(await screen.findByRole('button', { name: t('imports.undo.action') }))
  await user.click(await screen.findByRole('button', { name: t('imports.undo.confirm', { number: '1' }) }))
  expect(await screen.findByText(t('imports.state.undone'), {}, { timeout: 90_000 })).toBeDefined()
  expect((await program.api.items.list({})).total).toBe(0)
})

test('LAW-16: a ledger with grades is judged only after somebody has said whose they are', async () => {
  const program = testProgram()
  const { t, user } = await openRoom(program)
  program.answers.file = join(program.folder, 'ledger.csv')
  writeFileSync(program.answers.file, `\ufeff${LEDGER}`)
  await user.click(screen.getByRole('link', { name: t('shell.place.imports') }))
  await user.click(await screen.findByRole('button', { name: t('imports.begin') }))
  await user.click(screen.getByRole('button', { name: t('imports.choose.action') }))
  await screen.findByText(t('imports.map.gradesMissing'), {}, { timeout: 90_000 })
  expect(screen.getByRole('button', { name: t('imports.map.check') }).hasAttribute('disabled')).toBe(true)
  expect(screen.getByText(t('imports.map.gradesStateOrdinary'))).toBeDefined()
})

test('a refused cell is put right beside its row and judged again', async () => {
  const { program, t, user } = await dryRun()
  await user.click(screen.getByText('20240231'))
  const label = t('imports.decide.typedIn', { row: 3, field: t('items.field.documentDate') })
  await user.type(screen.getByRole('textbox', { name: label }), '20240229')
  await user.click(screen.getByRole('button', { name: t('imports.decide.apply') }))
  const commit = await screen.findByRole(
    'button',
    { name: t('imports.commit', { number: '2' }) },
    { timeout: 90_000 },
  )
  await user.click(commit)
  await screen.findByText(t('imports.report.done'), {}, { timeout: 90_000 })
  expect((await program.api.items.list({})).total).toBe(2)
})

test('a workbook of several sheets of one form is gone through sheet by sheet with one mapping', async () => {
  const program = testProgram()
  const { t, user } = await openRoom(program)
  const head = ['档号', '题名', '责任者', '文号', '日期', '页数', '保管期限']
  const row = (n: number) => [
    `J019-WS·2024·D30·003-000${n}`,
    `关于第${n}号的通知`,
    '办公室',
    '',
    '20240315',
    '3',
    '30年',
  ]
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([head, row(1), row(2)]), '2023年')
  // The headings of the second stand a row lower, behind a title.
  utils.book_append_sheet(book, utils.aoa_to_sheet([['归档文件目录'], head, row(3)]), '2024年')
  program.answers.file = join(program.folder, 'ledger.xlsx')
  writeFileSync(program.answers.file, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  await user.click(screen.getByRole('link', { name: t('shell.place.imports') }))
  await user.click(await screen.findByRole('button', { name: t('imports.begin') }))
  await user.click(screen.getByRole('button', { name: t('imports.choose.action') }))
  await user.click(await screen.findByRole('button', { name: t('imports.map.check') }, { timeout: 90_000 }))
  await user.click(
    await screen.findByRole('button', { name: t('imports.commit', { number: '2' }) }, { timeout: 90_000 }),
  )
  const next = await screen.findByRole('button', { name: /2024年/ }, { timeout: 90_000 })
  await user.click(next)
  await user.click(
    await screen.findByRole('button', { name: t('imports.commit', { number: '1' }) }, { timeout: 90_000 }),
  )
  await screen.findByRole('button', { name: t('imports.done') }, { timeout: 90_000 })
  expect(screen.queryByRole('group', { name: t('imports.alike.label') })).toBeNull()
  expect((await program.api.items.list({})).total).toBe(3)
  expect(await program.api.transfer.list({})).toHaveLength(2)
})
