import { killRows } from './kill.ts'
import type { Row } from './row.ts'

/** The fault table, in the order in which it is run. */
export const rows: readonly Row[] = [...killRows]
