import type { Headless } from './headless.ts'
import { itemAt } from './item.ts'
import { growTree } from './tree.ts'

const BATCH = 500
/** One ledger holds so many rows; then the next one is imported. */
const LEDGER = 100_000

interface Filling {
  readonly items: number
  readonly seed: number
}

/** Imports items batch by batch up to a number. The newest item says where the last run stopped. */
export async function fillItems(room: Headless, { items, seed }: Filling, say: (text: string) => void) {
  const { api } = room
  const shelves = await growTree(room)
  const vault = (await api.session.whoAmI({})).openVault
  let done = (await api.items.list({})).rows[0]?.entry ?? 0
  if (done > 0 && done < items) say(`${done} items are there already.`)

  while (done < items) {
    const ledger = Math.floor(done / LEDGER)
    const end = Math.min(items, (ledger + 1) * LEDGER)
    const fileName = `案卷文件目录（第${ledger + 1}册）.xlsx`
    const importId = await runFor(room, fileName)
    while (done < end) {
      const count = Math.min(BATCH, end - done)
      const rows = Array.from({ length: count }, (_, at) => ({
        row: ((done + at) % LEDGER) + 2, // below the header, as the spreadsheet counts
        ...itemAt(shelves, seed, done + at),
      }))
      await api.transfer.takeItems({ vault, importId, mappingHash: MAPPING, rows })
      done += count
      if (done % 10_000 === 0) say(`${done} of ${items} items`)
    }
    await api.transfer.finish({ id: importId, state: 'committed', created: end - ledger * LEDGER })
  }
}

const MAPPING = 'seed'

async function runFor({ api }: Headless, fileName: string) {
  const runs = await api.transfer.list({})
  const begun = runs.find((run) => run.fileName === fileName && run.state === 'running')
  const plan = { target: 'items', fileName, mappingHash: MAPPING } as const
  return begun?.id ?? (await api.transfer.begin(plan)).id
}
