import { createSecretKey } from 'node:crypto'
import { join } from 'node:path'
import type { VaultId } from '../../shared/ids.ts'
import { findNewestEntry } from '../archive/audit/audit.repository.ts'
import { GENESIS } from '../archive/audit/audit-chain.ts'
import { reservationOf } from '../archive/records/reservations.repository.ts'
import { openDatabase } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import { wipe } from '../keys/bytes.ts'
import { subkey } from '../keys/envelope.ts'
import { createHead, headFileName, openHead } from '../keys/head.ts'
import type { DataKey } from '../keys/slots.ts'
import type { OpenVault } from './vaults.ts'

export const databaseFileName = (vault: VaultId): string => `v-${vault}.db`

interface Place {
  readonly folder: string
  readonly id: VaultId
  /** Belongs to the vault from now on: wiped when it closes. */
  readonly dataKey: DataKey
}

/** Makes the file and the head of a new vault. Its chain is empty. */
export function createVaultFile({ folder, id, dataKey: { key, epoch } }: Place): void {
  const db = openDatabase(join(folder, databaseFileName(id)), subkey(key, 'sqlite', id, epoch))
  migrate(db, 'vault')
  db.close()
  const head = subkey(key, 'head', id, epoch)
  createHead(join(folder, headFileName(id)), head, { generation: 1, seq: 0, hash: GENESIS })
  wipe(head)
}

/** Opens a vault's file and holds it against its head. */
export function openVaultFile({ folder, id, dataKey }: Place): OpenVault {
  const { key, epoch } = dataKey
  const file = join(folder, databaseFileName(id))
  const db = openDatabase(file, subkey(key, 'sqlite', id, epoch))
  migrate(db, 'vault')
  const head = openHead(join(folder, headFileName(id)), subkey(key, 'head', id, epoch))
  const derived = subkey(key, 'code', id, epoch)
  const codeKey = createSecretKey(derived) // once: making one for each number would cost more than the hash
  wipe(derived)

  const { generation: past, ...seen } = head.read()
  const newest = findNewestEntry(db) ?? { seq: 0, hash: GENESIS }
  // One entry ahead of the head is a crash between commit and head; anything behind it is a loss.
  const agrees = newest.seq === seen.seq ? newest.hash.equals(seen.hash) : newest.seq > seen.seq
  const generation = agrees ? past : past + 1

  return {
    id,
    tail: agrees ? 'whole' : 'missing',
    file,
    db,
    reservation: (text) => reservationOf(codeKey, text),
    readerKey: () => movable(subkey(key, 'sqlite', id, epoch)),
    reservationKey: () => movable(subkey(key, 'code', id, epoch)),
    writeHead: ({ seq, hash }) => head.write({ generation, seq, hash }),
    close: () => {
      db.checkpoint()
      db.close()
      head.close()
      wipe(key)
    },
  }
}

/** The same key in a buffer of its own, so that it can be moved to a worker. */
function movable(derived: Buffer): Buffer {
  const own = Uint8Array.from(derived)
  wipe(derived)
  return Buffer.from(own.buffer)
}
