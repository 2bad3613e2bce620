import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { appendEntry, listEntries } from '../../electron/archive/audit/audit.repository.ts'
import { GENESIS } from '../../electron/archive/audit/audit-chain.ts'
import { type Database, openDatabase } from '../../electron/database/database.ts'
import { migrate } from '../../electron/database/migrate.ts'
import { follows, verifyChain } from '../../electron/jobs/integrity/verify-chain.ts'
import { PersonId } from '../../shared/ids.ts'
import type { Ground } from './ground.ts'
import { type BenchRow, rowOf, timed, worked } from './measure.ts'
import { openPlain } from './plain.ts'

const ENTRIES = 50_000
const SIGNED = 2000
const RUNS = 5
/** 50,000 entries a second. */
const MICROSECONDS = 20

/** Verifying a chain: every hash and payload, and apart from that the signatures. */
export async function chainRows({ items, folder }: Ground): Promise<BenchRow[]> {
  const place = mkdtempSync(`${folder}-chain-`)
  const key = randomBytes(32)
  const ours = openDatabase(join(place, 'ours.db'), Buffer.from(key))
  const theirs = openPlain(join(place, 'theirs.db'))
  try {
    const publicKey = fill(ours, ENTRIES)
    fill(theirs, ENTRIES)
    const times: [number[], number[]] = [[], []]
    for (let run = 0; run < RUNS; run++) {
      times[1].push((worked(() => walk(theirs)) / ENTRIES) * 1000)
      times[0].push((worked(() => walk(ours)) / ENTRIES) * 1000)
    }
    const hashed = rowOf({
      name: 'audit: hashes verified, processor time',
      items,
      mine: times[0],
      base: times[1],
      unit: 'µs/entry',
      budget: MICROSECONDS,
    })
    return [hashed, await signing(items, join(place, 'signed.db'), key, publicKey, median(times[0]))]
  } finally {
    ours.close()
    theirs.close()
    rmSync(place, { recursive: true, force: true })
  }
}

const ACTOR = PersonId.parse('00000000-0000-4000-8000-0000000000f0')
const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
const pair = generateKeyPairSync('ed25519')

/** So many entries in one transaction; their signatures are true only where somebody will look at them. */
function fill(db: Database, entries: number, isSigned = false): Uint8Array {
  migrate(db, 'vault')
  const empty = Buffer.alloc(64)
  db.transaction((file) => {
    for (let at = 0; at < entries; at++)
      appendEntry(file, {
        at: new Date(1_700_000_000_000 + at * 1000).toISOString(),
        actorId: ACTOR,
        procedure: 'items.correct',
        objectId: crypto.randomUUID(),
        payload: JSON.stringify({
          commandId: crypto.randomUUID(),
          vault: ACTOR,
          id: ACTOR,
          version: 1,
          became: 2,
        }),
        sign: isSigned ? (hash) => sign(null, hash, pair.privateKey) : () => empty,
      })
  })
  return pair.publicKey.export({ format: 'der', type: 'spki' })
}

function walk(db: Database): void {
  let last = { seq: 0, hash: GENESIS as Buffer }
  for (let after = 0; after < ENTRIES; after += 500)
    for (const entry of listEntries(db, after, 500)) {
      if (!follows(entry, last)) throw new Error(`entry ${entry.seq} is broken`)
      last = entry
    }
}

async function signing(
  items: number,
  file: string,
  key: Buffer,
  publicKey: Uint8Array,
  hashed: number,
): Promise<BenchRow> {
  const db = openDatabase(file, Buffer.from(key))
  fill(db, SIGNED, true)
  db.close()
  const mine: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const chain = { file, key: Uint8Array.from(key), keys: [[ACTOR, publicKey]] as const }
    mine.push(
      ((await timed(() => verifyChain(chain, { report: () => {}, part: async () => {} }))) / SIGNED) * 1000,
    )
  }
  const base = mine.map(() => hashed)
  return rowOf({
    name: 'audit: hashes and signatures verified',
    items,
    mine,
    base,
    unit: 'µs/entry',
    budget: null,
  })
}
