import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facets } from '../../../shared/contract/item-filter.ts'
import type { items } from '../../../shared/contract/items.ts'
import type { InputOf } from '../../../shared/contract/procedure.ts'
import { barcodeOf } from '../../../shared/domain/barcode.ts'
import { conditionsMet, type Described } from '../../../shared/domain/conditions-met.ts'
import { entriesOf, type ItemElements } from '../../../shared/domain/item-elements.ts'
import { filterOver, GRADES, RETENTIONS } from '../../../test/support/any-filter.ts'
import { testArchive } from '../../../test/support/archive.ts'
import { naiveFinds } from '../../../test/support/naive-search.ts'

type Question = InputOf<(typeof items)['facets']>
type Room = ReturnType<typeof testArchive>
interface Known extends Described {
  readonly id: string
  readonly categoryId: string
  readonly place: 'shelved' | 'unshelved'
  readonly texts: readonly string[]
}

/** What the tables say of every item, read without the list. */
function knownIn(room: Room): readonly Known[] {
  const aliases = room.rows('item_alias')
  return room.rows('item').map((row) => {
    const elements = JSON.parse(String(row.elements)) as ItemElements
    return {
      id: String(row.id),
      categoryId: String(row.category_id),
      place: row.home_location === null ? 'unshelved' : 'shelved',
      title: String(row.title),
      author: String(row.author),
      documentNumber: row.document_number === null ? null : String(row.document_number),
      archivalCode: String(row.archival_code),
      aliases: aliases.filter(({ entry }) => entry === row.entry).map(({ code }) => String(code)),
      keywords: entriesOf('keywords', elements.keywords ?? ''),
      persons: entriesOf('persons', elements.persons ?? ''),
      parties: entriesOf('parties', elements.parties ?? ''),
      remarks: String(row.remarks),
      homeLocation: String(row.home_location ?? ''),
      documentDate: String(row.document_date),
      filingYear: Number(row.filing_year),
      pageCount: row.page_count === null ? null : Number(row.page_count),
      retention: String(row.retention),
      grade: String(row.secrecy_grade),
      state: String(row.state),
      carrier: String(row.carrier),
      accessStatus: String(row.access_status),
      texts: [
        ...[row.title, row.author, row.document_number ?? '', row.archival_code, row.remarks].map(String),
        ...aliases.filter(({ entry }) => entry === row.entry).map(({ code }) => String(code)),
        ...Object.values(elements),
        String(row.home_location ?? ''),
      ],
    }
  })
}

const holds = (wanted: readonly unknown[] | undefined, value: unknown) =>
  !wanted || wanted.length === 0 || wanted.includes(value)

/** The filter said in plain words. */
const answers = (item: Known, asked: Question): boolean =>
  naiveFinds(item.texts, asked.text ?? '') &&
  holds(asked.categoryId ? [asked.categoryId] : [], item.categoryId) &&
  holds(asked.years, item.filingYear) &&
  holds(asked.retentions, item.retention) &&
  holds(asked.grades, item.grade) &&
  holds(asked.states, item.state) &&
  (!asked.place || item.place === asked.place) &&
  ((asked.qualities ?? []).length === 0 ||
    (asked.qualities ?? []).some((quality) => qualitiesOf(item).includes(quality))) &&
  (!asked.conditions || conditionsMet(asked.conditions)(item))

const qualitiesOf = (item: Known): readonly string[] => [
  ...(item.place === 'unshelved' ? ['unplaced'] : []),
  ...(item.accessStatus === 'unreviewed' ? ['unreviewed'] : []),
]

const CARRIERS = ['paper', 'photograph'] as const

/** Values that come round in turn, the first for every multiple. */
const turn = <T>(n: number, ...values: readonly T[]): T => values[n % values.length] as T // never empty

const differing = (n: number) => ({
  title: `${turn(n, '会议纪要', '关于锅炉房改造的通知', '关于锅炉的报告')}${n}`,
  documentDate: `202${n % 5}0${1 + (n % 9)}${turn(n, '15', '00', '00', '00')}`,
  filingYear: 2020 + (n % 5),
  retention: turn(n, ...RETENTIONS),
  secrecyGrade: turn(n, ...GRADES),
  secrecyMark: null,
  accessStatus: turn(n, 'unreviewed' as const, ...Array.from({ length: 4 }, () => 'open' as const)),
  pageCount: turn(n, null, 1, 7, 30, 31, 60, 99),
  carrier: turn(n, ...CARRIERS),
  remarks: turn(n, '见附件', '', '', '', '', ''),
  elements: turn<ItemElements>(
    n,
    { keywords: '安全；锅炉', persons: '张伟、李娜', parties: 'ABC公司' },
    {},
    {},
    {},
  ),
})

async function filledRoom() {
  const room = testArchive()
  const categories = [await room.hasCategory('WS'), await room.hasCategory('KU')]
  for (let n = 0; n < 60; n++) {
    const item = await room.hasItem(turn(n, ...categories), differing(n))
    if (n % 10 > 0) continue
    const description = { ...item.description, archivalCode: `J019-WS·2019·Y-9${n}` }
    await room.api.items.correct({
      vault: room.open,
      id: item.id,
      version: 1,
      description,
      reason: '重编档号',
    })
  }
  return { room, categories, known: knownIn(room) }
}

describe('filters', () => {
  test('every filter lists and counts exactly the items that answer it', async () => {
    const { room, categories, known } = await filledRoom()
    await fc.assert(
      fc.asyncProperty(filterOver(categories), async (asked) => {
        const expected = known.filter((item) => answers(item, asked)).map(({ id }) => id)
        const page = await room.api.items.list(asked)
        const rest = page.next ? (await room.api.items.list({ ...asked, cursor: page.next })).rows : []
        expect([...page.rows, ...rest].map(({ id }) => id).toSorted()).toEqual(expected.toSorted())
        expect(page.total).toBe(expected.length)
        expect((await room.api.items.facets(asked)).total).toBe(expected.length)
      }),
      { numRuns: 300 },
    )
  })

  test('every order is the one that the page says', async () => {
    const { room } = await filledRoom()
    for (const sort of ['entry', 'archivalCode', 'documentDate', 'title'] as const)
      for (const direction of ['asc', 'desc'] as const) {
        const page = await room.api.items.list({ text: '锅炉', sort, direction })
        expect(page.orderedBy).toEqual({ sort, direction })
        const keys = page.rows.map((row) => (sort === 'entry' ? row.entry : row[sort]))
        const [low, high] = direction === 'asc' ? [-1, 1] : [1, -1]
        expect(keys).toEqual(keys.toSorted((a, b) => (a === b ? 0 : a < b ? low : high)))
      }
  })
})

const GROUPS: Readonly<Record<keyof Facets['groups'], [Question, (item: Known) => readonly unknown[]]>> = {
  category: [{ categoryId: null, fondsId: null }, (item) => [item.categoryId]],
  year: [{ years: [] }, (item) => [item.filingYear]],
  retention: [{ retentions: [] }, (item) => [item.retention]],
  grade: [{ grades: [] }, (item) => [item.grade]],
  state: [{ states: [] }, (item) => [item.state]],
  place: [{ place: null }, (item) => [item.place]],
  quality: [{ qualities: [] }, qualitiesOf],
}

describe('facets', () => {
  test('each group counts what its own choice leaves out, and nothing that the other groups leave out', async () => {
    const { room, categories, known } = await filledRoom()
    await fc.assert(
      fc.asyncProperty(filterOver(categories), async (asked) => {
        const { groups } = await room.api.items.facets(asked)
        for (const [group, [without, valuesOf]] of Object.entries(GROUPS)) {
          const counts = new Map<unknown, number>()
          for (const item of known.filter((one) => answers(one, { ...asked, ...without })))
            for (const value of valuesOf(item)) counts.set(value, (counts.get(value) ?? 0) + 1)
          const { values, over } = groups[group as keyof Facets['groups']]
          expect(over).toBe('all')
          expect(new Map(values.map(({ value, count }) => [value, count]))).toEqual(counts)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('an item with an open ticket is counted until the ticket is answered', async () => {
    const room = testArchive()
    const item = await room.hasItem(await room.hasCategory())
    expect((await room.api.items.list({ qualities: ['openTicket'] })).total).toBe(0)
    await room.api.tickets.open({
      vault: room.open,
      itemId: item.id,
      field: 'title',
      wrong: '题名漏字',
      seen: '',
      reporter: '李娜',
      dueOn: '2030-07-01',
    } as never)
    expect((await room.api.items.list({ qualities: ['openTicket'] })).total).toBe(1)
    const { groups } = await room.api.items.facets({})
    expect(groups.quality.values).toContainEqual({ value: 'openTicket', count: 1 })
  })

  test('PERM-9: what the scope of the actor leaves out is in no count', async () => {
    const { room, known } = await filledRoom()
    room.signIn(['items.read'], { grades: ['public'], categories: null })
    const { total, groups } = await room.api.items.facets({})
    expect(total).toBe(known.filter(({ grade }) => grade === 'public').length)
    expect(groups.grade.values.map(({ value }) => value)).toEqual(['public'])
  })
})

describe('straight to one record', () => {
  test('a code, a code it had before and its barcode lead to the same item', async () => {
    const room = testArchive()
    const { id, description } = await room.hasItem(await room.hasCategory())
    const before = description.archivalCode
    await room.api.items.correct({
      vault: room.open,
      id,
      version: 1,
      description: { ...description, archivalCode: 'J019-WS·2024·D30·003-0777' },
      reason: '重编档号',
    })
    const here = { vault: room.open, id }
    expect(await room.api.items.jump({ code: 'j019－ws·2024·d30·003-777' })).toEqual(here)
    expect(await room.api.items.jump({ code: before })).toEqual(here)
    expect(await room.api.items.jump({ code: barcodeOf({ vault: 'open', entry: 1 }) })).toEqual(here)
  })

  test.each([
    ['', 'nothing'],
    ['J019-WS·2024', 'a piece of a code'],
    [barcodeOf({ vault: 'open', entry: 99 }), 'an entry that is none'],
    [barcodeOf({ vault: 'secret', entry: 1 }), 'an entry of a vault that is shut'],
    ['100000000019', 'a wrong check digit'],
  ])('%s (%s) leads nowhere', async (code) => {
    const room = testArchive()
    await room.hasItem(await room.hasCategory())
    expect(await room.api.items.jump({ code })).toBeNull()
  })

  test('an item out of scope is not jumped to', async () => {
    const room = testArchive()
    const { description } = await room.hasItem(await room.hasCategory(), { secrecyGrade: 'internal' })
    room.signIn(['items.read'], { grades: ['public'], categories: null })
    expect(await room.api.items.jump({ code: description.archivalCode })).toBeNull()
  })
})
