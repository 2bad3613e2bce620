import { describe, expect, test } from 'vitest'
import type { ItemFilter } from '../../../shared/contract/item-filter.ts'
import type { Condition } from '../../../shared/domain/conditions.ts'
import { describing, testArchive } from '../../../test/support/archive.ts'

/** Two records that agree in nothing that the second could be found by. */
async function twoRecords() {
  const room = testArchive()
  const categoryId = await room.hasCategory()
  const files = (sequence: number, place: string, differing: Parameters<typeof describing>[1]) =>
    room.api.items.describe({
      vault: room.open,
      categoryId,
      place,
      description: describing(sequence, differing),
    })
  await files(1, '二号库5列1节', { title: '放假通知', documentDate: '20230101', filingYear: 2023 })
  const sought = await files(77, '一号库2列3节4层', {
    title: '锅炉房改造合同',
    author: '动力科',
    documentNumber: '沪动发〔2024〕77号',
    documentDate: '20240600',
    filingYear: 2024,
    remarks: '原件缺第3页',
    elements: { keywords: '安全；供暖', persons: '张伟；李娜', parties: '东方锅炉厂 91350100M000100Y43' },
  })
  const asked = async (filter: Partial<ItemFilter>) => (await room.api.items.list(filter)).rows
  return { room, sought, asked }
}
const field = (...conditions: readonly Condition[]) => ({ match: 'all' as const, parts: conditions })

describe('the index', () => {
  test.each([
    ['its code', { text: '003-0077' }],
    ['its title', { text: '改造' }],
    ['the name of whom it is about', { text: '李娜' }],
    ['the name of a party', { text: '东方锅炉厂' }],
    ['the code of a party', { text: '91350100m000100y43' }],
    ['its document number', { text: '沪动发[2024]77' }],
    ['its year', { years: [2024] }],
    ['a day that its date may be', { conditions: field(said('documentDate', 'from', '20240615')) }],
    ['a keyword', { text: '供暖' }],
    ['its place', { text: '一号库 2列' }],
    ['its place, field by field', { conditions: field(said('homeLocation', 'beginsWith', '一号库')) }],
  ] satisfies readonly (readonly [string, Partial<ItemFilter>])[])(
    'IDX-5: every record is found by %s as soon as it is filed',
    async (_, filter) => {
      const { sought, asked } = await twoRecords()
      expect((await asked(filter)).map(({ id }) => id)).toEqual([sought.id])
    },
  )

  test('IDX-5: the list stands in the order of dates, titles or codes', async () => {
    const { asked } = await twoRecords()
    const titles = async (filter: Partial<ItemFilter>) => (await asked(filter)).map(({ title }) => title)
    expect(await titles({ sort: 'documentDate' })).toEqual(['锅炉房改造合同', '放假通知'])
    expect(await titles({ sort: 'archivalCode' })).toEqual(['放假通知', '锅炉房改造合同'])
    expect(await titles({ sort: 'title' })).toEqual(['放假通知', '锅炉房改造合同'])
  })

  test('IDX-5: a party is found by its name and by its code', async () => {
    const { room } = await twoRecords()
    await room.api.parties.register({ description: party })
    const found = async (text: string) => (await room.api.parties.list({ text })).rows.length
    expect([await found('东方'), await found('91350100m000100y43'), await found('9135 0100')]).toEqual([
      1, 1, 0,
    ])
  })
})

describe('where a hit is', () => {
  test.each([
    ['供暖', [['keywords', '安全；供暖']]],
    ['gongnuan', [['keywords', '安全；供暖']]],
    ['缺第3页', [['remarks', '原件缺第3页']]],
    [
      '合同 李娜 2列',
      [
        ['persons', '张伟；李娜'],
        ['homeLocation', '一号库2列3节4层'],
      ],
    ],
    [
      '动力科 沪动发',
      [
        ['author', '动力科'],
        ['documentNumber', '沪动发〔2024〕77号'],
      ],
    ],
    ['锅炉房 003-0077', []],
    ['锅炉厂', [['parties', '东方锅炉厂 91350100M000100Y43']]],
  ] as const)('%s is told by the fields that title and code do not show', async (text, hits) => {
    const { asked } = await twoRecords()
    const [row] = await asked({ text })
    expect(row?.hits.map(({ field, text }) => [field, text])).toEqual(hits)
  })

  test('of a long text the piece around the hit is told, however rare its characters', async () => {
    const { room, asked } = await twoRecords()
    const long = `${'𠮷'.repeat(60)}要找的话${'尾'.repeat(60)}`
    const categoryId = await room.hasCategory('KU')
    await room.hasItem(categoryId, { archivalCode: 'J019-KU·2024·D30-0001', title: '长', remarks: long })
    const [row] = await asked({ text: '要找的话' })
    expect(row?.hits).toEqual([{ field: 'remarks', text: `…${'𠮷'.repeat(6)}要找的话${'尾'.repeat(30)}…` }])
  })

  test('a list that nothing is sought in tells no hits', async () => {
    const { asked } = await twoRecords()
    expect((await asked({ years: [2023, 2024] })).map(({ hits }) => hits)).toEqual([[], []])
  })
})

const party = {
  name: '东方锅炉厂',
  class: 'general',
  usci: '91350100M000100Y43',
  noUsciReason: null,
  contact: '张伟',
  mobile: null,
  industry: '制造',
  signedAt: null,
  enteredAt: null,
  remarks: '',
} as const

function said(field: Condition['field'], operator: Condition['operator'], value: string): Condition {
  return { field, operator, value }
}
