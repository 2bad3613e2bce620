import type { ReadDb } from '../../database/database.ts'
import { raw } from '../../database/sql.ts'

/** Every table of the file, those of the search index included. */
export const listTables = (db: ReadDb): string[] =>
  db
    .all(raw<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rootpage, name`))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('sqlite_'))

/** What the database finds wrong with the pages of a table and its indexes; each page it reads is authenticated. */
export const brokenPages = (db: ReadDb, table: string): string[] =>
  db
    .all(raw<{ said: string }>('SELECT integrity_check AS said FROM pragma_integrity_check(?)', [table]))
    .flatMap(({ said }) => (said === 'ok' ? [] : [said]))

/** Rows that name a row which is not there, by table. */
export const brokenReferences = (db: ReadDb): string[] =>
  db
    .all(raw<{ table: string; parent: string }>('SELECT "table", parent FROM pragma_foreign_key_check'))
    .map(({ table, parent }) => `${table} → ${parent}`)
