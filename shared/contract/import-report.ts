import { z } from 'zod'
import { ImportId } from '../ids.ts'
import { JudgedRow } from './import-decisions.ts'
import { CellDamage, DamageKind } from './ledger-profile.ts'

/** One refused cell: where, what stands there, which rule, and what is wrong. */
export const RowProblem = z.object({
  row: z.number().int(),
  /** Our field. */
  column: z.string(),
  /** The ledger's own name of the column, and the spreadsheet's; empty and null where the field has no column. */
  heading: z.string().default(''),
  letter: z.string().nullable().default(null),
  value: z.string(),
  rule: z.string(),
  reason: z.string(),
  /** What the spreadsheet did, where that is the reason, and what probably stood there. */
  damage: DamageKind.nullable().default(null),
  likely: z.string().nullable().default(null),
})
export type RowProblem = z.output<typeof RowProblem>

/** What a file yields. Of rows held back nothing is told but their number and grade. */
export const ImportReport = z.object({
  importId: ImportId.nullable(),
  read: z.number().int(),
  /** Rows that are or would be filed, those of an earlier part of the same run included. */
  created: z.number().int(),
  /** Of them, rows that an interrupted run had filed before. */
  already: z.number().int().default(0),
  /** Rows filed as a new version of the record that has their number. */
  corrected: z.number().int().default(0),
  /** Rows whose archival code is in the archive already, with equal or other content. */
  identical: z.number().int(),
  conflicting: z.number().int(),
  duplicateRows: z.array(z.number().int()),
  /** Pairs of this ledger that agree in everything but the code; the list stops at 10,000. */
  probableDuplicates: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** Rows that agree in everything but the code with an earlier row or with a record. */
  probable: z.number().int().default(0),
  /** Conflicting and probable rows that were decided to stay out. */
  leftOut: z.number().int().default(0),
  /** The first thousand rows of each class that meet a record or another row. */
  judged: z.array(JudgedRow).default([]),
  /** The same file was filed by the same plan before, and that run stands. */
  earlier: z.object({ importId: ImportId, at: z.string() }).nullable().default(null),
  heldBack: z.array(z.object({ row: z.number().int(), grade: z.enum(['secret', 'topSecret']) })),
  sealed: z.number().int(),
  refused: z.number().int(),
  problems: z.array(RowProblem),
  /** Rows that are no records: headings printed again, sums, signatures. */
  passedOver: z.number().int().default(0),
  /** Every damaged place by kind, and the first 10,000 of them in the order of the file. */
  damageByKind: z.partialRecord(DamageKind, z.number().int()).default({}),
  damage: z.array(CellDamage).default([]),
  /** Problems beyond the list; the list stops at 10,000. */
  moreProblems: z.number().int(),
  /** Rows entered more than 24 h after signing (QUAL-4). */
  late: z.array(z.number().int()),
  byGrade: z.record(z.string(), z.number().int()),
})
export type ImportReport = z.output<typeof ImportReport>
