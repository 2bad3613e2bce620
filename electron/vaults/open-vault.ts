import { createSecretKey } from 'node:crypto'
import { join } from 'node:path'
import type { VaultId } from '../../shared/ids.ts'
import { findNewestEntry, listEntries } from '../archive/audit/audit.repository.ts'
import { GENESIS } from '../archive/audit/audit-chain.ts'
import { reservationOf } from '../archive/records/reservations.repository.ts'
import { type Database, openDatabase } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import { wipe } from '../keys/bytes.ts'
import { subkey } from '../keys/envelope.ts'
import { createHead, type Head, headFileName, openHead } from '../keys/head.ts'
import type { DataKey } from '../keys/slots.ts'
import { keepHead, type Newest } from './kept-head.ts'
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

/** Opens a vault's file and holds it against its head. Where one of them is damaged, neither stays open. */
export function openVaultFile(place: Place): OpenVault {
  const { folder, id, dataKey } = place
  const { key, epoch } = dataKey
  const file = join(folder, databaseFileName(id))
  const db = openDatabase(file, subkey(key, 'sqlite', id, epoch))
  try {
    migrate(db, 'vault')
    const head = openHead(join(folder, headFileName(id)), subkey(key, 'head', id, epoch))
    try {
      return heldAgainst(head, { ...place, file, db })
    } catch (error) {
      head.close()
      throw error
    }
  } catch (error) {
    db.close()
    wipe(key)
    throw error
  }
}

interface OpenFile extends Place {
  readonly file: string
  readonly db: Database
}

function heldAgainst(head: Head, { id, dataKey, file, db }: OpenFile): OpenVault {
  const { key, epoch } = dataKey
  const derived = subkey(key, 'code', id, epoch)
  const codeKey = createSecretKey(derived) // once: making one for each number would cost more than the hash
  wipe(derived)

  const { generation: past, ...seen } = head.read()
  const newest = findNewestEntry(db) ?? { seq: 0, hash: GENESIS }
  const agrees = followsHead(db, newest, seen)
  const generation = agrees ? past : past + 1
  // A crash came between commit and head. The next one may too, and two gaps together would look like a loss.
  if (agrees && newest.seq > seen.seq) head.write({ generation, seq: newest.seq, hash: newest.hash })

  return {
    id,
    tail: agrees ? 'whole' : 'missing',
    lost: agrees ? null : { seq: seen.seq, hash: seen.hash.toString('hex') },
    file,
    db,
    reservation: (text) => reservationOf(codeKey, text),
    readerKey: () => movable(subkey(key, 'sqlite', id, epoch)),
    reservationKey: () => movable(subkey(key, 'code', id, epoch)),
    head: keepHead(({ seq, hash }) => head.write({ generation, seq, hash })),
    close: () => {
      try {
        db.checkpoint() // refused where the disk is full; what was committed stays in the log
      } finally {
        db.close()
        head.close()
        wipe(key)
      }
    },
  }
}

/** The same key in a buffer of its own, so that it can be moved to a worker. */
function movable(derived: Buffer): Buffer {
  const own = Uint8Array.from(derived)
  wipe(derived)
  return Buffer.from(own.buffer)
}

/** A command leaves one entry, or two when the clock ran back: a crash or a failing disk between commit and head loses no more. */
const MOST_AHEAD = 2

/** Whether a file is where its head saw it last, or just beyond. Behind it is a loss; far beyond, the head is an old one. */
function followsHead(db: Database, newest: Newest, seen: Newest): boolean {
  if (newest.seq < seen.seq || newest.seq > seen.seq + MOST_AHEAD) return false
  const [entry] = seen.seq === 0 ? [{ hash: GENESIS }] : listEntries(db, seen.seq - 1, 1)
  return entry?.hash.equals(seen.hash) ?? false
}
