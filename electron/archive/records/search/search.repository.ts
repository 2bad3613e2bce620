import { sql } from 'kysely'
import { currentTemplate, TemplateName } from '../../../../shared/domain/description-templates.ts'
import type { ReadDb, WriteDb } from '../../../database/database.ts'
import { fixed, vaultSql } from '../../../database/sql.ts'
import { visibleItems } from '../visible.repository.ts'
import type { Blocks } from './postings.ts'

const INDEXED = [
  'item.entry',
  'item.archival_code as archivalCode',
  'item.title',
  'item.author',
  'item.document_number as documentNumber',
  'item.remarks',
  'item.elements',
  'item.category_id as categoryId',
  'item.filing_year as year',
  'item.retention',
  'item.secrecy_grade as grade',
  'item.state',
  'item.access_status as accessStatus',
  'item.template',
  'item.template_version as templateVersion',
  'item.home_location as homeLocation',
] as const

// Everything is indexed; who may see what is asked of the answers, by `visibleTests`.
const EVERYBODY = { grades: null, categories: null }

const indexed = () =>
  visibleItems(EVERYBODY)
    .select(INDEXED)
    .select([
      sql<0 | 1>`EXISTS (SELECT 1 FROM ticket WHERE ticket.item_id = item.id AND ticket.state = 'open')`.as(
        'hasTicket',
      ),
      sql<string | null>`(SELECT group_concat(code, char(10)) FROM item_alias WHERE entry = item.entry)`.as(
        'aliases',
      ),
    ])

/** An item as the index reads it. Nobody sees these rows: what is found is shown through `visibleItems`. */
export type IndexedItem = NonNullable<ReturnType<typeof readItems>[number]>

/** The items from one entry to another, the second left out, in the order of entry. */
export const readItems = (db: ReadDb, from: number, to: number) =>
  db.all(indexed().where('item.entry', '>=', from).where('item.entry', '<', to).orderBy('item.entry'))

/** The items with these entries; those that are gone are not among them. */
export const readTheseItems = (db: ReadDb, entries: readonly number[]) =>
  db.all(
    indexed().where(sql<boolean>`item.entry IN (SELECT value FROM json_each(${JSON.stringify(entries)}))`),
  )

const changesAfter = fixed<{ id: number; entry: number }, [number]>(
  vaultSql.selectFrom('search_change').select(['id', 'entry']).where('id', '>', 0).orderBy('id'),
)
/** What changed after a change, oldest first. */
export const listChanges = (db: ReadDb, after: number) => db.all(changesAfter(after))

const newest = fixed<{ change: number | null }, []>(
  vaultSql.selectFrom('search_change').select((eb) => eb.fn.max('id').as('change')),
)
/** The newest change there is; 0 where nothing has changed since every run was built. */
export const newestChange = (db: ReadDb): number => db.first(newest())?.change ?? 0

const runsAfter = fixed<{ id: number }, [number]>(
  vaultSql.selectFrom('search_run').select('id').where('id', '>', 0).orderBy('id'),
)
/** The numbers of runs that were built after a run. */
export const listNewRuns = (db: ReadDb, after: number): readonly number[] =>
  db.all(runsAfter(after)).map(({ id }) => id)

const wholeRun = fixed<RunRow, [number]>(
  vaultSql
    .selectFrom('search_run')
    .select([
      'id',
      'first_entry as first',
      'size',
      'change',
      'first_block as firstBlock',
      'firsts',
      'texts',
      'columns',
      'rules',
    ])
    .where('id', '=', 0),
)
interface RunRow {
  readonly id: number
  readonly first: number
  readonly size: number
  readonly change: number
  readonly firstBlock: number
  readonly firsts: Buffer
  readonly texts: string
  readonly columns: Buffer
  readonly rules: string
}
export const findRun = (db: ReadDb, id: number) => db.first(wholeRun(id))

const block = fixed<{ packed: Buffer }, [number]>(
  vaultSql.selectFrom('search_block').select('packed').where('id', '=', 0),
)
export const findBlock = (db: ReadDb, id: number): Uint8Array | undefined => db.first(block(id))?.packed

/** How far the index has come: every run's place, and what it has not taken in. */
export const listRunPlaces = (db: ReadDb) =>
  db.all(
    vaultSql
      .selectFrom('search_run')
      .select(['id', 'first_entry as first', 'size', 'change', 'rules'])
      .orderBy('first_entry'),
  )

/** The highest entry that was ever given. */
export const highestEntry = (db: ReadDb): number =>
  db.first(visibleItems(EVERYBODY).select((eb) => eb.fn.max('entry').as('entry')))?.entry ?? 0

/** A run as it is built, to be put in the place of all runs within it. */
export interface BuiltRun extends Blocks {
  readonly first: number
  readonly size: number
  readonly change: number
  readonly rules: string
  readonly texts: string
  readonly columns: Uint8Array
}

/** How many changes each item has that a run holds, of those before an entry. */
export const countChanges = (db: ReadDb, before: number) =>
  db.all(
    vaultSql
      .selectFrom('search_change')
      .select((eb) => ['entry', eb.fn.countAll<number>().as('count')])
      .where('entry', '<', before)
      .groupBy('entry'),
  )

export const newestBlock = (db: ReadDb): number =>
  db.first(vaultSql.selectFrom('search_block').select((eb) => eb.fn.max('id').as('id')))?.id ?? 0

const addBlock = fixed<unknown, [number, Uint8Array]>(
  vaultSql.insertInto('search_block').values({ id: 0, packed: Buffer.alloc(0) }),
)
export function insertBlocks(db: WriteDb, first: number, blocks: readonly Uint8Array[]): void {
  for (const [at, packed] of blocks.entries()) db.run(addBlock(first + at, packed))
}

/** Removes the blocks from one to another, the second left out. */
export function removeBlocks(db: WriteDb, from: number, to: number): void {
  db.run(vaultSql.deleteFrom('search_block').where('id', '>=', from).where('id', '<', to))
}

export function insertRun(db: WriteDb, run: BuiltRun, firstBlock: number): void {
  const { firsts } = run
  db.run(
    vaultSql.insertInto('search_run').values({
      first_entry: run.first,
      size: run.size,
      change: run.change,
      rules: run.rules,
      first_block: firstBlock,
      firsts: Buffer.from(firsts.buffer, firsts.byteOffset, firsts.byteLength),
      texts: run.texts,
      columns: Buffer.from(run.columns),
    }),
  )
}

/** The runs whose items all lie in a range. */
export const runsWithin = (db: ReadDb, { first, size }: { readonly first: number; readonly size: number }) =>
  listRunPlaces(db).filter((run) => run.first >= first && run.first + run.size <= first + size)

export function dropRuns(db: WriteDb, runs: readonly { readonly id: number }[]): void {
  for (const { id } of runs) db.run(vaultSql.deleteFrom('search_run').where('id', '=', id))
}

/** Blocks that no run names, from one number to another, the second left out. */
export function strayBlocks(db: ReadDb): readonly { readonly from: number; readonly to: number }[] {
  const named = db.all(
    vaultSql
      .selectFrom('search_run')
      .select(['first_block as from', sql<number>`first_block + length(firsts) / 8`.as('to')])
      .orderBy('first_block'),
  )
  const ends = [0, ...named.map(({ to }) => to)]
  const begins = [...named.map(({ from }) => from), newestBlock(db) + 1]
  return ends
    .map((from, at) => ({ from, to: begins[at] ?? from }))
    .filter(({ from, to }) => from < to && hasBlock(db, from, to))
}

const hasBlock = (db: ReadDb, from: number, to: number) =>
  db.first(
    vaultSql.selectFrom('search_block').select('id').where('id', '>=', from).where('id', '<', to).limit(1),
  ) !== undefined

/** Forgets some of the changes that a run holds; returns how many. */
export function forgetChanges(db: WriteDb, { first, size, change }: BuiltRun, most: number): number {
  const held = vaultSql
    .selectFrom('search_change')
    .select('id')
    .where('id', '<=', change)
    .where('entry', '>=', first)
    .where('entry', '<', first + size)
    .orderBy('id')
    .limit(most)
  return db.run(vaultSql.deleteFrom('search_change').where('id', 'in', held))
}

/** The rules by which runs are built: a run of other rules is built again. */
export const RUN_RULES: string = `3 ${TemplateName.options.map((name) => currentTemplate(name).version).join('.')}`
