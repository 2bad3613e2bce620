import { describe, expect, test, vi } from 'vitest'
import { describing } from '../../test/support/archive.ts'
import { testProgram } from '../../test/support/program.ts'
import { removeStrayBlocks } from '../archive/records/search/search-runs.service.ts'
import { raw } from '../database/sql.ts'

type Room = ReturnType<typeof testProgram>

const vaultOf = (room: Room) => {
  const vault = room.host.session()?.vaults.first
  if (!vault) throw new Error('locked')
  return vault
}
const count = (room: Room, table: string) =>
  vaultOf(room).db.first(raw<{ found: number }>(`SELECT count(*) AS found FROM ${table}`))?.found ?? 0

/** Files one item through the program and, beside it, as many like it as a test needs. */
async function takes(room: Room, from: number, items: number) {
  const { fonds, categories } = await room.api.arrangement.tree({})
  const [category] = categories
  const [first] = fonds
  if (!first) throw new Error('no fonds')
  const { id: categoryId } =
    category ??
    (await room.api.arrangement.addCategory({ fondsId: first.id, parentId: null, code: 'WS', name: '文书' }))
  const { id, db } = vaultOf(room)
  const titled = (n: number) => `关于第${n}号锅炉检查的通知`
  const item = await room.api.items.describe({
    vault: id,
    categoryId,
    description: describing(from, { title: titled(from) }),
    place: '未上架',
  })
  const columns = db
    .all(raw<{ name: string }>(`SELECT name FROM pragma_table_info('item') WHERE name <> 'entry'`))
    .map(({ name }) => name)
  const values = columns.map((name) =>
    ['id', 'archival_code', 'code_key'].includes(name) ? `${name} || 'X' || n` : name,
  )
  const like = values
    .join()
    .replace(/(^|,)title(?=,|$)/, `$1replace(title, '第${from}号', '第' || n || '号')`)
  db.script(`WITH RECURSIVE line (n) AS (SELECT ${from + 1} UNION ALL SELECT n + 1 FROM line WHERE n < ${from + items - 2})
    INSERT INTO item (${columns.join()}) SELECT ${like} FROM item, line WHERE id = '${item.id}'`)
  // The last one tells the program that something has changed.
  const last = from + items - 1
  const description = describing(last, { title: titled(last) })
  await room.api.items.describe({ vault: id, categoryId, description, place: '未上架' })
}

const found = async (room: Room, text: string) => (await room.api.items.list({ text })).total

describe('the index keeper', () => {
  test('packs what has grown, finds the same as before, and lets the program lock in the middle of it', async () => {
    const room = testProgram()
    await room.found()
    await takes(room, 1, 1100)
    await vi.waitFor(() => expect(count(room, 'search_run')).toBe(1), 30_000)
    await vi.waitFor(() => expect(count(room, 'search_change')).toBeLessThan(1024), 30_000)
    expect(await found(room, 'glxjc')).toBe(0)
    expect(await found(room, 'gljc')).toBe(1100)
    expect(await found(room, '第77号')).toBe(1)

    await takes(room, 1101, 1030)
    await room.lock('byHand') // whatever it was doing
    await room.unlock()
    expect(await found(room, 'gljc')).toBe(2130)
    await takes(room, 2131, 3)
    await vi.waitFor(() => expect(count(room, 'search_change')).toBeLessThan(1024), 30_000)
    expect(await found(room, 'gljc')).toBe(2133)
    expect(room.seen.bugs).toEqual([])
  }, 120_000)

  test('blocks of a run that was never finished are removed, those of others stay', async () => {
    const room = testProgram()
    await room.found()
    await takes(room, 1, 1100)
    await vi.waitFor(() => expect(count(room, 'search_run')).toBe(1), 30_000)
    await vi.waitFor(() => expect(count(room, 'search_change')).toBeLessThan(1024), 30_000)
    const { db } = vaultOf(room)
    const blocks = count(room, 'search_block')
    db.script(`INSERT INTO search_block (packed) VALUES (x'00'), (x'00'), (x'00')`)
    removeStrayBlocks(db)
    expect(count(room, 'search_block')).toBe(blocks)
    expect(await found(room, '第77号')).toBe(1)
  }, 120_000)
})
