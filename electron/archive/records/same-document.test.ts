import { describe, expect, test } from 'vitest'
import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import { describing, testArchive } from '../../../test/support/archive.ts'
import { createTwinFinder } from './same-document.ts'

const everything = { grades: null, categories: null }
const notice: Partial<ItemDescription> = {
  title: '关于２０２４年冬季取暖的通知',
  author: '江汉市政府办公室',
  documentNumber: '江政办〔2024〕18号',
  documentDate: '20241101',
}

async function roomWithNotice() {
  const room = testArchive()
  const categoryId = await room.hasCategory('WS')
  // Filed a year late, as what arrives in January is.
  const description = describing(1, { ...notice, filingYear: 2025 })
  const { id } = await room.api.items.describe({
    vault: room.open,
    categoryId,
    description,
    place: '一库-01',
  })
  return { ...room, id }
}

describe.each([
  ['asked for singly', 0],
  ['looked for among the hashes of all', 600],
])('the record of the same document, %s', (_, before) => {
  test('IDX-15: is found whatever its code, year of filing, width and brackets', async () => {
    const { db, id } = await roomWithNotice()
    const twinOf = createTwinFinder(db, everything)
    for (let n = 0; n < before; n++)
      expect(twinOf(describing(n + 10, { title: `另一件${n}` }))).toBeUndefined()
    const other = describing(900, {
      ...notice,
      title: '关于2024年冬季取暖的通知',
      documentNumber: '江政办[2024]18号',
    })
    expect(twinOf(other)).toMatchObject({ id, formerly: false, shown: { version: 1 } })
    for (const differing of [
      { documentDate: '20241102' },
      { author: '江汉市政府' },
      { documentNumber: null },
    ])
      expect(twinOf({ ...other, ...differing })).toBeUndefined()
  })

  test('IDX-10: shows nothing of a record that the clerk may not see', async () => {
    const { db, id } = await roomWithNotice()
    const twinOf = createTwinFinder(db, { ...everything, grades: ['public'] })
    for (let n = 0; n < before; n++) twinOf(describing(n + 10, { title: `另一件${n}` }))
    expect(twinOf(describing(900, notice))).toEqual({ id, formerly: false, shown: null })
  })
})
