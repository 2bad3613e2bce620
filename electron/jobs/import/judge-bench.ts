import type { Collision } from '../../../shared/contract/import-decisions.ts'
import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import type { PartyDescription } from '../../../shared/domain/party-rules.ts'
import type { CategoryId, ItemId, VaultId } from '../../../shared/ids.ts'
import type { Scope } from '../../archive/context.ts'
import type { ReadDb } from '../../database/database.ts'
import type { createReport } from './import-report.ts'

/** A row that may be filed as it stands: a new item, a correction of a record, or a new party. */
export type AcceptedRow =
  | {
      readonly kind: 'item'
      readonly row: number
      readonly categoryId: CategoryId
      readonly description: ItemDescription
    }
  | {
      readonly kind: 'correction'
      readonly row: number
      readonly id: ItemId
      readonly version: number
      readonly description: ItemDescription
    }
  | { readonly kind: 'party'; readonly row: number; readonly description: PartyDescription }

/** What a judge knows beside the rows. */
export interface Bench {
  readonly db: ReadDb
  readonly vault: VaultId
  readonly scope: Scope
  readonly plan: ImportPlan
  /** The key under which numbers are reserved. */
  readonly reservation: Uint8Array
  /** Rows that an interrupted run has filed already. */
  readonly filed: ReadonlyMap<number, 'new' | 'correction'>
}

/** Where a judge says what becomes of rows. */
export type Outcome = ReturnType<typeof createReport>

/** What meets nothing; whoever meets something says what. */
export const NOWHERE = { vault: null, item: null, party: null, row: null, version: null, formerly: false }

/** An earlier row of the same ledger. */
export const earlierRow = (row: number): Collision => ({
  ...NOWHERE,
  where: 'ledger',
  row,
  code: '',
  title: '',
})
