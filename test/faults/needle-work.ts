import { writeFileSync } from 'node:fs'
import { raw } from '../../electron/database/sql.ts'
import type { ItemDescription } from '../../shared/domain/item-rules.ts'
import type { CategoryId } from '../../shared/ids.ts'
import { chanceFrom } from './chance.ts'
import { describing } from './ledger.ts'
import { NEEDLES } from './needles.ts'
import type { Room } from './room.ts'

/** What is done with every needle: filed, corrected, imported, typed, searched. Says each time that it has been round. */
export async function workWithNeedles(
  room: Room,
  { seed, rounds }: { readonly seed: number; readonly rounds: number },
  around: () => Promise<void>,
): Promise<void> {
  const { api } = room
  const vault = room.vault().id
  const chance = chanceFrom(seed)
  const category = (await api.arrangement.tree({})).categories[0]
  if (!category) throw new Error('there is no category')
  const categoryId: CategoryId = category.id
  let number = 0
  const next = (title: string) => ({ ...describing(chance, seed, ++number), title, remarks: title })

  for (let round = 0; round < rounds; round++) {
    for (const needle of NEEDLES) {
      const item = await api.items.describe({ vault, categoryId, description: next(needle), place: '未上架' })
      await api.items.correct({
        vault,
        id: item.id,
        version: 1,
        description: { ...item.description, title: `${needle}（更正）` },
        reason: needle,
        source: needle,
      })
      await api.drafts.keep({ vault, form: 'items/describe', body: JSON.stringify({ title: needle }) })
      await api.items.list({ text: needle })
      await api.items.list({ text: Array.from(needle).slice(0, 2).join(''), sort: 'documentDate' })
    }
    const { id } = await api.transfer.begin({ target: 'items', fileName: '台账.xlsx', mappingHash: 'hash' })
    const rows = NEEDLES.map((needle, at) => ({ row: at + 2, categoryId, description: next(needle) }))
    await api.transfer.takeItems({ vault, importId: id, mappingHash: 'hash', rows })
    await api.transfer.finish({ id, state: 'committed', created: rows.length })
    await importLedger(
      room,
      NEEDLES.map((needle) => next(needle)),
    )
    // A sort that fits in no cache: what a careless profile would spill.
    room.vault().db.all(raw('SELECT title, remarks FROM item ORDER BY remarks || title, entry LIMIT 20'))
    await around()
  }
}

/** The way a clerk does it: a file is chosen, read and judged in a worker, and filed. */
async function importLedger({ api, ledger }: Room, rows: readonly ItemDescription[]): Promise<void> {
  const lines = rows.map(
    ({ archivalCode, title, filingYear }) => `${archivalCode},${title},办公室,${filingYear}0315,30年`,
  )
  writeFileSync(ledger, ['档号,题名,责任者,日期,保管期限', ...lines].join('\r\n'))
  const chosen = await api.transfer.chooseLedger({})
  if (!chosen) throw new Error('no file was chosen')
  const { handle } = chosen
  const { sheet, headerRow, columns } = await api.transfer.profile({ handle, target: 'items' })
  const mapping = Object.fromEntries(columns.map(({ index, field }) => [String(index), field ?? '']))
  const { created } = await api.transfer.commit({
    handle,
    plan: { target: 'items', sheet, headerRow, mapping },
  })
  if (created !== rows.length) throw new Error(`${created} of ${rows.length} rows were filed`)
}

/** Makes a room careless, as the library is by default: sorts and temporary tables go to a file. */
export function spill(room: Room): void {
  const { db } = room.vault()
  db.script(`PRAGMA temp_store = 1;
    PRAGMA temp.cache_size = 5;
    CREATE TEMP TABLE spilt AS SELECT title, remarks, zeroblob(4000) AS room FROM item;`)
}
