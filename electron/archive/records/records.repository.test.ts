import { describe, expect, test } from 'vitest'
import { testArchive } from '../../../test/support/archive.ts'
import { planOf } from '../../../test/support/plan.ts'
import { type ItemQuestion, listItems } from './records.repository.ts'

const everything = { grades: null, categories: null }
const asking = (differing: Partial<ItemQuestion>): ItemQuestion => ({
  text: '会议',
  fondsId: null,
  branch: null,
  year: null,
  sort: 'entry',
  lacking: null,
  ...differing,
})

describe('searching items', () => {
  test.each([
    ['alone', {}],
    ['with a year', { year: 2024 }],
    ['with what items lack', { lacking: 'place' as const }],
  ])('asks the index once, %s, and then only for the items it names', (_, differing) => {
    const { db } = testArchive()
    const plan = planOf(db, (seen) => listItems(seen, everything, asking(differing), ['9', '9'], 50))
    expect(plan).toMatch(/^SCAN item_text VIRTUAL TABLE INDEX .*; SEARCH item USING INTEGER PRIMARY KEY/)
    expect(plan).not.toContain('TEMP B-TREE')
  })
})
