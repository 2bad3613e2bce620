import type { ImportTarget } from '../../../shared/contract/ledger-profile.ts'
import type { HandleId } from '../../../shared/ids.ts'

/** The file that was chosen and what its rows are to become. */
export interface Ledger {
  readonly handle: HandleId
  readonly name: string
  readonly target: ImportTarget
}
