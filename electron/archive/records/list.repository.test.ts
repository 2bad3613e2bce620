import { describe, expect, test } from 'vitest'
import { ItemFilter, orderAsked } from '../../../shared/contract/item-filter.ts'
import type { ItemRow } from '../../../shared/contract/items.ts'
import { CategoryId, FondsId } from '../../../shared/ids.ts'
import { describing, testArchive } from '../../../test/support/archive.ts'
import { planOf } from '../../../test/support/plan.ts'
import { listItems } from './list.repository.ts'
import type { ItemQuestion } from './question.ts'

const everything = { grades: null, categories: null }
const asking = (differing: Partial<ItemQuestion>): ItemQuestion => ({
  ...ItemFilter.parse({}),
  branch: null,
  ...differing,
})
const page = (differing: Partial<ItemQuestion>, after: [string, number] | null = null) => {
  const question = asking(differing)
  return { question, order: orderAsked(question), after, limit: 51 }
}
const fondsId = FondsId.parse(crypto.randomUUID())
const categoryId = CategoryId.parse(crypto.randomUUID())
const branch = [categoryId, CategoryId.parse(crypto.randomUUID())]
const SORTS = ['entry', 'archivalCode', 'documentDate'] as const
const NARROWED = [
  ['whole', {}],
  ['in a year', { years: [2024] }],
  ['in a fonds', { fondsId, branch }],
  ['in a category', { categoryId, branch: [categoryId] }],
  ['in a category with others below it', { categoryId, branch }],
] satisfies [string, Partial<ItemQuestion>][]

describe('how lists are read', () => {
  test.each(
    NARROWED.flatMap(([what, narrowed]) =>
      (['archivalCode', 'documentDate'] as const).flatMap((sort) =>
        [null, ['9', 9] as [string, number]].map((after) => ({ what, narrowed, sort, after })),
      ),
    ),
  )(
    'a long list $what by $sort after $after is walked along an index, and only what is shown is opened',
    ({ narrowed, sort, after }) => {
      const { db } = testArchive()
      const plan = planOf(db, (seen) => listItems(seen, everything, page({ ...narrowed, sort }, after), -1))
      expect(plan).toMatch(/item USING COVERING INDEX item_by_/)
      expect(plan.replace(/SEARCH item USING INTEGER PRIMARY KEY.*$/, '')).not.toContain('TEMP B-TREE')
    },
  )
})

const ASKED = [
  { years: [], qualities: [], text: '' },
  { years: [2021], qualities: [], text: '' },
  { years: [2020, 2022], qualities: [], text: '' },
  { years: [], qualities: ['unreviewed'], text: '' },
  { years: [2022], qualities: ['unreviewed'], text: '' },
  { years: [], qualities: [], text: '锅炉' },
  { years: [2020], qualities: [], text: '会议' },
] satisfies Partial<ItemFilter>[]

describe('what lists hold', () => {
  test('every narrowing in every order holds what was asked for, page by page, and counts it', async () => {
    const room = await filledRoom(150)
    const { categories } = await room.api.arrangement.tree({})
    const below = (id: string): string[] => [
      id,
      ...categories.filter(({ parentId }) => parentId === id).flatMap((one) => below(one.id)),
    ]
    const expected = (category: string | null, { years, qualities, text }: (typeof ASKED)[number]) =>
      room
        .rows('item')
        .filter((row) => !category || below(category).includes(String(row.category_id)))
        .filter((row) => years.length === 0 || years.includes(Number(row.filing_year)))
        .filter((row) => qualities.length === 0 || row.access_status === 'unreviewed')
        .filter((row) => String(row.title).includes(text))
        .map(({ id }) => id)

    for (const category of [null, ...categories.filter(({ code }) => !/^K\d/.test(code)).map(({ id }) => id)])
      for (const asked of ASKED)
        for (const sort of SORTS) {
          const found = await pages(room, { ...asked, categoryId: category, sort })
          const right = expected(category, asked)
          expect(found.rows.map(({ id }) => id).toSorted()).toEqual(right.toSorted())
          expect(found.total).toBe(right.length)
          expect(found.rows).toEqual(found.rows.toSorted(comparing(sort)))
        }
  })

  test.each(
    ASKED.flatMap((asked) => (['archivalCode', 'documentDate'] as const).map((sort) => ({ asked, sort }))),
  )(
    'a long list, walked along its index, holds the same as one that is sorted: %j',
    async ({ asked, sort }) => {
      const { db } = await filledRoom(120)
      let after: [string, number] | null = null
      for (let at = 0; at < 3; at++) {
        const asking = page({ ...asked, sort }, after)
        const short = listItems(db, everything, asking)
        expect(listItems(db, everything, asking, -1)).toEqual(short)
        const last = short.at(-1)
        after = last ? [sort === 'archivalCode' ? last.archivalCode : last.dateKey, last.entry] : after
      }
    },
  )

  test('a fonds without a category has an empty list', async () => {
    const room = await filledRoom(3)
    const { id } = await room.api.arrangement.addFonds({ number: 'J099', name: '空' })
    for (const sort of SORTS) expect(await pages(room, { fondsId: id, sort })).toEqual({ rows: [], total: 0 })
  })
})

const comparing = (sort: (typeof SORTS)[number]) => (a: ItemRow, b: ItemRow) => {
  const byEntry = b.entry - a.entry
  if (sort === 'archivalCode') return a.archivalCode < b.archivalCode ? -1 : 1
  return sort === 'entry' || a.documentDate === b.documentDate
    ? byEntry
    : a.documentDate < b.documentDate
      ? 1
      : -1
}

async function filledRoom(count: number) {
  const room = testArchive()
  const shelves = await shelvesOf(room)
  for (let n = 1; n <= count; n++) {
    const differing = {
      filingYear: 2020 + (n % 3),
      documentDate: `202${n % 4}0${1 + (n % 9)}15`,
      title: n % 2 ? `关于第${n}次会议的通知` : `锅炉房改造合同${n}`,
      accessStatus: n % 5 ? ('open' as const) : ('unreviewed' as const),
    }
    const description = describing(n, differing)
    const { id: category } = shelves[(n * 7) % shelves.length] ?? { id: categoryId }
    await room.api.items.describe({ vault: room.open, categoryId: category, description, place: '未上架' })
  }
  return room
}

type Room = ReturnType<typeof testArchive>

async function shelvesOf(room: Room) {
  await room.hasCategory('WS')
  const { fonds } = await room.api.arrangement.tree({})
  const [first] = fonds
  if (!first) throw new Error('no fonds')
  const add = (code: string, parentId: CategoryId | null) =>
    room.api.arrangement.addCategory({ fondsId: first.id, parentId, code, name: code })
  const above = await add('KJ', null)
  const deeper = await add('JJ', above.id)
  for (let n = 1; n <= 66; n++) await add(`K${n}`, above.id) // a branch too wide to be merged
  return [above, await add('SB', above.id), deeper, await add('TJ', deeper.id)]
}

async function pages(room: Room, question: Parameters<Room['api']['items']['list']>[0]) {
  const rows: ItemRow[] = []
  let total = 0
  let cursor: Awaited<ReturnType<Room['api']['items']['list']>>['next'] = []
  while (cursor) {
    const page: Awaited<ReturnType<Room['api']['items']['list']>> = await room.api.items.list({
      ...question,
      cursor,
    })
    rows.push(...page.rows)
    total = page.total
    cursor = page.next
  }
  return { rows, total }
}
