import { listEntries } from '../../electron/archive/audit/audit.repository.ts'
import { contentHash, descriptionIn } from '../../electron/archive/records/item-columns.ts'
import { merkleRoot } from '../../electron/archive/records/merkle.ts'
import { buildRun } from '../../electron/archive/records/search/build-run.ts'
import {
  findBlock,
  findRun,
  listRunPlaces,
  strayBlocks,
} from '../../electron/archive/records/search/search.repository.ts'
import type { ReadDb } from '../../electron/database/database.ts'
import { raw } from '../../electron/database/sql.ts'
import type { ItemDescription } from '../../shared/domain/item-rules.ts'

interface ItemRow extends Record<string, unknown> {
  readonly entry: number
  readonly id: string
  readonly version: number
  readonly content_hash: Buffer
  readonly import_id: string | null
  readonly import_row: number | null
}
interface VersionRow {
  readonly item_id: string
  readonly version: number
  readonly body: string
}
interface Batch {
  readonly importId: string
  readonly rows: number
  readonly from: number
  readonly to: number
  readonly root: string
}

/** Holds every record against its chain: versions, contents, whole batches. Finds what lies between two entries. */
export function deepCheck(db: ReadDb): string[] {
  const items = db.all(raw<ItemRow>('SELECT * FROM item'))
  const older = db.all(raw<VersionRow>('SELECT item_id, version, body FROM item_version'))
  const named = namedByChain(db)
  return [
    ...brokenItems(items, older, named.versions),
    ...named.batches.flatMap((batch) => brokenBatch(batch, items, older, named.dropped)),
    ...brokenCounts(items, named),
    ...named.silent.map((seq) => `entry ${seq} lost its payload`),
  ]
}

function namedByChain(db: ReadDb) {
  const versions = new Map<string, number>()
  const batches: Batch[] = []
  const dropped = new Map<string, number>()
  const silent: number[] = []
  for (const { seq, procedure, objectId, body } of listEntries(db, 0, Number.MAX_SAFE_INTEGER)) {
    const payload = JSON.parse(body ?? '{}')
    if (body === null) silent.push(seq) // nothing erases a payload yet
    if (procedure === 'items.describe') versions.set(objectId, 1)
    if (procedure === 'items.correct') versions.set(objectId, payload.became)
    if (procedure === 'transfer.takeItems') batches.push(payload as Batch) // stated by the contract
    if (procedure === 'transfer.dropItems')
      dropped.set(objectId, (dropped.get(objectId) ?? 0) + payload.ids.length)
  }
  return { versions, batches, dropped, silent }
}
type Named = ReturnType<typeof namedByChain>

function brokenItems(items: ItemRow[], older: VersionRow[], versions: Named['versions']): string[] {
  const kept = Map.groupBy(older, ({ item_id }) => item_id)
  const broken: string[] = []
  const missing = new Set(versions.keys())
  for (const item of items) {
    missing.delete(item.id)
    const last = versions.get(item.id) ?? (item.import_id ? 1 : 0)
    if (item.version !== last) broken.push(`item ${item.id} has version ${item.version}, its chain ${last}`)
    const says = contentHash(item.id, item.version, descriptionOf(item))
    if (!says.equals(item.content_hash)) broken.push(`item ${item.id} says other than its hash`)
    if ((kept.get(item.id)?.length ?? 0) !== item.version - 1) broken.push(`item ${item.id} lost a version`)
  }
  return [...broken, ...[...missing].map((id) => `item ${id} is gone`)]
}

function brokenBatch(
  { importId, rows, from, to, root }: Batch,
  items: ItemRow[],
  older: VersionRow[],
  dropped: Named['dropped'],
) {
  if (dropped.has(importId)) return []
  const mine = items
    .filter(({ import_id, import_row }) => import_id === importId && within(import_row, from, to))
    .sort((a, b) => Number(a.import_row) - Number(b.import_row))
  if (mine.length !== rows) return [`batch ${from}-${to} of ${importId} has ${mine.length} of ${rows} rows`]
  const hashes = mine.map((item) => {
    const first = older.find(({ item_id, version }) => item_id === item.id && version === 1)
    return contentHash(item.id, 1, first ? JSON.parse(first.body) : descriptionOf(item))
  })
  return merkleRoot(hashes).toString('hex') === root
    ? []
    : [`batch ${from}-${to} of ${importId} says otherwise`]
}

function brokenCounts(items: ItemRow[], { versions, batches, dropped }: Named): string[] {
  const gone = [...dropped.values()].reduce((sum, count) => sum + count, 0)
  const imported = batches.reduce((sum, { rows }) => sum + rows, 0) - gone
  const found = items.filter(({ import_id }) => import_id).length
  const described = items.length - found
  const named = [...versions.keys()].length
  return [
    ...(found === imported ? [] : [`${found} imported items, the chain names ${imported}`]),
    ...(described <= named ? [] : [`${described} described items, the chain names ${named}`]),
  ]
}

/** Builds the search index again and holds it against the one that is there: nothing missing, nothing left over. */
export function brokenIndex(db: ReadDb): string[] {
  const changed = new Set(
    db.all(raw<{ entry: number }>('SELECT entry FROM search_change')).map(({ entry }) => entry),
  )
  const runs = listRunPlaces(db)
  const holds = (entry: number) => runs.some(({ first, size }) => entry >= first && entry < first + size)
  const outside = db
    .all(raw<{ entry: number }>('SELECT entry FROM item'))
    .filter(({ entry }) => !holds(entry))
  const stray = strayBlocks(db)
  return [
    ...outside
      .filter(({ entry }) => !changed.has(entry))
      .map(({ entry }) => `the index knows nothing of entry ${entry}`),
    ...runs
      .filter((run) => ![...changed].some((entry) => within(entry, run.first, run.first + run.size - 1)))
      .filter((run) => !isAsBuilt(db, run))
      .map(({ first }) => `the run from ${first} on is not what its items say`),
    ...(stray.length > 1 ? [`${stray.length} stretches of blocks that no run names`] : []),
  ]
}

function isAsBuilt(
  db: ReadDb,
  { id, first, size }: { readonly id: number; readonly first: number; readonly size: number },
): boolean {
  const kept = findRun(db, id)
  const built = buildRun(db, { first, size })
  const blocks = built.blocks.map((_, at) => findBlock(db, (kept?.firstBlock ?? 0) + at))
  return (
    kept !== undefined &&
    kept.texts === built.texts &&
    kept.columns.equals(built.columns) &&
    built.blocks.every((block, at) => Buffer.compare(block, blocks[at] ?? Buffer.alloc(0)) === 0)
  )
}

const within = (row: number | null, from: number, to: number) => row !== null && row >= from && row <= to

/** The description that stands in the columns of a row. */
export const descriptionOf = (row: Record<string, unknown>): ItemDescription =>
  descriptionIn({
    archivalCode: row.archival_code,
    title: row.title,
    author: row.author,
    documentNumber: row.document_number,
    documentDate: row.document_date,
    filingYear: row.filing_year,
    retention: row.retention,
    secrecyGrade: row.secrecy_grade,
    secrecyRegime: row.secrecy_regime,
    secrecyMark: row.secrecy_mark,
    accessStatus: row.access_status,
    pageCount: row.page_count,
    carrier: row.carrier,
    remarks: row.remarks,
  } as ItemDescription) // the columns of the migration
