import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { Compilable } from 'kysely'
import type { Database } from '../../electron/database/database.ts'
import { applyKey } from '../../electron/database/profile.ts'

const CACHE_KIBIBYTES = 512 * 1024

/** The same file without its cipher, page by page: what plain SQLite would have to work with. */
export function decryptedCopy(file: string, key: Buffer, target: string): string {
  if (existsSync(target)) return target
  const making = `${target}.making`
  rmSync(making, { force: true })
  copyFileSync(file, making)
  const connection = new Sqlite(making)
  applyKey(connection, key)
  connection.pragma('journal_mode = DELETE') // a file cannot change its key while it has a log
  connection.rekey(Buffer.alloc(0))
  connection.close()
  renameSync(making, target)
  return target
}

/** Plain SQLite over a file, with every setting of the product but the cipher. */
export function openPlain(file: string, cacheKibibytes = CACHE_KIBIBYTES): Database {
  const connection = new Sqlite(file)
  for (const pragma of PROFILE) connection.pragma(pragma)
  connection.pragma(`cache_size = ${-cacheKibibytes}`)
  const prepared = new Map<string, Sqlite.Statement>()
  const prepare = (text: string): Sqlite.Statement => {
    const known = prepared.get(text) ?? connection.prepare(text)
    prepared.set(text, known)
    return known
  }
  const db: Database = {
    all: <Row>(query: Compilable<Row>) => {
      const { sql, parameters } = query.compile()
      return prepare(sql).all(...parameters) as Row[]
    },
    first: <Row>(query: Compilable<Row>) => {
      const { sql, parameters } = query.compile()
      return prepare(sql).get(...parameters) as Row | undefined
    },
    run: (query) => {
      const { sql, parameters } = query.compile()
      return prepare(sql).run(...parameters).changes
    },
    transaction: (work) => connection.transaction(() => work(db)).immediate(),
    script: (text) => void connection.exec(text),
    checkpoint: () => void connection.pragma('wal_checkpoint(TRUNCATE)'),
    letLogGrow: () => () => undefined,
    profile: () => [],
    close: () => void connection.close(),
  }
  return db
}

const PROFILE = [
  'locking_mode = NORMAL',
  'journal_mode = WAL',
  'synchronous = FULL',
  'temp_store = 2',
  'secure_delete = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'foreign_keys = ON',
  'wal_autocheckpoint = 1000',
]
