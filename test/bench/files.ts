import { statSync } from 'node:fs'
import type { Database } from '../../electron/database/database.ts'
import { raw } from '../../electron/database/sql.ts'
import { diceOf } from '../../scripts/seed/dice.ts'
import type { Ground } from './ground.ts'
import { type BenchRow, contest, rowOf, timed } from './measure.ts'
import { someIds } from './records.ts'

const SCANS = 3
const SCAN_RATIO = 4.5
const RECORD_MS = 50
const SEARCH_MS = 20
/** So much of a file fits the cache in the rows about files that do not fit. */
const PART_CACHED = 0.1

/** Reading every row once with cold caches, and working in a file of which a tenth fits the cache. */
export async function fileRows(ground: Ground): Promise<BenchRow[]> {
  const { items, session, openEncrypted, openPlain } = ground
  const size = statSync(session.vaults.first.file).size / 1024
  const cache = Math.max(2048, Math.round(size * PART_CACHED))
  const ours = openEncrypted(cache)
  const theirs = openPlain(cache)
  const apis = [
    ground.over(ours, `${ground.folder}-small.head`),
    ground.over(theirs, `${ground.folder}-small-plain.head`),
  ] as const
  try {
    const ids = await someIds(ground)
    const words = Array.from({ length: 100 }, (_, at) =>
      diceOf(8, at).of(['安全', '武汉', '锅炉', '王建', '竣工图', '铸造', '2014年', '任职']),
    )
    return [
      await scanning(ground),
      await contest({
        name: 'larger than the cache: record',
        items,
        inputs: ids,
        budget: RECORD_MS,
        ours: (id) => apis[0].items.get({ vault: ground.vault, id }),
        theirs: (id) => apis[1].items.get({ vault: ground.vault, id }),
      }),
      await contest({
        name: 'larger than the cache: search',
        items,
        inputs: words,
        budget: SEARCH_MS,
        ours: (text) => apis[0].items.list({ text }),
        theirs: (text) => apis[1].items.list({ text }),
      }),
    ]
  } finally {
    ours.close()
    theirs.close()
  }
}

const wholeFile = raw('SELECT sum(length(title) + length(remarks)) AS total FROM item NOT INDEXED')

async function scanning({ items, openEncrypted, openPlain }: Ground): Promise<BenchRow> {
  const times: [number[], number[]] = [[], []]
  const scan = async (db: Database, into: number[]) => {
    into.push(await timed(() => db.first(wholeFile)))
    db.close()
  }
  for (let at = 0; at < SCANS; at++) {
    await scan(openPlain(512 * 1024), times[1])
    await scan(openEncrypted(512 * 1024), times[0])
  }
  return rowOf({
    name: 'encrypted ÷ plain: cold full scan',
    items,
    mine: times[0],
    base: times[1],
    unit: 'ms',
    budget: SCAN_RATIO,
  })
}
