import { z } from 'zod'
import { ItemId, PartyId, VaultId } from '../ids.ts'

/** What the grades of a ledger mean: the firm's own, or marks of state secrets written without their star (LAW-16). */
export const GradesMean = z.enum(['commercial', 'state'])
export type GradesMean = z.output<typeof GradesMean>

const RowDecision = z.enum(['file', 'leaveOut', 'correct'])
export type RowDecision = z.output<typeof RowDecision>

/** What the clerk decided about the rows of a ledger, by class and by row. Part of what is committed, and of its hash. */
export const ImportDecisions = z.object({
  /** The number is in the archive with other content: leave the row out, or file it as a new version of the record. */
  conflicting: z.enum(['leaveOut', 'correct']).default('leaveOut'),
  /** Another number with the same issuer, document number, title and date: file it and say so, or leave it out. */
  probable: z.enum(['file', 'leaveOut']).default('file'),
  /** Row number → what becomes of it, where that differs from its class. */
  rows: z.record(z.string(), RowDecision).default({}),
  /** Row number → field → what the clerk typed in place of the cell. */
  cells: z.record(z.string(), z.record(z.string(), z.string().max(20_000))).default({}),
})
export type ImportDecisions = z.output<typeof ImportDecisions>

/** What a row meets: a record, an earlier row of the ledger, or a record that the clerk may not see. */
const Collision = z.object({
  where: z.enum(['archive', 'ledger', 'hidden']),
  vault: VaultId.nullable(),
  item: ItemId.nullable(),
  party: PartyId.nullable(),
  /** The earlier row, counted as the spreadsheet does. */
  row: z.number().int().nullable(),
  code: z.string(),
  title: z.string(),
  version: z.number().int().nullable(),
  /** The number was that record's before it was corrected; its number now is `code`. */
  formerly: z.boolean(),
})
export type Collision = z.output<typeof Collision>

/** One field, side by side. */
const ComparedField = z.object({
  field: z.string(),
  ledger: z.string(),
  record: z.string(),
  differs: z.boolean(),
})
export type ComparedField = z.output<typeof ComparedField>

/** A row that is not simply new. */
export const JudgedRow = z.object({
  row: z.number().int(),
  class: z.enum(['identical', 'conflicting', 'probable']),
  code: z.string(),
  title: z.string(),
  meets: Collision,
  /** What ledger and record say; empty for identical rows and for records that may not be seen. */
  fields: z.array(ComparedField),
  becomes: z.enum(['filed', 'leftOut', 'correction']),
})
export type JudgedRow = z.output<typeof JudgedRow>

/** The longest list of judged rows of one class; a decision for the class reaches those beyond it. */
export const MOST_JUDGED = 1000
