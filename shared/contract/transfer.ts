import { z } from 'zod'
import { ItemDescription } from '../domain/item-rules.ts'
import { PartyDescription } from '../domain/party-rules.ts'
import { CategoryId, HandleId, ImportId, ItemId, PartyId, PersonId, VaultId } from '../ids.ts'
import { command, job, query } from './procedure.ts'

export const ImportTarget = z.enum(['items', 'parties'])
export type ImportTarget = z.output<typeof ImportTarget>

/** What a spreadsheet program does to a ledger, twelve kinds of it (hard case 23). */
export const DAMAGE_KINDS = [
  'scientific',
  'codeDate',
  'lostZeros',
  'precision',
  'date1904',
  'errorCell',
  'crOnly',
  'doubleEncoding',
  'fullWidth',
  'strayFormula',
  'blankTail',
  'repeatedHeader',
] as const
const DamageKind = z.enum(DAMAGE_KINDS)

/** One damaged place of a ledger, whether it refuses its row, was put right, or is only said. */
export const CellDamage = z.object({
  kind: DamageKind,
  /** `refused`: the value is lost, nobody guesses. `repaired`: known for certain and read so. `said`: taken as it stands. */
  outcome: z.enum(['refused', 'repaired', 'said']),
  /** Counted from 1, as the spreadsheet shows it. */
  row: z.number().int(),
  /** Counted from 0; null where a whole row or the file is meant. */
  column: z.number().int().nullable(),
  /** The column as the spreadsheet names it. */
  letter: z.string().nullable(),
  /** What the ledger itself writes above the column. */
  heading: z.string(),
  /** What stands there, shortened; empty where it must not be shown. */
  value: z.string(),
  /** What stood there before, where the file itself still tells; a proposal for the clerk, except of what is repaired. */
  likely: z.string().nullable(),
  /** What to do about it; the i18n key `imports.damage.remedy.<remedy>`. */
  remedy: z.enum(['retypeAsText', 'checkDate', 'fillIn', 'saveAgain', 'pasteValues', 'none']),
  /** How many rows it reaches. */
  rows: z.number().int(),
})
export type CellDamage = z.output<typeof CellDamage>

export const LedgerColumn = z.object({
  index: z.number().int(),
  /** As the spreadsheet names it: `A`, `AB`. */
  letter: z.string(),
  header: z.string(),
  /** The field it probably holds, or null. */
  field: z.string().nullable(),
  /** What the field was told by: its heading, or what stands below where there is no heading. */
  by: z.enum(['heading', 'content']).nullable(),
  sample: z.array(z.string()),
  blanks: z.number().int(),
  /** What the cells are (IDX-15). */
  type: z.enum(['blank', 'text', 'number', 'date', 'mixed']),
  /** The form that most of them have: 9 for a digit, A for a letter, 字 for a Chinese character; null for free text. */
  form: z.string().nullable(),
  /** Cells that repeat one above them; null where repetition means nothing. */
  repeats: z.number().int().nullable(),
  /** Cells that a spreadsheet damaged. */
  damaged: z.number().int(),
  hidden: z.boolean(),
})
export const LedgerProfile = z.object({
  format: z.string(),
  encoding: z.string().nullable(),
  sheets: z.array(
    z.object({
      name: z.string(),
      rows: z.number().int(),
      hidden: z.boolean(),
      /** Whether it has the columns of the chosen sheet, so that both can be imported the same way. */
      alike: z.boolean(),
    }),
  ),
  sheet: z.string(),
  /** Counted from 1, as the spreadsheet shows it. */
  headerRow: z.number().int(),
  columns: z.array(LedgerColumn),
  /** Rows below the header; null where the file is too long to count beforehand. */
  rows: z.number().int().nullable(),
  /** How many rows blanks, repeats and damage were counted in. */
  surveyed: z.number().int(),
  /** Rows and columns that the spreadsheet hides; they are read like all others. */
  hiddenRows: z.number().int(),
  /** Cells merged downwards, whose value counts for each row they cover. */
  mergedDown: z.number().int(),
  /** Damage in the surveyed rows by kind. */
  damage: z.partialRecord(DamageKind, z.number().int()),
  /** What is worth saying before any row is judged, as reasons with a text each. */
  problems: z.array(
    z.enum([
      'noHeader',
      'severalSheets',
      'unmappedColumns',
      'titleNamesSecrecy',
      'undecodableText',
      'hiddenContent',
      'mergedDown',
      'damaged',
    ]),
  ),
  /** The grade that a title or sheet name gives to all rows, where one does. */
  titleGrade: z.string().nullable(),
})
export type LedgerProfile = z.output<typeof LedgerProfile>

export const ImportPlan = z.object({
  target: ImportTarget,
  sheet: z.string(),
  headerRow: z.number().int().min(1),
  /** Column number → field. A column without one is left out, and the report says so. */
  mapping: z.record(z.string(), z.string()),
  /** Where rows go whose archival code names no category of the tree. */
  categoryId: CategoryId.nullable().default(null),
  /** What a blank or absent column stands for, by field. */
  defaults: z.record(z.string(), z.string().max(200)).default({}),
})
export type ImportPlan = z.output<typeof ImportPlan>

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
  created: z.number().int(),
  /** Rows whose archival code is in the archive already, with equal or other content. */
  identical: z.number().int(),
  conflicting: z.number().int(),
  duplicateRows: z.array(z.number().int()),
  /** Pairs that agree in everything but the code: filed, and flagged. */
  probableDuplicates: z.array(z.tuple([z.number().int(), z.number().int()])),
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

export const ImportRun = z.object({
  id: ImportId,
  target: ImportTarget,
  fileName: z.string(),
  state: z.enum(['running', 'committed', 'stopped', 'undone']),
  startedAt: z.string(),
  startedBy: PersonId,
  startedByName: z.string(),
  created: z.number().int(),
  /** False once a row of it was changed, lent or otherwise used. */
  undoable: z.boolean(),
})
export type ImportRun = z.output<typeof ImportRun>

const WithPlan = z.object({ handle: HandleId, plan: ImportPlan })
const Batch = { importId: ImportId, mappingHash: z.string() }
const Taken = z.object({ importId: ImportId, created: z.number().int(), root: z.string() })
const importing = { needs: 'imports.write', touches: ['imports', 'items', 'parties', 'audit'] } as const

export const transfer = {
  chooseLedger: job({
    in: 'office',
    input: z.object({}),
    output: z.object({ handle: HandleId, name: z.string(), size: z.number() }).nullable(),
    needs: 'imports.write',
    touches: [],
    noted: null,
  }),
  profile: job({
    in: 'office',
    input: z.object({
      handle: HandleId,
      target: ImportTarget,
      sheet: z.string().nullable().default(null),
      headerRow: z.number().int().min(1).nullable().default(null),
    }),
    output: LedgerProfile,
    needs: 'imports.write',
    touches: [],
    noted: null,
  }),
  dryRun: job({
    in: 'office',
    input: WithPlan,
    output: ImportReport,
    needs: 'imports.write',
    touches: [],
    noted: null,
  }),
  commit: job({
    in: 'office',
    input: WithPlan,
    output: ImportReport,
    ...importing,
    noted: ({ plan }) => ({ target: plan.target }),
  }),
  /** Takes back what an import brought in, while nothing of it has been used since. */
  undo: job({
    in: 'office',
    input: z.object({ importId: ImportId }),
    output: z.object({ removed: z.number().int() }),
    ...importing,
    noted: ({ importId }) => ({ importId }),
  }),
  list: query({
    in: 'office',
    input: z.object({}),
    output: z.array(ImportRun),
    needs: 'imports.read',
    watches: ['imports', 'items', 'parties'],
  }),

  // The steps that a job takes as the person who started it.
  begin: command({
    in: 'office',
    input: z.object({ target: ImportTarget, fileName: z.string().max(255), mappingHash: z.string() }),
    output: z.object({ id: ImportId }),
    ...importing,
    about: ({ id }) => id,
  }),
  takeItems: command({
    in: 'vault',
    input: z.object({
      vault: VaultId,
      ...Batch,
      rows: z
        .array(z.object({ row: z.number().int(), categoryId: CategoryId, description: ItemDescription }))
        .min(1)
        .max(500),
    }),
    output: Taken,
    ...importing,
    about: ({ importId }) => importId,
    payload: ({ vault, importId, mappingHash, rows }, { root }) => ({
      vault,
      importId,
      mappingHash,
      rows: rows.length,
      from: rows[0]?.row,
      to: rows.at(-1)?.row,
      root,
    }),
  }),
  takeParties: command({
    in: 'office',
    input: z.object({
      ...Batch,
      rows: z
        .array(z.object({ row: z.number().int(), description: PartyDescription }))
        .min(1)
        .max(500),
    }),
    output: Taken,
    ...importing,
    about: ({ importId }) => importId,
    payload: ({ importId, mappingHash, rows }, { root }) => ({
      importId,
      mappingHash,
      rows: rows.length,
      from: rows[0]?.row,
      to: rows.at(-1)?.row,
      root,
    }),
  }),
  dropItems: command({
    in: 'vault',
    input: z.object({ vault: VaultId, importId: ImportId, ids: z.array(ItemId).min(1).max(500) }),
    output: z.object({ importId: ImportId, removed: z.number().int() }),
    ...importing,
    about: ({ importId }) => importId,
  }),
  dropParties: command({
    in: 'office',
    input: z.object({ importId: ImportId, ids: z.array(PartyId).min(1).max(500) }),
    output: z.object({ importId: ImportId, removed: z.number().int() }),
    ...importing,
    about: ({ importId }) => importId,
  }),
  finish: command({
    in: 'office',
    input: z.object({
      id: ImportId,
      state: z.enum(['committed', 'stopped', 'undone']),
      created: z.number().int(),
    }),
    output: z.object({ id: ImportId }),
    ...importing,
    about: ({ id }) => id,
  }),
}
