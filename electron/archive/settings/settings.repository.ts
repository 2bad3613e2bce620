import type { ReadDb, WriteDb } from '../../database/database.ts'
import type { ArchiveTable } from '../../database/schema.ts'
import { officeSql } from '../../database/sql.ts'

export const findArchive = (db: ReadDb) => db.first(officeSql.selectFrom('archive').selectAll())

export const listSettings = (db: ReadDb) => db.all(officeSql.selectFrom('setting').selectAll())

export function replaceSetting(db: WriteDb, key: string, value: number): void {
  db.run(officeSql.replaceInto('setting').values({ key, value }))
}

export function insertArchive(db: WriteDb, archive: ArchiveTable): void {
  db.run(officeSql.insertInto('archive').values(archive))
}
