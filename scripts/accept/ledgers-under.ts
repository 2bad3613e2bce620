import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LEDGER = /\.(xlsx|xlsm|xls|ods|et|dbf|csv|txt|tsv)$/i

/** Every ledger in a folder and the folders in it, in the order of their names. */
export const ledgersUnder = (place: string): string[] =>
  readdirSync(place)
    .sort()
    .flatMap((name) => {
      const path = join(place, name)
      return statSync(path).isDirectory() ? ledgersUnder(path) : LEDGER.test(name) ? [path] : []
    })
