import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFound, searchable } from '../../../../shared/domain/search-match.ts'
import { readQuery } from '../../../../shared/domain/search-query.ts'
import { testArchive } from '../../../../test/support/archive.ts'
import { buildRuns } from '../../../../test/support/index-runs.ts'
import { naiveFinds } from '../../../../test/support/naive-search.ts'
import { searchedTexts } from './indexed-item.ts'
import { readItems } from './search.repository.ts'
import { answer } from './search.service.ts'
import type { Wanted } from './wanted.ts'

const everybody = { grades: null, categories: null }
const wanted = (text: string, more: Partial<Wanted> = {}): Wanted => ({
  query: readQuery(text),
  branch: null,
  years: [],
  retentions: [],
  grades: [],
  states: [],
  place: null,
  qualities: [],
  conditions: null,
  ...more,
})

// Characters that fold, that have several readings, that lie beyond the basic plane, that are Latin, digits and marks.
const ALPHABET = [
  ...'重庆量银行政单长会档檔館案关於于检查旅绿女略𠮷㛃中国國工程通知关aAzZxXiІnjc0019-—·.〔〕［ ',
]
const Text = fc.array(fc.constantFrom(...ALPHABET), { maxLength: 12 }).map((chars) => chars.join(''))
const LATIN = [
  'zhong',
  'chong',
  'q',
  'l',
  'y',
  'h',
  'x',
  'an',
  'dang',
  'jc',
  'lv',
  'nv',
  'lue',
  'j',
  'zh',
  'xi',
  'guan',
  'c',
  'guo',
]

/** Pieces of what is there, and of how it is said, put together as people would not. */
const questionOf = (texts: readonly string[]) =>
  fc.oneof(
    fc.constantFrom(...texts).chain((text) => {
      const chars = Array.from(text)
      return fc
        .tuple(fc.nat(chars.length), fc.integer({ min: 1, max: 6 }))
        .map(([at, length]) => chars.slice(at, at + length).join(''))
    }),
    fc
      .array(fc.oneof(fc.constantFrom(...LATIN), fc.constantFrom(...ALPHABET)), { maxLength: 4 })
      .map((parts) => parts.join('')),
    Text,
  )

describe('the search index', () => {
  test('IDX-5: finds exactly what reading every text finds, whatever is asked, in runs and beside them', {
    timeout: 300_000,
  }, async () => {
    const compared = { held: 0, missed: 0 }
    for (const seed of [1, 2, 3]) {
      const room = await mixedRoom(seed)
      const rows = readItems(room.db, 0, 1000).map((row) => ({ entry: row.entry, texts: searchedTexts(row) }))
      const questions = fc.sample(questionOf(rows.flatMap(({ texts }) => texts)), { seed, numRuns: 80 })
      for (const question of questions) {
        const found = new Set(answer(room.db, everybody, wanted(question)).entries.next('asc', null, 1000))
        for (const { entry, texts } of rows) {
          const right = naiveFinds(texts, question)
          expect(isFound(texts.map(searchable), readQuery(question)), `${question} in ${texts}`).toBe(right)
          expect(found.has(entry), `${question} in ${texts}`).toBe(right)
          compared[right ? 'held' : 'missed'] += 1
        }
      }
    }
    expect(compared.held).toBeGreaterThan(1000)
    expect(compared.missed).toBeGreaterThan(10_000)
    expect(compared.held + compared.missed).toBeGreaterThan(20_000)
  })

  test('an item that was corrected is found by what it says now, before and after its run is built again', async () => {
    const room = testArchive()
    const categoryId = await room.hasCategory()
    await room.hasItem(categoryId, { title: '旧题名' })
    await room.hasItem(categoryId, { title: '别的' })
    buildRuns(room.db, 2, 32)
    const finds = (text: string) => answer(room.db, everybody, wanted(text)).entries.size
    expect([finds('旧题'), finds('jiutim')]).toEqual([1, 1])
    await correctTitle(room, 0, '新题名')
    expect([finds('旧题'), finds('新题'), finds('xin')]).toEqual([0, 1, 1])
    buildRuns(room.db, 2, 32)
    expect([finds('旧题'), finds('新题'), finds('xin'), finds('别的')]).toEqual([0, 1, 1, 1])
    expect(room.rows('search_change')).toEqual([])
  })

  test('a command that is refused leaves nothing to be found', async () => {
    const room = testArchive()
    const categoryId = await room.hasCategory()
    await room.hasItem(categoryId, { title: '甲' })
    expect(answer(room.db, everybody, wanted('甲')).entries.size).toBe(1)
    expect(() =>
      room.db.transaction((db) => {
        db.run({ compile: () => ({ sql: `UPDATE item SET title = '乙'`, parameters: [] }) as never })
        throw new Error('refused')
      }),
    ).toThrow('refused')
    expect(answer(room.db, everybody, wanted('乙')).entries.size).toBe(0)
  })
})

describe('what is counted beside a question', () => {
  test('an item that fails one choice still counts in the group of that choice, and nowhere else', async () => {
    const room = testArchive()
    const categoryId = await room.hasCategory()
    for (const [filingYear, secrecyGrade] of [
      [2020, 'public'],
      [2020, 'internal'],
      [2021, 'public'],
      [2021, 'internal'],
      [2021, 'internal'],
    ] as const)
      await room.hasItem(categoryId, { title: '通知', filingYear, secrecyGrade })
    for (const runs of [false, true]) {
      if (runs) buildRuns(room.db, 5, 32)
      const { entries, counts } = answer(
        room.db,
        everybody,
        wanted('通知', { years: [2020], grades: ['internal'] }),
      )
      expect(entries.size).toBe(1)
      expect(counts().year).toEqual(
        new Map([
          [2020, 1],
          [2021, 2],
        ]),
      )
      expect(counts().grade).toEqual(
        new Map([
          ['public', 1],
          ['internal', 1],
        ]),
      )
      expect(counts().place).toEqual(new Map([['unshelved', 1]]))
      expect(counts().category).toEqual(new Map([[categoryId, 1]]))
    }
  })

  test('CONF-2: whoever may not see a grade sees neither its items nor their number', async () => {
    const room = testArchive()
    const categoryId = await room.hasCategory()
    await room.hasItem(categoryId, { title: '通知', secrecyGrade: 'public' })
    await room.hasItem(categoryId, { title: '通知', secrecyGrade: 'internal' })
    for (const runs of [false, true]) {
      if (runs) buildRuns(room.db, 2, 32)
      const { entries, counts } = answer(room.db, { grades: ['public'], categories: null }, wanted('通知'))
      expect(entries.size).toBe(1)
      expect(counts().grade).toEqual(new Map([['public', 1]]))
      expect(answer(room.db, { grades: null, categories: [] }, wanted('')).entries.size).toBe(0)
    }
  })
})

/** Items in two runs and beside them, some of them corrected since. */
async function mixedRoom(seed: number) {
  const room = testArchive()
  const categoryId = await room.hasCategory()
  const titles = fc.sample(
    Text.filter((text) => text.trim() !== ''),
    { seed, numRuns: 90 },
  )
  const others = fc.sample(Text, { seed: seed + 50, numRuns: 91 }).map((text) => text.trim())
  for (const [at, title] of titles.entries()) {
    const keywords = others[90 - at]
    const elements = keywords ? { keywords } : {}
    await room.hasItem(categoryId, { title, remarks: others[at] ?? '', elements })
    if (at === 60) buildRuns(room.db, 60, 32)
  }
  for (let at = 0; at < 90; at += 7) await correctTitle(room, at, `改${titles[89 - at] ?? ''}`)
  return room
}

async function correctTitle(room: ReturnType<typeof testArchive>, at: number, title: string) {
  const row = room.rows('item')[at] as { id: never }
  const item = await room.api.items.get({ vault: room.open, id: row.id })
  const { vault, id, version, description } = item
  await room.api.items.correct({ vault, id, version, description: { ...description, title }, reason: '改' })
}
