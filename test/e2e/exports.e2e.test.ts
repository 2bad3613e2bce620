import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, deskFolder, sitDown } from './pages/desk.ts'
import * as door from './pages/door.ts'
import * as exports_ from './pages/exports.ts'
import * as imports from './pages/imports.ts'
import * as items from './pages/items.ts'
import { go } from './pages/shell.ts'
import { richArchive } from './rich-archive.ts'

/** Of the fourteen records of the room three are graded 普通商密. */
const OPEN = 11
const WITHHELD = 3

let desk: Desk
beforeAll(async () => {
  const folder = deskFolder()
  await richArchive(folder)
  desk = await sitDown({ folder })
  await door.unlock(desk)
})
afterAll(() => desk.leave())

test('MEDIA-9: by keyboard alone a list goes out, and what stays in is said before and after', async () => {
  const { page, t, folder } = desk
  await go(desk, '/items')
  await items.line(desk, '安全生产').first().waitFor()
  await exports_.open(desk)
  const dialog = exports_.dialog(desk)
  await dialog.getByText(t('exports.survey', { number: String(OPEN) })).waitFor()
  await dialog.getByText(t('exports.withheld', { number: String(WITHHELD) })).waitFor()

  const target = join(folder, '目录.xlsx')
  await exports_.write(desk, 'xlsx', target)
  await dialog.getByText(t('exports.done.withheld', { number: String(WITHHELD) })).waitFor()
  expect(readFileSync(target).subarray(0, 2).toString()).toBe('PK')
  await page.keyboard.press('Escape')
})

test('what went out is known again when it comes in: every row is there already, word for word', async () => {
  const { folder } = desk
  await go(desk, '/imports')
  await imports.choose(desk, join(folder, '目录.xlsx'))
  await imports.dryRun(desk)
  expect(await imports.count(desk, 'read')).toBe(OPEN)
  expect(await imports.count(desk, 'identical')).toBe(OPEN)
  for (const name of ['conflicting', 'refused', 'created'] as const)
    expect(await imports.count(desk, name)).toBe(0)
})
