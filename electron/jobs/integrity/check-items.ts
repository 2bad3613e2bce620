import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import { contentHash } from '../../archive/records/item-columns.ts'
import {
  countEveryItem,
  listBodies,
  listCorrectionsOf,
  listItemsAfter,
} from '../../archive/records/whole.repository.ts'
import type { ReadDb } from '../../database/database.ts'
import { createBatches } from './check-batches.ts'
import type { Findings } from './findings.ts'
import type { Named } from './named-by-chain.ts'

type Item = ReturnType<typeof listItemsAfter>[number]
/** What each version of one item says now, as 32 bytes. */
type Hashes = ReadonlyMap<number, Buffer>

const STEP = 500

/** Holds every item, every version that it has had and every batch against its chain. */
export function checkItems(
  db: ReadDb,
  named: Named,
  { add }: Findings,
  { isErased, report }: { isErased(id: string): boolean; report(done: number, total: number): void },
) {
  const total = countEveryItem(db)
  const batches = createBatches(named, add)
  const missing = new Set(named.versions.keys())
  let items = 0
  let versions = 0
  for (
    let after = 0, page = listItemsAfter(db, 0, STEP);
    page.length > 0;
    page = listItemsAfter(db, after, STEP)
  ) {
    for (const item of page) {
      const hashes = hashesOf(db, item, add)
      heldAgainstChain(db, item, hashes, named, add)
      const first = hashes.get(1)
      if (item.importId !== null && first) batches.filed(item.importId, item.importRow ?? -1, item.id, first)
      for (const [version, hash] of hashes) batches.corrected(item.id, version, hash)
      missing.delete(item.id)
      versions += hashes.size
      after = item.entry
    }
    items += page.length
    report(items, total)
  }
  for (const id of missing)
    if (!isErased(id) && !isDropped(named, id)) add('itemGone', { item: id, seq: newestSeq(named, id) })
  batches.end(db)
  return { items, versions }
}

function hashesOf(db: ReadDb, item: Item, add: Findings['add']): Hashes {
  const { id, version } = item
  const hashes = new Map<number, Buffer>()
  const bodies = version > 1 ? new Map(listBodies(db, id).map((row) => [row.version, row.body])) : new Map()
  for (let at = 1; at < version; at++) {
    const body = bodies.get(at)
    if (body === undefined) add('versionLost', { item: id, version: at })
    else hashes.set(at, contentHash(id, at, JSON.parse(body) as ItemDescription)) // written by a correction
  }
  const says = contentHash(id, version, item as ItemDescription) // the columns of a description
  hashes.set(version, says)
  if (!says.equals(item.contentHash)) add('contentChanged', { item: id, version })
  return hashes
}

function heldAgainstChain(
  db: ReadDb,
  { id, version, importId }: Item,
  hashes: Hashes,
  named: Named,
  add: Findings['add'],
): void {
  const isBack = importId !== null && named.dropped.get(importId)?.has(id)
  if (isBack) add('itemBack', { item: id })
  const says = named.versions.get(id) ?? new Map<number, { seq: number; hash: string | null }>()
  for (const [at, { seq, hash }] of says) {
    if (at > version) add('versionBehind', { item: id, version: at, seq })
    else if (hash !== null && hashes.get(at)?.toString('hex') !== hash)
      add('otherThanChain', { item: id, version: at, seq })
  }
  if (importId === null && !says.has(1)) add('itemUnnamed', { item: id })
  const unnamed = [...hashes.keys()].filter((at) => at > 1 && !says.has(at))
  if (unnamed.length === 0) return
  const byImports = new Set(listCorrectionsOf(db, id).map((row) => row.version))
  for (const at of unnamed) if (!byImports.has(at)) add('versionUnnamed', { item: id, version: at })
}

const isDropped = (named: Named, id: string): boolean =>
  [...named.dropped.values()].some((gone) => gone.has(id))

const newestSeq = (named: Named, id: string): number =>
  Math.max(...[...(named.versions.get(id)?.values() ?? [])].map(({ seq }) => seq))
