import type { ImportTarget } from '../../../shared/contract/ledger-profile.ts'
import type { HandleId } from '../../../shared/ids.ts'

/** The file that was chosen and what its rows are to become. */
export interface Ledger {
  readonly handle: HandleId
  readonly name: string
  readonly target: ImportTarget
}

/** Another sheet of a workbook whose columns are those of the sheet that was understood. */
export interface AlikeSheet {
  readonly name: string
  readonly rows: number
  readonly headerRow: number
}
