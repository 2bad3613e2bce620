import type { WriteDb } from '../database/database.ts'
import type { Newest } from './kept-head.ts'
import type { OpenVault } from './vaults.ts'

/**
 * One transaction that leaves an entry, and the head after it. Throws before anything is written where the disk does not
 * take what the head owes; once committed it stands, and answers, even where the head has to be written later.
 */
export function recorded<T>(
  { db, head }: Pick<OpenVault, 'db' | 'head'>,
  work: (db: WriteDb) => { readonly value: T; readonly newest: Newest },
): T {
  head.settle()
  const { value, newest } = db.transaction(work)
  head.follow(newest)
  return value
}
