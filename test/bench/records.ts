import { diceOf } from '../../scripts/seed/dice.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { Ground } from './ground.ts'
import { type BenchRow, contest } from './measure.ts'

const OPENED = 200
const RECORD_MS = 50
const READ_RATIO = 1.25

/** Opening a record, its versions, the day's numbers, the tree: what a clerk does between two searches. */
export async function recordRows(ground: Ground): Promise<BenchRow[]> {
  const { items, vault, encrypted, plain } = ground
  const ids = await someIds(ground)
  const one = (name: string, budget: number, ask: (api: Ground['plain']['api'], id: ItemId) => unknown) =>
    contest({
      name,
      items,
      inputs: ids,
      budget,
      ours: (id) => ask(encrypted.api, id),
      theirs: (id) => ask(plain.api, id),
    })
  return [
    await one('record: open', RECORD_MS, (api, id) => api.items.get({ vault, id })),
    await one('record: versions', RECORD_MS, (api, id) => api.items.versions({ vault, id })),
    await one('today: every count', RECORD_MS, (api) => api.product.today({})),
    await one('tree of arrangement', RECORD_MS, (api) => api.arrangement.tree({})),
    await one('encrypted ÷ plain: point reads', READ_RATIO, (api, id) => api.items.get({ vault, id })),
    await searchRatio(ground),
  ]
}

async function searchRatio({ items, encrypted, plain }: Ground): Promise<BenchRow> {
  const words = ['安全生产', '武汉宏达', '锅炉房', '王建', '2014年', '竣工图', '铸造', '同志任职']
  return contest({
    name: 'encrypted ÷ plain: search',
    items,
    inputs: Array.from({ length: OPENED }, (_, at) => words[at % words.length] ?? ''),
    budget: READ_RATIO,
    ours: (text) => encrypted.api.items.list({ text }),
    theirs: (text) => plain.api.items.list({ text }),
  })
}

/** Ids from all over the archive, the same in every run. */
export async function someIds({ items, vault, encrypted }: Ground): Promise<readonly ItemId[]> {
  const ids: ItemId[] = []
  for (let at = 0; at < OPENED; at++) {
    const entry = diceOf(4, at).between(2, items)
    const { rows } = await encrypted.api.items.list({ cursor: [{ vault, after: [entry, entry] }] })
    if (rows[0]) ids.push(rows[0].id)
  }
  return ids
}
