import type { CellDamage } from '../../../shared/contract/ledger-profile.ts'
import type { ItemWarning } from '../../../shared/domain/item-reading.ts'
import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import type { PartyDescription, PartyWarning } from '../../../shared/domain/party-rules.ts'
import type { RuleReason } from '../../../shared/domain/text-rules.ts'
import type { DamageKind } from './damage.ts'

/** One reason why a row is refused, with the place in the file. */
export interface RowProblem {
  /** Counted from 0; null where the field has no column. */
  readonly column: number | null
  readonly field: string
  /** The ledger's own name of the column; empty where there is none. */
  readonly heading: string
  /** What stands there, shortened; always empty where secrecy is the reason. */
  readonly value: string
  readonly rule: string
  readonly reason: RuleReason
  /** What the spreadsheet did, where that is the reason, and what probably stood there. */
  readonly damage: DamageKind | null
  readonly likely: string | null
}

/** What becomes of a row. Of a row held back nothing but its number and grade leaves this file. */
export type ClassifiedRow =
  | {
      readonly kind: 'item'
      readonly row: number
      readonly description: ItemDescription
      /** The code as the ledger spells it, where that is not how the archive does. */
      readonly rawCode: string | null
      readonly warnings: readonly ItemWarning[]
      /** What was repaired or is worth saying; a refused row also has what refuses it. */
      readonly damage: readonly CellDamage[]
    }
  | {
      readonly kind: 'party'
      readonly row: number
      readonly description: PartyDescription
      readonly warnings: readonly PartyWarning[]
      readonly damage: readonly CellDamage[]
    }
  | { readonly kind: 'heldBack'; readonly row: number; readonly grade: 'secret' | 'topSecret' }
  | {
      readonly kind: 'refused'
      readonly row: number
      readonly problems: readonly RowProblem[]
      readonly warnings: readonly PartyWarning[]
      readonly damage: readonly CellDamage[]
    }
  /** No record: a heading printed again, a sum, a signature, the blank end. */
  | { readonly kind: 'passedOver'; readonly row: number; readonly damage: readonly CellDamage[] }
