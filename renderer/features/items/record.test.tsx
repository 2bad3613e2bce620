// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { IsoDate } from '../../../shared/ids.ts'
import { describing } from '../../../test/support/archive.ts'
import { testProgram } from '../../../test/support/program.ts'
import { openRoom } from '../../../test/support/room.tsx'
import { isoToday } from './clock.ts'

/** A room with one record open, as somebody left it. */
async function atRecord(differing: Parameters<typeof describing>[1] = {}) {
  const program = testProgram({ at: new Date().toISOString() })
  const room = await openRoom(program)
  const { api } = program
  const vault = (await api.session.whoAmI({})).openVault
  const [category] = (await api.arrangement.tree({})).categories
  if (!category) throw new Error('founding made no category')
  const description = describing(41, { archivalCode: 'J019-WS·2024·D30·003-0041', ...differing })
  const item = await api.items.describe({ vault, categoryId: category.id, description, place: '一号库2列' })
  const open = async () => {
    await room.user.click(screen.getByRole('link', { name: room.t('shell.place.items') }))
    await room.user.click(await screen.findByRole('row', { name: /0041/ }))
    return screen.findByRole('region', { name: room.t('items.pane.record') })
  }
  return { ...room, api, vault, category, item, open }
}

test('a record reads by the areas of DA/T 18; an element that says nothing is not shown', async () => {
  const { t, open } = await atRecord({ elements: { documentType: 'notice', keywords: '供应商；准入' } })
  const pane = await open()
  expect(await within(pane).findByRole('heading', { name: t('items.area.content') })).toBeDefined()
  expect(within(pane).getByText('通知')).toBeDefined()
  expect(within(pane).queryByRole('heading', { name: t('items.area.related') })).toBeNull()
  expect(within(pane).queryByText(t('items.field.abstract'))).toBeNull()
})

test('IDX-22: the form and its version stand in the record', async () => {
  const { t, open } = await atRecord()
  const name = t('items.template.document')
  expect(
    await within(await open()).findByText(t('items.template.version', { name, version: 1 })),
  ).toBeDefined()
})

test('LAW-1: any two versions are compared, with only what differs and the changed characters marked', async () => {
  const { t, api, vault, item, user, open } = await atRecord({ title: '关于供应商准入的通知' })
  let now = item
  for (const [title, pageCount] of [
    ['关于供应商准入的补充通知', 3],
    ['关于供应商准入的补充通知', 9],
  ] as const)
    now = await api.items.correct({
      vault,
      id: item.id,
      version: now.version,
      description: { ...now.description, title, pageCount },
      reason: `改为${pageCount}`,
      source: '原件',
    })
  const pane = await open()
  await user.click(within(pane).getByRole('tab', { name: t('items.tab.history') }))
  const rows = async () => (await within(pane).findAllByRole('row')).slice(1).map((row) => row.textContent)
  expect(await rows()).toEqual(['页数39'])

  await user.selectOptions(within(pane).getByRole('combobox', { name: t('items.history.choose') }), '1')
  expect(await rows()).toEqual(['题名关于供应商准入的通知关于供应商准入的补充通知', '页数39'])
  const marked = [...pane.querySelectorAll('ins')].map(({ textContent }) => textContent)
  expect(marked).toEqual(['补充', '9'])
  expect(within(pane).getByText('改为3')).toBeDefined()
})

test('QUAL-7: a ticket is opened on a record with the keyboard, due in seven days, and Today lists it', async () => {
  const { t, user, open } = await atRecord()
  const pane = await open()
  await user.click(within(pane).getByRole('tab', { name: t('items.ticket.tab') }))
  await user.click(await within(pane).findByRole('button', { name: t('items.ticket.action') }))
  const form = await within(pane).findByRole('form', { name: t('items.ticket.title') })
  await user.keyboard('{Control>}s{/Control}')
  expect(await within(form).findByText(/QUAL-7/)).toBeDefined()
  await user.click(within(form).getByRole('textbox', { name: /^哪里不对/ }))
  await user.paste('责任者应为集团办公室')
  await user.keyboard('{Control>}s{/Control}')
  expect(await within(pane).findByText('责任者应为集团办公室')).toBeDefined()
  expect(within(pane).getByRole('tab', { name: `${t('items.ticket.tab')} 1` })).toBeDefined()

  await user.click(screen.getByRole('link', { name: t('shell.place.today') }))
  const table = await screen.findByRole('region', { name: t('today.tickets.title') })
  expect(await within(table).findByText('责任者应为集团办公室')).toBeDefined()
})

test('QUAL-7: a correction ticks the ticket that it settles, and the record then has none open', async () => {
  const { t, api, vault, item, user, open } = await atRecord()
  await api.tickets.open({ vault, itemId: item.id, wrong: '题名漏字', dueOn: isoToday() })
  const pane = await open()
  expect(await within(pane).findByText(t('items.ticket.banner', { count: 1 }))).toBeDefined()
  await user.keyboard('e')
  const form = await screen.findByRole('form', { name: t('items.correct.title') })
  await user.type(within(form).getByRole('textbox', { name: /^题名/ }), '二')
  await user.type(within(form).getByRole('textbox', { name: /^更正理由/ }), '漏字')
  await user.click(await within(form).findByRole('checkbox', { name: /题名漏字/ }))
  await user.keyboard('{Control>}s{/Control}')
  await waitFor(async () => {
    expect(await api.tickets.ofItem({ vault, itemId: item.id })).toMatchObject([
      { state: 'settled', settledVersion: 2 },
    ])
  })
})

test('QUAL-7: a ticket is refused with a reason, which stays with it', async () => {
  const { t, api, vault, item, user, open } = await atRecord()
  const dueOn = IsoDate.parse(isoToday())
  await api.tickets.open({ vault, itemId: item.id, wrong: '页数不对', dueOn })
  const pane = await open()
  await user.click(within(pane).getByRole('tab', { name: new RegExp(t('items.ticket.tab')) }))
  await user.click(await within(pane).findByRole('button', { name: t('items.ticket.refuse') }))
  await user.keyboard('核对原件无误')
  const form = within(pane).getByRole('form', { name: t('items.ticket.refuseTitle') })
  await user.click(within(form).getByRole('button', { name: t('items.ticket.refuse') }))
  expect(await within(pane).findByText(/核对原件无误/)).toBeDefined()
  expect(within(pane).getByText(t('items.ticket.refused'))).toBeDefined()
})

test('every tab that is empty says what it is for, and never that there is no data', async () => {
  const { t, user, open } = await atRecord()
  const pane = await open()
  for (const tab of ['place', 'use', 'attachments'] as const) {
    await user.click(within(pane).getByRole('tab', { name: t(`items.tab.${tab}`) }))
    expect(await within(pane).findByText(t(`items.later.${tab}`))).toBeDefined()
  }
})
