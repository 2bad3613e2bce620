// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { testProgram } from '../../../test/support/program.ts'
import { openRoom } from '../../../test/support/room.tsx'

async function describing() {
  const program = testProgram()
  const room = await openRoom(program)
  await room.user.click(screen.getByRole('link', { name: room.t('shell.place.items') }))
  await room.user.click(await screen.findByRole('treeitem', { name: /WS/ }))
  await room.user.keyboard('n')
  const form = await screen.findByRole('form', { name: room.t('items.describe.title') })
  const field = (name: string) => within(form).getByLabelText(new RegExp(`^${name}`))
  const fill = async (texts: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(texts)) {
      await room.user.clear(field(name))
      await room.user.click(field(name))
      await room.user.paste(text)
    }
  }
  return { program, ...room, form, field, fill }
}

const FIRST = {
  档号: 'J019-WS·2024·D30·003-0041',
  题名: '关于供应商准入的通知',
  责任者: '办公室',
  日期: '20240315',
  存放位置: '一号库2列',
}

test('IDX-2: an item is described with the keyboard alone and stands in the list', async () => {
  const { user, fill } = await describing()
  await fill(FIRST)
  await user.keyboard('{Control>}s{/Control}')

  expect(await screen.findByRole('row', { name: /0041.*关于供应商准入的通知/ })).toBeDefined()
  expect(screen.getByDisplayValue('J019-WS·2024·D30·003-0042')).toBeDefined() // counted on for the next
})

test('Enter goes to the next field and never files', async () => {
  const { program, user, fill, field } = await describing()
  await fill(FIRST)
  await user.click(field('档号'))
  await user.keyboard('{Enter}')

  expect(document.activeElement).toBe(field('题名'))
  expect((await program.api.items.list({})).total).toBe(0)
})

test('IDX-2: a day that never was is refused with its rule, and nothing is filed', async () => {
  const { program, user, fill, form } = await describing()
  await fill({ ...FIRST, 日期: '20240231' })
  await user.keyboard('{Control>}s{/Control}')

  expect(await within(form).findByText(/没有这一天.*IDX-2/)).toBeDefined()
  expect((await program.api.items.list({})).total).toBe(0)
})

test('a secret item cannot be described while there is no vault for it', async () => {
  const { program, user, fill, form } = await describing()
  await fill({ ...FIRST, 密级: '机密★10年' })
  await user.keyboard('{Control>}s{/Control}')

  expect(await within(form).findByText(/LAW-16|CONF-2/)).toBeDefined()
  expect((await program.api.items.list({})).total).toBe(0)
})

test('IDX-10: a code that is taken is refused by the archive, and the form keeps what was typed', async () => {
  const { user, fill, form, field } = await describing()
  await fill(FIRST)
  await user.keyboard('{Control>}s{/Control}')
  await screen.findByRole('row', { name: /0041/ })
  await fill({ ...FIRST, 档号: 'J019-WS·2024·D30·003-41' })
  await user.keyboard('{Control>}s{/Control}')

  expect(await within(form).findByText(/换一个没有用过的号/)).toBeDefined()
  expect((field('题名') as HTMLTextAreaElement).value).toBe('关于供应商准入的通知')
})

test('QUAL-11: a correction says why, and the history shows the old value beside the new', async () => {
  const { t, user, fill } = await describing()
  await fill(FIRST)
  await user.keyboard('{Control>}s{/Control}')
  await user.click(await screen.findByRole('row', { name: /0041/ }))
  await user.click(await screen.findByRole('button', { name: new RegExp(t('items.correct.action')) }))
  const form = await screen.findByRole('form', { name: t('items.correct.title') })
  await user.type(within(form).getByRole('textbox', { name: /^题名/ }), '(二)')
  await user.keyboard('{Control>}s{/Control}')
  expect(await within(form).findByText(/QUAL-11/)).toBeDefined()

  await user.type(within(form).getByRole('textbox', { name: /^更正理由/ }), '题名漏字')
  await user.keyboard('{Control>}s{/Control}')
  await user.click(await screen.findByRole('tab', { name: t('items.tab.history') }))
  expect(
    await screen.findByRole('row', { name: /关于供应商准入的通知 ?关于供应商准入的通知 ?\(二\)/ }),
  ).toBeDefined()
  expect(screen.getByText('题名漏字')).toBeDefined()
})

test('case 21: two people change one item; the second chooses field by field and nothing is lost', async () => {
  const { program, t, user, fill } = await describing()
  await fill(FIRST)
  await user.keyboard('{Control>}s{/Control}')
  await user.click(await screen.findByRole('row', { name: /0041/ }))
  await user.click(await screen.findByRole('button', { name: new RegExp(t('items.correct.action')) }))
  const form = await screen.findByRole('form', { name: t('items.correct.title') })
  const title = within(form).getByRole('textbox', { name: /^题名/ })
  await user.clear(title)
  await user.type(title, '我的题名')
  await user.type(within(form).getByRole('textbox', { name: /^更正理由/ }), '我的理由')

  const [row] = (await program.api.items.list({})).rows
  if (!row) throw new Error('the item is gone')
  const { vault, id } = row
  const item = await program.api.items.get({ vault, id })
  const theirs = { ...item.description, title: '别人的题名', author: '法务部' }
  await program.api.items.correct({ vault, id, version: 1, description: theirs, reason: '别人的理由' })

  await user.keyboard('{Control>}s{/Control}')
  const conflict = await screen.findByRole('region', { name: t('items.conflict.title') })
  const save = within(conflict).getByRole('button', { name: t('items.conflict.save') })
  expect(save).toHaveProperty('disabled', true) // both changed the title: a person must say
  await user.click(within(conflict).getByRole('radio', { name: '我的题名' }))
  await user.click(save)

  await waitFor(async () => {
    const now = await program.api.items.get({ vault, id })
    expect(now).toMatchObject({ version: 3, description: { title: '我的题名', author: '法务部' } })
  })
})

test('IDX-10: a code that is taken is said while it is typed, whatever its padding', async () => {
  const { user, fill, form } = await describing()
  await fill(FIRST)
  await user.keyboard('{Control>}s{/Control}')
  await screen.findByRole('row', { name: /0041/ })
  await fill({ 档号: 'J019－WS·2024·D30·003-41' })

  expect(await within(form).findByText(/这个档号已有一件：关于供应商准入的通知/)).toBeDefined()
})

test('IDX-5: without a place nothing is filed, and the focus goes to the first field that is wrong', async () => {
  const { program, user, fill, field } = await describing()
  await fill({ ...FIRST, 存放位置: ' ' })
  await user.keyboard('{Control>}s{/Control}')
  await waitFor(() => expect(document.activeElement).toBe(field('存放位置')))
  expect((await program.api.items.list({})).total).toBe(0)

  await user.clear(field('题名'))
  await user.keyboard('{Control>}s{/Control}')
  await waitFor(() => expect(document.activeElement).toBe(field('题名')))
})

test('the second item keeps category and place, and Ctrl+D and F5 fill a field as the last one had it', async () => {
  const { program, user, fill, field } = await describing()
  await fill({ ...FIRST, 主题词: '供应商' })
  await user.keyboard('{Control>}s{/Control}')
  await screen.findByDisplayValue('J019-WS·2024·D30·003-0042')
  await user.click(field('题名'))
  await user.paste('第二件')
  await user.keyboard('{F5}')
  for (const name of ['日期', '主题词']) {
    await user.click(field(name))
    await user.keyboard('{Control>}d{/Control}')
  }
  await user.keyboard('{Control>}s{/Control}')
  await screen.findByRole('row', { name: /0042.*第二件/ })
  const [second] = (await program.api.items.list({})).rows
  expect(second).toMatchObject({ author: '办公室', documentDate: '20240315', homeLocation: '一号库2列' })
})

test('a document number is assembled when its field is left, and free text is kept', async () => {
  const { user, fill, field } = await describing()
  await fill({ 文号: '沪办发 2024 018' })
  await user.keyboard('{Enter}')
  expect((field('文号') as HTMLInputElement).value).toBe('沪办发〔2024〕18号')
  await fill({ 文号: 'GB/T 18894-2016' })
  await user.keyboard('{Enter}')
  expect((field('文号') as HTMLInputElement).value).toBe('GB/T 18894-2016')
})

test('QUAL-14: a coded element offers its list, and says what the chosen value means', async () => {
  const { t, user, form, field } = await describing()
  await user.selectOptions(field('文种'), t('items.codes.documentType.minutes.name'))
  await user.click(field('文种'))
  expect(await within(form).findByText(t('items.codes.documentType.minutes.text'))).toBeDefined()
})

test('the same document under another code is said while it is typed', async () => {
  const { user, fill, form } = await describing()
  await fill({ ...FIRST, 文号: '沪办发〔2024〕18号' })
  await user.keyboard('{Control>}s{/Control}')
  await screen.findByRole('row', { name: /0041/ })
  const { 题名, 责任者, 日期 } = FIRST
  await fill({ 题名, 责任者, 日期, 文号: '沪办发〔2024〕18号' })
  expect(await within(form).findByText(/可能已著录过：J019-WS·2024·D30·003-0041/)).toBeDefined()
})
