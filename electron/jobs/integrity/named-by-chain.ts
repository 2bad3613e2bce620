import type { Entry } from './verify-chain.ts'

/** Rows of a ledger that one entry commits to together. */
export interface Batch {
  readonly seq: number
  readonly importId: string
  readonly rows: number
  readonly from: number
  readonly to: number
  readonly root: string
}

/** What a chain says of the records of its vault. */
export interface Named {
  /** Each described or corrected item with its versions and what they said, as far as the entry says it. */
  readonly versions: ReadonlyMap<
    string,
    ReadonlyMap<number, { readonly seq: number; readonly hash: string | null }>
  >
  /** Batches of new items, and batches of corrections, by import. */
  readonly taken: ReadonlyMap<string, readonly Batch[]>
  readonly corrected: ReadonlyMap<string, readonly Batch[]>
  /** Items that the undoing of an import took out again, by import. */
  readonly dropped: ReadonlyMap<string, ReadonlySet<string>>
}

/** Takes entry after entry and keeps what they say of records. */
export function createNamed(): Named & { see(entry: Entry): void } {
  const versions = new Map<string, Map<number, { seq: number; hash: string | null }>>()
  const taken = new Map<string, Batch[]>()
  const corrected = new Map<string, Batch[]>()
  const dropped = new Map<string, Set<string>>()
  const name = (id: string, version: number, seq: number, hash: string | null) =>
    entryOf(versions, id, () => new Map()).set(version, { seq, hash })

  const hear: Readonly<Record<string, (entry: Entry, said: Said) => void>> = {
    'items.describe': ({ seq, objectId }, said) => name(objectId, 1, seq, said.contentHash ?? null),
    'items.correct': ({ seq, objectId }, said) =>
      void (said.became !== undefined && name(objectId, said.became, seq, said.contentHash ?? null)),
    'transfer.takeItems': ({ seq, objectId }, said) =>
      void entryOf(taken, objectId, () => []).push(batchOf(seq, objectId, said)),
    'transfer.correctItems': ({ seq, objectId }, said) =>
      void entryOf(corrected, objectId, () => []).push(batchOf(seq, objectId, said)),
    'transfer.dropItems': ({ objectId }, said) => {
      const gone = entryOf(dropped, objectId, () => new Set())
      for (const id of said.ids ?? []) gone.add(id)
    },
  }
  return {
    versions,
    taken,
    corrected,
    dropped,
    see: (entry) => hear[entry.procedure]?.(entry, JSON.parse(entry.body ?? '{}') as Said), // written by the dispatcher
  }
}

/** What the payloads of entries about records hold, as the contract states it. */
interface Said {
  readonly contentHash?: string
  readonly became?: number
  readonly ids?: readonly string[]
  readonly rows?: number
  readonly from?: number
  readonly to?: number
  readonly root?: string
}

const batchOf = (seq: number, importId: string, { rows = 0, from = 0, to = 0, root = '' }: Said): Batch => ({
  seq,
  importId,
  rows,
  from,
  to,
  root,
})

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
