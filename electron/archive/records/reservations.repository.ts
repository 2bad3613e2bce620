import { createHmac, type KeyObject } from 'node:crypto'
import type { ReadDb, WriteDb } from '../../database/database.ts'
import { fixed, officeSql } from '../../database/sql.ts'

/** Whether a number may never be given again; only its keyed hash is known (security 3.9). */
export const isReserved = (office: ReadDb, hash: () => Buffer): boolean =>
  // Most archives reserve none, and an import would hash a million codes for nothing.
  hasReserved(office) && office.first(byHash(hash())) !== undefined

/** Whether any number is reserved at all; what takes many rows at once asks once. */
export const hasReserved = (office: ReadDb): boolean => office.first(some(1)) !== undefined

const some = fixed<{ hash: Buffer }, [number]>(
  officeSql.selectFrom('reserved_number').select('hash').limit(1),
)

const byHash = fixed<{ hash: Buffer }, [Buffer]>(
  officeSql.selectFrom('reserved_number').select('hash').where('hash', '=', Buffer.alloc(0)),
)

/** Keeps a number from ever being given again. */
export function reserve(office: WriteDb, hash: Buffer): void {
  office.run(officeSql.insertInto('reserved_number').orIgnore().values({ hash }))
}

/** The keyed hash under which a number is kept: whoever has only the file cannot ask which numbers are reserved. */
export const reservationOf = (key: KeyObject, codeKey: string): Buffer =>
  createHmac('sha256', key).update(codeKey).digest()
