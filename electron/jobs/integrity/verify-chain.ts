import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { findNewestEntry, listEntries } from '../../archive/audit/audit.repository.ts'
import { entryHash, GENESIS, payloadHash } from '../../archive/audit/audit-chain.ts'
import { openReader, type ReadDb } from '../../database/database.ts'
import type { TaskContext } from '../task-context.ts'
import { createErasures } from './erasures.ts'

/** Each person with every public key that their entries may be signed with (Ed25519, SPKI). */
export type SignKeys = readonly (readonly [string, Uint8Array])[]

interface Chain {
  readonly file: string
  readonly key: Uint8Array
  readonly keys: SignKeys
}

const STEP = 500

/** Reads a whole chain: every hash, every payload that still exists, every signature, never a part alone (security 3.7). */
export async function verifyChain({ file, key, keys }: Chain, { report }: TaskContext) {
  const db = openReader(file, Buffer.from(key.buffer, key.byteOffset, key.byteLength))
  const erasures = createErasures()
  try {
    const walked = walkChain(db, keys, { see: erasures.see, report })
    return { ...walked, firstSilent: erasures.unattested()[0]?.seq ?? null }
  } finally {
    db.close()
  }
}

interface Walking {
  /** Takes each entry that was found to be the very one that was written. */
  see(entry: Entry): void
  report(done: number, total: number): void
}

/** Goes along a chain from its beginning and stops at the first entry that is not what was written. */
export function walkChain(db: ReadDb, keys: SignKeys, { see, report }: Walking) {
  const signers = signersOf(keys)
  const entries = findNewestEntry(db)?.seq ?? 0
  let last: Place = { seq: 0, hash: GENESIS }
  for (let after = 0; after < entries; after += STEP) {
    for (const entry of listEntries(db, after, Math.min(STEP, entries - after))) {
      if (!follows(entry, last) || !isSigned(entry, signers)) return { entries, firstBroken: last.seq + 1 }
      see(entry)
      last = entry
    }
    report(Math.min(after + STEP, entries), entries)
  }
  return { entries, firstBroken: last.seq === entries ? null : last.seq + 1 }
}

interface Place {
  readonly seq: number
  readonly hash: Buffer
}
/** An entry as it is read back, with its payload where it has not been erased. */
export type Entry = ReturnType<typeof listEntries>[number]

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

type Signers = ReadonlyMap<string, readonly KeyObject[]>

function signersOf(keys: SignKeys): Signers {
  const known = Map.groupBy(keys, ([id]) => id)
  const imported = (spki: Uint8Array) =>
    createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  return new Map([...known].map(([id, mine]) => [id, mine.map(([, spki]) => imported(spki))]))
}

const isSigned = (entry: Entry, signers: Signers): boolean =>
  (signers.get(entry.actorId) ?? []).some((key) => verify(null, entry.hash, key, entry.signature))
