import { sql } from 'kysely'
import type { ImportId, ItemId } from '../../../shared/ids.ts'
import type { ReadDb, WriteDb } from '../../database/database.ts'
import { vaultSql } from '../../database/sql.ts'
import type { Scope } from '../context.ts'
import { DESCRIPTION_COLUMNS, withElements } from './item-columns.ts'
import { visibleItems } from './visible.repository.ts'

const EVERY: Scope = { grades: null, categories: null }

/** A list of any length as one value: the statement stays the same whatever the number of keys. */
const among = (column: string, keys: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`

/** Who has or had each of these codes, whoever may see it (IDX-10). */
export function listHolders(db: ReadDb, keys: readonly string[]) {
  const now = visibleItems(EVERY)
    .select(['item.code_key as key', 'item.id'])
    .where(among('item.code_key', keys))
  const before = vaultSql
    .selectFrom('item_alias')
    .innerJoin('item', 'item.entry', 'item_alias.entry')
    .select(['item_alias.code_key as key', 'item.id'])
    .where(among('item_alias.code_key', keys))
  return { now: db.all(now), before: db.all(before) }
}

/** The descriptions of items that somebody may see, as an import compares them with its rows. */
export const listDescribed = (db: ReadDb, scope: Scope, ids: readonly ItemId[]) =>
  db
    .all(
      visibleItems(scope)
        .select(DESCRIPTION_COLUMNS)
        .select(['item.id', 'item.version'])
        .where(among('item.id', ids)),
    )
    .map(withElements)

/** Items of one day that say the same of their document, in whichever year they were filed. */
export const listByDocument = (db: ReadDb, years: readonly number[], dateKey: string, documentHash: number) =>
  db.all(
    visibleItems(EVERY)
      .select(['item.id', 'item.title', 'item.author', 'item.document_number as documentNumber'])
      .select('item.document_date as documentDate')
      .where('item.filing_year', 'in', years)
      .where('item.date_key', '=', dateKey)
      .where('item.document_hash', '=', documentHash),
  )

/** What the items of one year say of their documents, as 48 bits each. */
export const listDocumentHashes = (db: ReadDb, year: number) =>
  db.all(visibleItems(EVERY).select('item.document_hash as hash').where('item.filing_year', '=', year))

/** The rows of its ledger that a run has filed, as new items and as corrections of records. */
export function listFiledRows(db: ReadDb, importId: ImportId) {
  const filed = visibleItems(EVERY).select('item.import_row as row').where('item.import_id', '=', importId)
  const corrected = vaultSql
    .selectFrom('import_correction')
    .select('import_row as row')
    .where('import_id', '=', importId)
  return {
    items: db.all(filed).flatMap(({ row }) => row ?? []),
    corrections: db.all(corrected).map(({ row }) => row),
  }
}

const imported = (scope: Scope, importId: ImportId) =>
  visibleItems(scope).where('item.import_id', '=', importId)

// Every use gives an item a new version, except a ticket that says what is wrong with it and a correction by a later run.
const USED = sql<boolean>`(item.version > 1 OR EXISTS (SELECT 1 FROM ticket WHERE ticket.item_id = item.id))`

/** Items of a run that nobody has used since, in the order of its rows. */
export const listUnused = (db: ReadDb, importId: ImportId, limit: number) =>
  db.all(
    imported(EVERY, importId)
      .select(['item.id', 'item.import_row as row'])
      .where((eb) => eb.not(USED))
      .orderBy('item.import_row')
      .limit(limit),
  )

/** Whether any of these items was used since it was filed. */
export const isAnyUsed = (db: ReadDb, ids: readonly ItemId[]): boolean =>
  db.first(visibleItems(EVERY).select('item.id').where(among('item.id', ids)).where(USED).limit(1)) !==
  undefined

/** Takes items of a run out again, and says how many went; the search index hears of it by itself. */
export const dropImported = (db: WriteDb, importId: ImportId, ids: readonly ItemId[]): number =>
  db.run(vaultSql.deleteFrom('item').where('item.import_id', '=', importId).where(among('item.id', ids)))

const corrected = (scope: Scope, importId: ImportId) =>
  visibleItems(scope)
    .innerJoin('import_correction', 'import_correction.item_id', 'item.id')
    .where('import_correction.import_id', '=', importId)

/** Records that a run corrected, as far as somebody may see them, and whether nobody has changed them since. */
export const listCorrected = (db: ReadDb, scope: Scope, importId: ImportId, limit: number) =>
  db
    .all(
      corrected(scope, importId)
        .select(['item.archival_code as code', 'item.title', 'item.changed_at as changedAt'])
        .select(['item.changed_by_name as by', 'item.version', 'import_correction.version as became'])
        .orderBy('import_correction.import_row')
        .limit(limit),
    )
    .map(({ version, became, ...record }) => ({ ...record, goesBack: version === became }))

/** Records that a run corrected and nobody has changed since, in the order of its rows. */
export const listRestorable = (db: ReadDb, importId: ImportId, limit: number) =>
  db.all(
    corrected(EVERY, importId)
      .select('item.id')
      .whereRef('item.version', '=', 'import_correction.version')
      .orderBy('import_correction.import_row')
      .limit(limit),
  )

/** How many records a run corrected, and how many of them nobody has changed since. */
export function countCorrected(
  db: ReadDb,
  importId: ImportId,
): { readonly all: number; readonly restorable: number } {
  const count = corrected(EVERY, importId).select((eb) => eb.fn.countAll<number>().as('total'))
  const same = count.whereRef('item.version', '=', 'import_correction.version')
  return { all: db.first(count)?.total ?? 0, restorable: db.first(same)?.total ?? 0 }
}

/** How many items of a run were used since, and how many were not. */
export function countByUse(
  db: ReadDb,
  importId: ImportId,
): { readonly used: number; readonly unused: number } {
  const count = imported(EVERY, importId).select((eb) => eb.fn.countAll<number>().as('total'))
  const all = db.first(count)?.total ?? 0
  const used = db.first(count.where(USED))?.total ?? 0
  return { used, unused: all - used }
}

/** Items of a run that were used since, as far as somebody may see them. */
export const listUsed = (db: ReadDb, scope: Scope, importId: ImportId, limit: number) =>
  db.all(
    imported(scope, importId)
      .select(['item.archival_code as code', 'item.title', 'item.changed_at as changedAt'])
      .select('item.changed_by_name as by')
      .where(USED)
      .orderBy('item.import_row')
      .limit(limit),
  )
