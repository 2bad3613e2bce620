import type { ReadDb, WriteDb } from '../database/database.ts'
import { vaultSql } from '../database/sql.ts'

/** Private keys that lie inside a vault, so that only whoever opened it has them. The caller wipes what is read. */
export function insertVaultKey(db: WriteDb, name: 'door' | 'intake', value: Buffer): void {
  db.run(vaultSql.insertInto('vault_key').values({ name, value }))
}

export const findVaultKey = (db: ReadDb, name: 'door' | 'intake'): Buffer | undefined =>
  db.first(vaultSql.selectFrom('vault_key').select('value').where('name', '=', name))?.value
