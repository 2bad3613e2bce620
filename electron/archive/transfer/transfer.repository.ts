import type { ImportId } from '../../../shared/ids.ts'
import type { ReadDb, WriteDb } from '../../database/database.ts'
import type { ImportRunTable } from '../../database/schema.ts'
import { officeSql } from '../../database/sql.ts'

export const listRuns = (office: ReadDb) =>
  office.all(
    officeSql.selectFrom('import_run').selectAll().orderBy('started_at', 'desc').orderBy('id', 'desc'),
  )

export const findRun = (office: ReadDb, id: ImportId) =>
  office.first(officeSql.selectFrom('import_run').selectAll().where('id', '=', id))

export function insertRun(db: WriteDb, run: ImportRunTable): void {
  db.run(officeSql.insertInto('import_run').values(run))
}

export function updateRun(
  db: WriteDb,
  id: ImportId,
  values: Pick<ImportRunTable, 'state' | 'created'>,
): boolean {
  return db.run(officeSql.updateTable('import_run').set(values).where('id', '=', id)) === 1
}
