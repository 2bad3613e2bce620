import type { DeepReport } from '../../../shared/contract/integrity.ts'
import { AppError } from '../../../shared/errors.ts'
import { openReader, type ReadDb } from '../../database/database.ts'
import type { TaskContext } from '../task-context.ts'
import { checkItems } from './check-items.ts'
import { createErasures } from './erasures.ts'
import { createFindings, type Findings } from './findings.ts'
import { createNamed } from './named-by-chain.ts'
import { brokenPages, brokenReferences, listTables } from './pages.repository.ts'
import { type SignKeys, walkChain } from './verify-chain.ts'

interface Checked {
  readonly file: string
  readonly key: Uint8Array
  readonly keys: SignKeys
}
/** Each of the three parts has a third of the way. */
const PARTS = 3
const THIRD = 1000

/**
 * Reads a whole file: every page, every reference, the chain with its payloads and signatures, every record and every
 * version against its hash and against its chain (security 3.6, layer 2). Only reads, as the file stood when it began.
 */
export async function deepCheck({ file, key, keys }: Checked, { report }: TaskContext): Promise<DeepReport> {
  const db = openReader(file, Buffer.from(key.buffer, key.byteOffset, key.byteLength))
  const findings = createFindings()
  const along = (part: number) => (done: number, total: number) =>
    report(Math.round((part + (total > 0 ? done / total : 1)) * THIRD), PARTS * THIRD)
  const looked = { entries: 0, items: 0, versions: 0 }
  try {
    db.hold()
    // Past broken pages nothing can be compared: what is read there is not what was written.
    if (checkPages(db, findings, along(0))) Object.assign(looked, heldAgainstChain(db, keys, findings, along))
  } catch (error) {
    if (!(error instanceof AppError) || error.data.code !== 'damaged') throw error
    findings.add('page', { detail: error.data.reason })
  } finally {
    db.close()
  }
  return { ...looked, ...findings.found() }
}

/** Table by table, so that a lock has to wait for one table at most. */
function checkPages(
  db: ReadDb,
  { add, found }: Findings,
  report: (done: number, total: number) => void,
): boolean {
  const tables = listTables(db)
  for (const [at, table] of tables.entries()) {
    for (const said of brokenPages(db, table)) add('page', { detail: said })
    report(at + 1, tables.length)
  }
  if (found().findings.length > 0) return false
  for (const reference of brokenReferences(db)) add('foreignKey', { detail: reference })
  return true
}

function heldAgainstChain(
  db: ReadDb,
  keys: SignKeys,
  findings: Findings,
  along: (part: number) => (done: number, total: number) => void,
) {
  const named = createNamed()
  const erasures = createErasures()
  const { entries, firstBroken } = walkChain(db, keys, {
    see: (entry) => {
      named.see(entry)
      erasures.see(entry)
    },
    report: along(1),
  })
  for (const { seq } of erasures.unattested()) findings.add('payloadMissing', { seq })
  if (firstBroken !== null) {
    // What such a chain says of records proves nothing for or against them.
    findings.add('chainBroken', { seq: firstBroken })
    return { entries }
  }
  return { entries, ...checkItems(db, named, findings, { isErased: erasures.isErased, report: along(2) }) }
}
