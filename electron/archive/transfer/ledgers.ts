import type { HandleId } from '../../../shared/ids.ts'

/** The ledgers that somebody chose in a dialog in this session. */
export interface Ledgers {
  choose(): Promise<{ readonly handle: HandleId; readonly name: string; readonly size: number } | null>
  /** Where a chosen file lies; a handle dies with its session. */
  find(handle: HandleId): { readonly path: string; readonly name: string }
}
