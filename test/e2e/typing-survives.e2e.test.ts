import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, deskFolder, sitDown } from './pages/desk.ts'
import * as door from './pages/door.ts'
import * as items from './pages/items.ts'
import { holdsInMemory } from './pages/memory.ts'
import { crash, go, lockByHand } from './pages/shell.ts'
import { readyArchive } from './ready-archive.ts'

const folder = deskFolder()
let desk: Desk

beforeAll(async () => {
  await readyArchive(folder, [{ title: '昨日归档的通知' }])
  desk = await sitDown({ folder })
  await door.unlock(desk)
})
afterAll(() => desk?.leave())

/** Longer than the two seconds after which a form has put away what is typed in it. */
const LONG_ENOUGH_MS = 2600

async function typeTitle(title: string): Promise<void> {
  await go(desk, '/items')
  await items.describe(desk)
  await items.field(desk, 'author').fill('办公室')
  await items.field(desk, 'title').fill('')
  await items.field(desk, 'title').pressSequentially(title)
}

/** Begins to describe again, takes what is offered and gives the title that comes with it. */
async function givenBack(): Promise<string> {
  await go(desk, '/items')
  await items.describe(desk)
  await items.takeDraft(desk)
  expect(await items.field(desk, 'author').inputValue()).toBe('办公室')
  return items.field(desk, 'title').inputValue()
}

describe('what is being typed', () => {
  test('PERM-6: comes back whole after a lock by hand, and the locked window holds nothing of it', async () => {
    const title = '关于锅炉房改造的报告甲字七十一'
    await typeTitle(title)
    await lockByHand(desk)
    expect(await door.isLocked(desk)).toBe(true)
    expect(await holdsInMemory(desk, [title, '甲字七十一', '昨日归档的通知'])).toEqual([])
    await door.unlock(desk)
    expect(await givenBack()).toBe(title)
  })

  test('PERM-6: comes back whole after the lock that falls when nobody is there', async () => {
    const title = '关于锅炉房改造的报告乙字七十二'
    await typeTitle(title)
    await desk.freshWindowAfter(() => desk.running.idle(24 * 3600))
    await desk.running.idle(0)
    expect(await holdsInMemory(desk, [title, '乙字七十二'])).toEqual([])
    await door.unlock(desk)
    expect(await givenBack()).toBe(title)
  })

  test('PERM-6: comes back whole after the machine slept', async () => {
    const title = '关于锅炉房改造的报告丙字七十三'
    await typeTitle(title)
    await desk.freshWindowAfter(() => desk.running.suspend())
    expect(await holdsInMemory(desk, [title, '丙字七十三'])).toEqual([])
    await door.unlock(desk)
    expect(await givenBack()).toBe(title)
  })

  test('comes back after its page crashed, but for the last two seconds', async () => {
    const title = '关于锅炉房改造的报告丁字七十四'
    await typeTitle(title)
    await desk.page.waitForTimeout(LONG_ENOUGH_MS)
    await items.field(desk, 'title').pressSequentially('尾巴')
    await desk.freshWindowAfter(() => crash(desk))
    await desk.page.getByRole('navigation').waitFor()
    expect(await givenBack()).toMatch(new RegExp(`^${title}(尾巴?)?$`))
  })

  test('comes back after kill -9, but for the last two seconds, and nothing filed is lost', async () => {
    const title = '关于锅炉房改造的报告戊字七十五'
    await typeTitle(title)
    await desk.page.waitForTimeout(LONG_ENOUGH_MS)
    await items.field(desk, 'title').pressSequentially('尾巴')
    await desk.running.kill()
    await desk.startAgain()
    expect(await holdsInMemory(desk, [title, '戊字七十五'])).toEqual([])
    await door.unlock(desk)
    await desk.page.getByText(desk.t('today.draft.describe')).waitFor()
    expect(await givenBack()).toMatch(new RegExp(`^${title}(尾巴?)?$`))
    await items.line(desk, '昨日归档的通知').waitFor()
  })

  test('QUAL-11: a half-written correction comes back with its reason and the version it began with', async () => {
    await items.open(desk, '昨日归档的通知')
    await items.correct(desk)
    await items.field(desk, 'title').fill('昨日归档的通知(更正)')
    await items.field(desk, 'reason').fill('题名漏字')
    await lockByHand(desk)
    await door.unlock(desk)
    await desk.page.getByText(desk.t('today.draft.correct')).waitFor()
    await go(desk, '/items')
    await items.open(desk, '昨日归档的通知')
    await items.correct(desk)
    await items.takeDraft(desk)
    expect(await items.field(desk, 'title').inputValue()).toBe('昨日归档的通知(更正)')
    expect(await items.field(desk, 'reason').inputValue()).toBe('题名漏字')
    await items.save(desk)
    await items.line(desk, '昨日归档的通知(更正)').waitFor()
  })
})
