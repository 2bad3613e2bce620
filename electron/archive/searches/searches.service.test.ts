import { describe, expect, test } from 'vitest'
import { PersonId, SearchId } from '../../../shared/ids.ts'
import { testArchive } from '../../../test/support/archive.ts'
import { raw } from '../../database/sql.ts'
import { insertSearch } from './searches.repository.ts'

const filter = { text: '锅炉', years: [2019, 2020], conditions: null }
const colleague = PersonId.parse(crypto.randomUUID())

/** A search that somebody else saved. */
function othersSearch(room: ReturnType<typeof testArchive>, shared: 0 | 1) {
  const id = SearchId.parse(crypto.randomUUID())
  insertSearch(room.db, {
    id,
    person_id: colleague,
    name: '同事的',
    filter: JSON.stringify({ text: '合同' }),
    shared,
    version: 1,
  })
  return id
}

describe('a saved search', () => {
  test('gives back the filter as it was, filled up with what it did not say', async () => {
    const room = testArchive()
    const saved = await room.api.searches.save({ vault: room.open, name: ' 锅炉房 ', filter })
    expect(saved).toMatchObject({ name: '锅炉房', shared: false, mine: true, ownerName: '张伟', version: 1 })
    expect(saved.filter).toMatchObject({ ...filter, grades: [], sort: 'entry' })
    expect(await room.api.searches.list({})).toEqual([saved])
    expect(room.changes.flat()).toContain('searches')
  })

  test('of the same name is refused, and one may be renamed, shared, replaced and removed', async () => {
    const room = testArchive()
    const vault = room.open
    const { id } = await room.api.searches.save({ vault, name: '锅炉房', filter })
    const other = await room.api.searches.save({ vault, name: '食堂', filter: {} })
    const taken = { code: 'rule_broken', reason: 'search.nameTaken' }
    await expect(room.api.searches.save({ vault, name: '锅炉房', filter })).rejects.toMatchObject({
      data: taken,
    })
    const change = { vault, id: other.id, version: 1, name: '锅炉房', filter, shared: true }
    await expect(room.api.searches.change(change)).rejects.toMatchObject({ data: taken })

    const changed = await room.api.searches.change({ ...change, name: '食堂改造' })
    expect(changed).toMatchObject({ name: '食堂改造', shared: true, version: 2, filter: { text: '锅炉' } })
    await expect(room.api.searches.change({ ...change, name: '又' })).rejects.toMatchObject({
      data: { code: 'conflict' },
    })
    await room.api.searches.remove({ vault, id })
    expect((await room.api.searches.list({})).map(({ name }) => name)).toEqual(['食堂改造'])
  })

  test('PERM-9: of a colleague is there only when it is shared, and is never changed by another', async () => {
    const room = testArchive()
    const vault = room.open
    const hidden = othersSearch(room, 0)
    expect(await room.api.searches.list({})).toEqual([])
    await expect(room.api.searches.remove({ vault, id: hidden })).rejects.toMatchObject({
      data: { code: 'not_found' },
    })
    room.db.run(raw('DELETE FROM saved_search'))
    const id = othersSearch(room, 1)
    expect(await room.api.searches.list({})).toMatchObject([{ id, mine: false, filter: { text: '合同' } }])
    await expect(room.api.searches.remove({ vault, id })).rejects.toMatchObject({
      data: { code: 'forbidden', reason: 'search.notYours' },
    })
  })

  test('AUD-1: leaves an entry without the words that are sought', async () => {
    const room = testArchive()
    const { id } = await room.api.searches.save({ vault: room.open, name: '机要项目', filter })
    await room.api.searches.remove({ vault: room.open, id })
    expect(room.auditTrail().slice(-2)).toEqual(['searches.save', 'searches.remove'])
    expect(JSON.stringify(room.rows('audit_payload'))).not.toMatch(/锅炉|机要/)
  })

  test('is one of two hundred at most', async () => {
    const room = testArchive()
    for (let n = 0; n < 200; n++)
      await room.api.searches.save({ vault: room.open, name: `查找${n}`, filter: {} })
    await expect(
      room.api.searches.save({ vault: room.open, name: '再一条', filter: {} }),
    ).rejects.toMatchObject({ data: { reason: 'search.tooMany' } })
  })
})
