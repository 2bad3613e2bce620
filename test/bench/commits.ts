import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../electron/database/database.ts'
import { itemAt } from '../../scripts/seed/item.ts'
import { type Ground, SEED } from './ground.ts'
import { type BenchRow, contest, rowOf, timed } from './measure.ts'
import { openPlain } from './plain.ts'

const DESCRIBED = 200
const BATCHES = 10
const BATCH = 500
const COMMIT_MS = 50
const COMMIT_RATIO = 2
const SECONDS_PER_100_K = 25

/** Writing, durably and with its entry, into copies that go afterwards. */
export async function commitRows(ground: Ground): Promise<BenchRow[]> {
  const folder = mkdtempSync(`${ground.folder}-commits-`)
  const encryptedFile = join(folder, 'encrypted.db')
  const plainFile = join(folder, 'plain.db')
  copyFileSync(ground.session.vaults.first.file, encryptedFile)
  copyFileSync(`${ground.folder}-plain.db`, plainFile)
  const ours = openDatabase(encryptedFile, ground.session.vaults.first.readerKey())
  const theirs = openPlain(plainFile)
  const apis = [
    ground.over(ours, join(folder, 'encrypted.head')),
    ground.over(theirs, join(folder, 'plain.head')),
  ] as const
  try {
    return [...(await describing(ground, apis)), await importing(ground, apis)]
  } finally {
    ours.close()
    theirs.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Apis = readonly [Ground['plain']['api'], Ground['plain']['api']]

async function describing({ items, vault, shelves }: Ground, [ours, theirs]: Apis): Promise<BenchRow[]> {
  const describe = (api: Apis[0], at: number) => {
    const { categoryId, description } = itemAt(shelves, SEED, items + at)
    return api.items.describe({ vault, categoryId, description, place: '未上架' })
  }
  const next = new Map<Apis[0], number>()
  const again = (api: Apis[0]) => {
    const at = next.get(api) ?? 0
    next.set(api, at + 1)
    return describe(api, at)
  }
  const inputs = Array.from({ length: DESCRIBED }, () => 0)
  const row = await contest({
    name: 'describe: committed, fsync, entry and head included',
    items,
    inputs,
    budget: COMMIT_MS,
    writes: true,
    ours: () => again(ours),
    theirs: () => again(theirs),
  })
  const ratio = await contest({
    name: 'encrypted ÷ plain: durable commits',
    items,
    inputs,
    budget: COMMIT_RATIO,
    writes: true,
    ours: () => again(ours),
    theirs: () => again(theirs),
  })
  return [row, ratio]
}

async function importing({ items, vault, shelves }: Ground, apis: Apis): Promise<BenchRow> {
  const times: [number[], number[]] = [[], []]
  const plan = { target: 'items', fileName: '案卷文件目录.xlsx', mappingHash: 'bench' } as const
  const runs = [await apis[0].transfer.begin(plan), await apis[1].transfer.begin(plan)] as const
  for (let batch = 0; batch < BATCHES; batch++)
    for (const side of [0, 1] as const) {
      const rows = Array.from({ length: BATCH }, (_, at) => ({
        row: batch * BATCH + at,
        ...itemAt(shelves, SEED, items + 10_000 + batch * BATCH + at),
      }))
      const importId = runs[side].id
      const took = await timed(() =>
        apis[side].transfer.takeItems({ vault, importId, mappingHash: 'bench', rows }),
      )
      times[side].push((took / BATCH) * 100)
    }
  return rowOf({
    name: 'import: batches of rows that are read already, for 100 k of them',
    items,
    mine: times[0],
    base: times[1],
    unit: 's',
    budget: SECONDS_PER_100_K,
  })
}
