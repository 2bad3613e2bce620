import type { ImportId, ItemId } from '../../../shared/ids.ts'
import type { ReadDb, WriteDb } from '../../database/database.ts'
import type {
  ImportCorrectionTable,
  ImportKeptTable,
  ImportMappingTable,
  ImportRunTable,
} from '../../database/import-schema.ts'
import { officeSql, vaultSql } from '../../database/sql.ts'

export const listRuns = (office: ReadDb) =>
  office.all(
    officeSql.selectFrom('import_run').selectAll().orderBy('started_at', 'desc').orderBy('id', 'desc'),
  )

export const findRun = (office: ReadDb, id: ImportId) =>
  office.first(officeSql.selectFrom('import_run').selectAll().where('id', '=', id))

/** The newest run that filed the same bytes by the same plan, came to its end and was not undone. */
export const findEarlierRun = (office: ReadDb, fileHash: string, mappingHash: string) =>
  office.first(
    officeSql
      .selectFrom('import_run')
      .select(['id', 'started_at as at'])
      .where('file_hash', '=', fileHash)
      .where('mapping_hash', '=', mappingHash)
      .where('state', '=', 'committed')
      .orderBy('started_at', 'desc')
      .limit(1),
  )

export function insertRun(db: WriteDb, run: ImportRunTable): void {
  db.run(officeSql.insertInto('import_run').values(run))
}

export function updateRun(
  db: WriteDb,
  id: ImportId,
  values: Partial<Pick<ImportRunTable, 'state' | 'created' | 'active_since'>>,
): boolean {
  return db.run(officeSql.updateTable('import_run').set(values).where('id', '=', id)) === 1
}

export const findMapping = (office: ReadDb, headings: string) =>
  office.first(officeSql.selectFrom('import_mapping').selectAll().where('headings', '=', headings))

export function replaceMapping(db: WriteDb, mapping: ImportMappingTable): void {
  db.run(officeSql.replaceInto('import_mapping').values(mapping))
}

export const listKept = (db: ReadDb, id: ImportId) =>
  db.all(vaultSql.selectFrom('import_kept').select(['part', 'body']).where('import_id', '=', id))

export function replaceKept(db: WriteDb, kept: ImportKeptTable): void {
  db.run(vaultSql.replaceInto('import_kept').values(kept))
}

export function insertCorrection(db: WriteDb, correction: ImportCorrectionTable): void {
  db.run(vaultSql.insertInto('import_correction').values(correction))
}

/** Which version a run made of a record; undefined where it made none, or it was taken back. */
export const findCorrection = (db: ReadDb, id: ImportId, itemId: ItemId) =>
  db.first(
    vaultSql
      .selectFrom('import_correction')
      .select('version')
      .where('import_id', '=', id)
      .where('item_id', '=', itemId),
  )

/** Forgets that a run corrected a record, once that was taken back; the record's own history keeps both. */
export function deleteCorrection(db: WriteDb, id: ImportId, itemId: ItemId): void {
  db.run(vaultSql.deleteFrom('import_correction').where('import_id', '=', id).where('item_id', '=', itemId))
}
