import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { findNewestEntry, listEntries } from '../../archive/audit/audit.repository.ts'
import { entryHash, GENESIS, payloadHash } from '../../archive/audit/audit-chain.ts'
import { openReader } from '../../database/database.ts'
import type { TaskContext } from '../task-context.ts'

interface Chain {
  readonly file: string
  readonly key: Uint8Array
  /** Each person with every public key that their entries may be signed with (Ed25519, SPKI). */
  readonly keys: readonly (readonly [string, Uint8Array])[]
}

const STEP = 500

/** Reads a whole chain: every hash, every payload that still exists, every signature, never a part alone (security 3.7). */
export async function verifyChain({ file, key, keys }: Chain, { report }: TaskContext) {
  const db = openReader(file, Buffer.from(key.buffer, key.byteOffset, key.byteLength))
  const signers = Map.groupBy(
    keys.map(([id, spki]) => ({
      id,
      key: createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }),
    })),
    ({ id }) => id,
  )
  try {
    const entries = findNewestEntry(db)?.seq ?? 0
    let last: Place = { seq: 0, hash: GENESIS }
    for (let after = 0; after < entries; after += STEP) {
      for (const entry of listEntries(db, after, Math.min(STEP, entries - after))) {
        if (!follows(entry, last) || !isSigned(entry, signers)) return { entries, firstBroken: last.seq + 1 }
        last = entry
      }
      report(Math.min(after + STEP, entries), entries)
    }
    return { entries, firstBroken: last.seq === entries ? null : last.seq + 1 }
  } finally {
    db.close()
  }
}

interface Place {
  readonly seq: number
  readonly hash: Buffer
}
type Entry = ReturnType<typeof listEntries>[number]

/** Is this the very entry that was written after the last one? An erased payload proves nothing and breaks nothing. */
export function follows(entry: Entry, last: Place): boolean {
  const { salt, body } = entry
  return (
    entry.seq === last.seq + 1 &&
    entry.prevHash.equals(last.hash) &&
    entry.hash.equals(entryHash(entry)) &&
    (salt === null || body === null || entry.payloadHash.equals(payloadHash(salt, body)))
  )
}

function isSigned(
  entry: Entry,
  signers: ReadonlyMap<string, readonly { readonly key: KeyObject }[]>,
): boolean {
  const known = signers.get(entry.actorId) ?? []
  return known.some(({ key }) => verify(null, entry.hash, key, entry.signature))
}
