import { merkleRoot } from '../../archive/records/merkle.ts'
import { listCorrectionRows } from '../../archive/records/whole.repository.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Findings } from './findings.ts'
import type { Batch, Named } from './named-by-chain.ts'

/** What was found of a batch so far: the rows with what they say. */
interface Open {
  readonly batch: Batch
  readonly leaves: { readonly row: number; readonly hash: Buffer }[]
}

/**
 * Holds the rows that imports filed against the entries of their batches. A batch is closed when its last row has come by,
 * so that an archive of any size needs the memory of a few.
 */
export function createBatches({ taken, corrected, dropped }: Named, add: Findings['add']) {
  const open = new Map<Batch, Open>()
  const closed = new Set<Batch>()
  const found = new Map<string, number>()
  const versionHashes = new Map<string, Buffer>()
  const isWanted = corrected.size > 0

  const close = ({ batch, leaves }: Open) => {
    open.delete(batch)
    closed.add(batch)
    const inOrder = leaves.toSorted((one, other) => one.row - other.row).map(({ hash }) => hash)
    if (merkleRoot(inOrder).toString('hex') !== batch.root) add('batchChanged', placeOf(batch))
  }
  const put = (batch: Batch, leaf: Open['leaves'][number]) => {
    const here = open.get(batch) ?? { batch, leaves: [] }
    open.set(batch, here)
    here.leaves.push(leaf)
    if (here.leaves.length === batch.rows) close(here)
  }
  return {
    filed: (importId: string, row: number, item: string, hash: Buffer): void => {
      found.set(importId, (found.get(importId) ?? 0) + 1)
      const batch = taken.get(importId)?.find(({ from, to }) => from <= row && row <= to)
      if (batch) put(batch, { row, hash })
      else add('itemUnnamed', { item })
    },
    corrected: (item: string, version: number, hash: Buffer): void => {
      if (isWanted && version > 1) versionHashes.set(`${item}/${version}`, hash)
    },
    /** Everything has come by: what is still open lacks rows, lawfully only where some were taken out again. */
    end: (db: ReadDb): void => {
      for (const [importId, batches] of taken) endImport(importId, batches)
      for (const batches of corrected.values()) for (const batch of batches) closeCorrected(db, batch)
    },
  }

  function endImport(importId: string, batches: readonly Batch[]): void {
    const gone = dropped.get(importId)?.size ?? 0
    const left = found.get(importId) ?? 0
    const rows = batches.reduce((sum, batch) => sum + batch.rows, 0)
    if (left + gone !== rows)
      add('importCount', { seq: batches[0]?.seq ?? 0, detail: `${left} + ${gone} / ${rows}` })
    else if (gone === 0)
      for (const batch of batches) if (!closed.has(batch)) add('batchChanged', placeOf(batch))
  }

  function closeCorrected(db: ReadDb, batch: Batch): void {
    const rows = listCorrectionRows(db, batch.importId, batch.from, batch.to)
    const hashes = rows.flatMap(({ item, version }) => versionHashes.get(`${item}/${version}`) ?? [])
    const isWhole = hashes.length === batch.rows && merkleRoot(hashes).toString('hex') === batch.root
    if (!isWhole) add('batchChanged', placeOf(batch))
  }
}

const placeOf = ({ seq, from, to }: Batch) => ({ seq, detail: `${from}–${to}` })
