import type { ReadDb, WriteDb } from '../../database/database.ts'
import { officeSql } from '../../database/sql.ts'

export const findArchive = (db: ReadDb) => db.first(officeSql.selectFrom('archive').selectAll())

export const listSettings = (db: ReadDb) => db.all(officeSql.selectFrom('setting').selectAll())

export function replaceSetting(db: WriteDb, key: string, value: number): void {
  db.run(officeSql.replaceInto('setting').values({ key, value }))
}
