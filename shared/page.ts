import { z } from 'zod'
import { VaultId } from './ids.ts'

/** The most rows that one answer of a list holds. */
export const PAGE_SIZE = 50

/** A row's place in a list: the value it is sorted by, then its id, so that no two rows share a place. */
export const Key = z.tuple([z.union([z.string(), z.number()]), z.union([z.string(), z.number()])])
export type Key = z.output<typeof Key>

/** How far a reader has come in each vault. A vault that is not named is read from its beginning. */
export const Cursor = z.array(z.object({ vault: VaultId, after: Key }))
export type Cursor = z.output<typeof Cursor>

/** The answer of a list over all open vaults. `next` is null on the last page. */
export interface Page<Row> {
  readonly rows: Row[]
  readonly total: number
  /** False where counting stopped at a limit: there are more than `total`. */
  readonly exact: boolean
  readonly next: Cursor | null
}
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), total: z.number().int(), exact: z.boolean(), next: Cursor.nullable() })
