import { chainRows } from './chain.ts'
import { commitRows } from './commits.ts'
import { fileRows } from './files.ts'
import { type Ground, prepareGround } from './ground.ts'
import { importRows } from './imports.ts'
import { listRows } from './lists.ts'
import { type BenchRow, tableOf } from './measure.ts'
import { paintRows } from './paint.ts'
import { recordRows } from './records.ts'
import { searchRows } from './search.ts'
import { unlockRows } from './unlock.ts'

export interface BenchPlan {
  readonly items: number
  /** The parts that are wanted, by name, with commas between; empty for all. */
  readonly only: string
  readonly paint: boolean
}

const PARTS: readonly (readonly [string, (ground: Ground) => Promise<BenchRow[]>])[] = [
  ['search', searchRows],
  ['list', listRows],
  ['record', recordRows],
  ['commit', commitRows],
  ['file', fileRows],
  ['chain', chainRows],
  ['import', importRows],
  ['unlock', unlockRows], // the last: it closes every file
]

/** Every row of the table, part by part; each part says its rows when it has them. */
export async function bench(plan: BenchPlan, say: (text: string) => void): Promise<readonly BenchRow[]> {
  const { items, only, paint } = plan
  const wanted = (part: string) => only === '' || only.split(',').includes(part)
  const ground = await prepareGround(items, say)
  const rows: BenchRow[] = []
  const take = (found: readonly BenchRow[]) => {
    say(`\n${tableOf(found)}`)
    rows.push(...found)
  }
  try {
    for (const [name, part] of PARTS) if (wanted(name)) take(await part(ground))
  } finally {
    await ground.ends()
  }
  if (paint) take(await paintRows(items, ground.folder))
  return rows
}
