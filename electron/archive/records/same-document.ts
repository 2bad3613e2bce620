import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Scope } from '../context.ts'
import { documentHash, documentKey } from './document-key.ts'
import { listByDocument, listDocumentHashes } from './imported.repository.ts'
import { type MetRecord, shownOf } from './imported.ts'
import { dateKey } from './item-columns.ts'
import { listYears } from './years.repository.ts'

/** So many documents are asked for one by one; for more it is worth reading the hashes of all. */
const ASKED_SINGLY = 500

/** Looks for a record of the same document under another code (hard case 22), for one description after another. */
export function createTwinFinder(
  db: ReadDb,
  scope: Scope,
): (description: ItemDescription) => MetRecord | undefined {
  const years = listYears(db)
  let asked = 0
  let hashes: Float64Array | null = null

  return (description) => {
    const sought = documentHash(description)
    asked += 1
    if (asked > ASKED_SINGLY) hashes ??= hashesOf(db, years)
    if (hashes && !isAmong(hashes, sought)) return
    const key = documentKey(description)
    const found = listByDocument(db, years, dateKey(description.documentDate), sought)
    const twin = found.find((one) => documentKey(one) === key)
    return twin && { id: twin.id, formerly: false, shown: shownOf(db, scope, [twin]).get(twin.id) ?? null }
  }
}

/** The hashes of all documents in their order: 8 MB for a million. */
function hashesOf(db: ReadDb, years: readonly number[]): Float64Array {
  const byYear = years.map((year) => Float64Array.from(listDocumentHashes(db, year), ({ hash }) => hash))
  const all = new Float64Array(byYear.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const some of byYear) {
    all.set(some, at)
    at += some.length
  }
  return all.sort()
}

function isAmong(sorted: Float64Array, sought: number): boolean {
  let low = 0
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) < sought) low = middle + 1
    else high = middle
  }
  return sorted[low] === sought
}
