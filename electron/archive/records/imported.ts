import { codeKey } from '../../../shared/domain/archival-code.ts'
import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import type { ItemId } from '../../../shared/ids.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Scope } from '../context.ts'
import * as repository from './imported.repository.ts'
import { descriptionIn } from './item-columns.ts'

/** A record that a row of a ledger meets. */
export interface MetRecord {
  readonly id: ItemId
  /** Null where the clerk may not see it. */
  readonly shown: { readonly description: ItemDescription; readonly version: number } | null
  /** The code was its own before it was corrected. */
  readonly formerly: boolean
}

/** Who has or had the codes of these descriptions, by the key of the code; asked once for a whole batch. */
export function recordsByCode(
  db: ReadDb,
  scope: Scope,
  descriptions: readonly ItemDescription[],
): ReadonlyMap<string, MetRecord> {
  const { now, before } = repository.listHolders(
    db,
    descriptions.map(({ archivalCode }) => codeKey(archivalCode)),
  )
  const holders = [
    ...before.map((holder) => ({ ...holder, formerly: true })),
    ...now.map((holder) => ({ ...holder, formerly: false })),
  ]
  const shown = shownOf(db, scope, holders)
  return new Map(
    holders.map(({ key, id, formerly }) => [key, { id, formerly, shown: shown.get(id) ?? null }] as const),
  )
}

/** What somebody may see of these records, by id. */
export function shownOf(db: ReadDb, scope: Scope, found: readonly { readonly id: ItemId }[]) {
  if (found.length === 0) return new Map<ItemId, NonNullable<MetRecord['shown']>>()
  const rows = repository.listDescribed(
    db,
    scope,
    found.map(({ id }) => id),
  )
  return new Map(
    rows.map((row) => [row.id, { description: descriptionIn(row), version: row.version }] as const),
  )
}

export {
  countByUse,
  countCorrected,
  dropImported,
  isAnyUsed,
  listCorrected,
  listFiledRows,
  listRestorable,
  listUnused,
  listUsed,
} from './imported.repository.ts'
