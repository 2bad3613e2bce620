import type { ReadDb, WriteDb } from '../../database/database.ts'
import type { ArchiveTable } from '../../database/schema.ts'
import { fixed, officeSql } from '../../database/sql.ts'

const archive = fixed<ArchiveTable, []>(officeSql.selectFrom('archive').selectAll())
export const findArchive = (db: ReadDb) => db.first(archive())

export const listSettings = (db: ReadDb) => db.all(officeSql.selectFrom('setting').selectAll())

export function replaceSetting(db: WriteDb, key: string, value: number): void {
  db.run(officeSql.replaceInto('setting').values({ key, value }))
}

export function insertArchive(db: WriteDb, archive: ArchiveTable): void {
  db.run(officeSql.insertInto('archive').values(archive))
}
