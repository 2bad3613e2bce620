import { commitRows } from './commits.ts'
import { type Ground, prepareGround } from './ground.ts'
import { listRows } from './lists.ts'
import { type BenchRow, tableOf } from './measure.ts'
import { recordRows } from './records.ts'
import { searchRows } from './search.ts'

export interface BenchPlan {
  readonly items: number
  readonly only: string
  readonly paint: boolean
}

const PARTS: readonly (readonly [string, (ground: Ground) => Promise<BenchRow[]>])[] = [
  ['search', searchRows],
  ['list', listRows],
  ['record', recordRows],
  ['commit', commitRows],
]

/** Every row of the table, part by part; each part says its rows when it has them. */
export async function bench(
  { items, only }: BenchPlan,
  say: (text: string) => void,
): Promise<readonly BenchRow[]> {
  const ground = await prepareGround(items, say)
  const rows: BenchRow[] = []
  try {
    for (const [name, part] of PARTS) {
      if (only && !only.split(',').includes(name)) continue
      const found = await part(ground)
      say(`\n${tableOf(found)}`)
      rows.push(...found)
    }
  } finally {
    await ground.ends()
  }
  return rows
}
