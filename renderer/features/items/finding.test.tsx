// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { barcodeOf } from '../../../shared/domain/barcode.ts'
import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import { describing } from '../../../test/support/archive.ts'
import { testProgram } from '../../../test/support/program.ts'
import { openRoom } from '../../../test/support/room.tsx'
import { useMarks } from './marks.store.ts'

// What hangs over the page is never placed where nothing is laid out, and so never seen.
const over = { hidden: true } as const

const PAPERS: readonly Partial<ItemDescription>[] = [
  { title: '锅炉房改造合同', author: '基建科', filingYear: 2019, retention: 'Y', secrecyGrade: 'public' },
  { title: '锅炉房验收纪要', author: '基建科', filingYear: 2020, retention: 'D30', remarks: '缺第3页' },
  { title: '安全生产检查通报', author: '安监科', filingYear: 2020, retention: 'D30' },
  { title: '职工培训安排', author: '人事科', filingYear: 2021, retention: 'D10', accessStatus: 'open' },
]

async function room() {
  const program = testProgram()
  const opened = await openRoom(program)
  const { api } = program
  const { openVault: vault } = await api.session.whoAmI({})
  const [category] = (await api.arrangement.tree({})).categories
  if (!category) throw new Error('founding makes a category')
  for (const [at, paper] of PAPERS.entries())
    await api.items.describe({
      vault,
      categoryId: category.id,
      description: describing(at + 1, paper),
      place: '未上架',
    })
  const { t, user } = opened
  await user.click(screen.getByRole('link', { name: t('shell.place.items') }))
  await screen.findByRole('row', { name: /职工培训/ })
  const titles = () =>
    within(screen.getByRole('grid'))
      .getAllByRole('row')
      .slice(1)
      .map((row) => PAPERS.find(({ title }) => row.textContent?.includes(title ?? ''))?.title)
  const lists = (...expected: readonly (string | undefined)[]) =>
    waitFor(() => expect(titles().toSorted()).toEqual(expected.toSorted()))
  return { program, vault, ...opened, titles, lists }
}

const [contract = '', minutes = '', safety = '', training = ''] = PAPERS.map(({ title }) => title)

test('several values of a group are ticked, their counts stay, and each is taken off again by its chip', async () => {
  const { t, user, lists } = await room()
  await user.click(screen.getByRole('button', { name: new RegExp(`^${t('find.group.year')}`) }))
  const years = await screen.findByRole('group', { name: t('find.group.year'), ...over })
  await user.click(await within(years).findByRole('checkbox', { name: /2020/, ...over }))
  await lists(minutes, safety)
  expect(within(years).getByRole('checkbox', { name: /2019/, ...over })).toBeDefined()
  await user.click(within(years).getByRole('checkbox', { name: /2019/, ...over }))
  await lists(contract, minutes, safety)

  const chip = t('find.chip.value', { group: t('find.group.year'), value: '2020' })
  await user.click(screen.getByRole('button', { name: t('find.chip.remove', { what: chip }), hidden: true }))
  await lists(contract)
})

test('the counts follow what is typed, and the tree shows how many lie where', async () => {
  const { t, user, lists } = await room()
  expect(await screen.findByRole('treeitem', { name: /WS.*4$/ })).toBeDefined()
  await user.type(screen.getByRole('textbox', { name: t('items.list.filter') }), '锅炉')
  await lists(contract, minutes)
  expect(await screen.findByRole('treeitem', { name: /WS.*2$/ })).toBeDefined()
  await user.click(screen.getByRole('button', { name: new RegExp(`^${t('find.group.retention')}`) }))
  const periods = await screen.findByRole('group', { name: t('find.group.retention'), ...over })
  expect(within(periods).getAllByRole('checkbox', over)).toHaveLength(2)
})

test('clear all lets everything through again', async () => {
  const { t, user, lists } = await room()
  await user.type(screen.getByRole('textbox', { name: t('items.list.filter') }), '没有这样的')
  await screen.findByText(t('items.empty.filtered'))
  await user.click(screen.getByRole('button', { name: t('find.chip.clear') }))
  await lists(contract, minutes, safety, training)
})

test('the way back leads to the filter before, not through every letter that was typed', async () => {
  const { t, user, lists } = await room()
  await user.type(screen.getByRole('textbox', { name: t('items.list.filter') }), '锅炉房')
  await lists(contract, minutes)
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}')
  await lists(contract, minutes, safety, training)
})

test('a question field by field is put by keyboard, said in one sentence, and asked', async () => {
  const { t, user, lists } = await room()
  await user.click(screen.getByRole('button', { name: t('find.conditions.open') }))
  const dialog = await screen.findByRole('dialog', { name: t('find.conditions.title') })
  const last = (name: 'field' | 'operator' | 'value', role: 'combobox' | 'textbox' = 'combobox') => {
    const all = within(dialog).getAllByRole(role, { name: t(`find.conditions.${name}`) })
    return all.at(-1) ?? dialog
  }
  await user.selectOptions(last('field'), 'author')
  await user.type(last('value', 'textbox'), '基建')
  await user.click(
    within(dialog)
      .getAllByRole('button', { name: t('find.conditions.addCondition') })
      .at(-1) ?? dialog,
  )
  await user.selectOptions(last('field'), 'remarks')
  await user.selectOptions(last('operator'), 'isFilled')
  expect(within(dialog).getByText('所问的是：责任者含有“基建”，并且备注填了')).toBeDefined()
  await user.click(within(dialog).getByRole('button', { name: t('find.conditions.apply') }))
  await lists(minutes)
})

test('IDX-5: where a hit stands that the list has no column for is said in the line, by field, with its words', async () => {
  const { t, user, lists } = await room()
  await user.type(screen.getByRole('textbox', { name: t('items.list.filter') }), '缺第')
  await lists(minutes)
  const hit = await screen.findByTitle('缺第3页')
  expect(hit.textContent).toBe(`${t('items.field.remarks')} 缺第3页`)
  expect(hit.querySelector('mark')?.textContent).toBe('缺第')
})

test('a period that only this archive has can be chosen in a condition', async () => {
  const { t, user, program, vault, lists } = await room()
  const [category] = (await program.api.arrangement.tree({})).categories
  await program.api.items.describe({
    vault,
    categoryId: category?.id ?? ('' as never),
    description: describing(9, { title: contract, retention: 'D15' }),
    place: '未上架',
  })
  await user.click(screen.getByRole('button', { name: t('find.conditions.open') }))
  const dialog = await screen.findByRole('dialog', { name: t('find.conditions.title') })
  const choose = (name: 'field' | 'value', value: string) =>
    user.selectOptions(within(dialog).getByRole('combobox', { name: t(`find.conditions.${name}`) }), value)
  await choose('field', 'retention')
  await within(dialog).findByRole('option', { name: '15 年' })
  await choose('value', 'D15')
  await user.click(within(dialog).getByRole('button', { name: t('find.conditions.apply') }))
  await lists(contract)
})

test('a condition that says nothing is not asked; what is missing is said', async () => {
  const { t, user } = await room()
  await user.click(screen.getByRole('button', { name: t('find.conditions.open') }))
  const dialog = await screen.findByRole('dialog', { name: t('find.conditions.title') })
  await user.click(within(dialog).getByRole('button', { name: t('find.conditions.apply') }))
  expect(within(dialog).getByText(t('find.conditions.broken.missing'))).toBeDefined()
})

test('a search is saved, runs from the list and from the search box, is renamed and deleted', async () => {
  const { t, user, lists } = await room()
  const menu = () => user.click(screen.getByRole('button', { name: t('find.saved.menu') }))
  const entry = (name: string) => screen.findByRole('menuitem', { name, ...over })
  await user.type(screen.getByRole('textbox', { name: t('items.list.filter') }), '锅炉')
  await menu()
  await user.click(await entry(t('find.saved.save')))
  const dialog = await screen.findByRole('dialog', { name: t('find.saved.saveTitle') })
  await user.type(within(dialog).getByLabelText(t('find.saved.name')), '锅炉的')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.queryByRole('dialog', { name: t('find.saved.saveTitle') })).toBeNull())

  await user.click(screen.getByRole('button', { name: t('find.chip.clear') }))
  await lists(contract, minutes, safety, training)
  await menu()
  await user.click(await entry('锅炉的'))
  await lists(contract, minutes)

  await menu()
  await user.click(await entry(t('find.saved.edit', { name: '锅炉的' })))
  const change = await screen.findByRole('dialog', { name: t('find.saved.editTitle') })
  await user.clear(within(change).getByLabelText(t('find.saved.name')))
  await user.type(within(change).getByLabelText(t('find.saved.name')), '供暖')
  await user.click(within(change).getByRole('button', { name: t('find.saved.change') }))
  await waitFor(() => expect(screen.queryByRole('dialog', { name: t('find.saved.editTitle') })).toBeNull())

  await user.click(screen.getByRole('button', { name: t('find.chip.clear') }))
  await user.keyboard('{Control>}k{/Control}供暖')
  await user.click(await screen.findByRole('option', { name: /供暖/, hidden: true }))
  await lists(contract, minutes)

  await menu()
  await user.click(await entry(t('find.saved.edit', { name: '供暖' })))
  const last = await screen.findByRole('dialog', { name: t('find.saved.editTitle') })
  await user.click(within(last).getByRole('button', { name: t('find.saved.remove') }))
  await menu()
  await screen.findByText(t('find.saved.none'))
})

test('a whole code and a barcode open their record at once; a wrong check digit is said', async () => {
  const { t, user } = await room()
  await user.keyboard('{Control>}k{/Control}j019-ws·2024·d30·003-3{Enter}')
  expect(await screen.findByRole('heading', { name: safety })).toBeDefined()

  await user.keyboard(`{Control>}k{/Control}${barcodeOf({ vault: 'open', entry: 1 })}{Enter}`)
  expect(await screen.findByRole('heading', { name: contract })).toBeDefined()

  await user.keyboard('{Control>}k{/Control}100000000019{Enter}')
  expect(await screen.findByRole('alert', over)).toHaveProperty(
    'textContent',
    t('find.jump.checkDigit', { code: '100000000019' }),
  )
})

test('the space bar marks items; the marks stay while the list is filtered and go with the lock', async () => {
  const { t, user, lists } = await room()
  await user.click(screen.getByRole('textbox', { name: t('items.list.filter') }))
  await user.keyboard('{ArrowDown} {ArrowDown} ')
  expect(await screen.findByText(t('find.marks.count', { count: 2 }))).toBeDefined()
  await user.type(screen.getByRole('textbox', { name: t('items.list.filter') }), '合同')
  await lists(contract)
  expect(screen.getByText(t('find.marks.count', { count: 2 }))).toBeDefined()
  await user.keyboard('{Control>}l{/Control}')
  await waitFor(() => expect(useMarks.getState().marked.size).toBe(0))
})

test('the order is chosen by the heading and turned round by it', async () => {
  const { t, user, titles } = await room()
  const heading = () => screen.getByRole('columnheader', { name: new RegExp(t('items.field.archivalCode')) })
  await user.click(within(heading()).getByRole('button'))
  await waitFor(() => expect(titles()).toEqual([contract, minutes, safety, training]))
  expect(heading().getAttribute('aria-sort')).toBe('ascending')
  await user.click(within(heading()).getByRole('button'))
  await waitFor(() => expect(titles()).toEqual([training, safety, minutes, contract]))
})

test('a column that is chosen shows, and is still there when the screen comes back', async () => {
  const { t, user } = await room()
  await user.click(screen.getByRole('button', { name: t('find.columns.label') }))
  const chooser = await screen.findByRole('group', { name: t('find.columns.label'), ...over })
  await user.click(within(chooser).getByRole('checkbox', { name: t('items.field.carrier'), ...over }))
  expect(await screen.findByRole('columnheader', { name: t('items.field.carrier') })).toBeDefined()
  await user.click(screen.getByRole('link', { name: t('shell.place.today') }))
  await user.click(screen.getByRole('link', { name: t('shell.place.items') }))
  expect(await screen.findByRole('columnheader', { name: t('items.field.carrier') })).toBeDefined()
})
