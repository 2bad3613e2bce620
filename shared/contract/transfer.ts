import { z } from 'zod'
import { TemplateName } from '../domain/description-templates.ts'
import { ItemDescription } from '../domain/item-rules.ts'
import { PartyDescription } from '../domain/party-rules.ts'
import { CategoryId, HandleId, ImportId, ItemId, PartyId, PersonId, VaultId } from '../ids.ts'
import { Language } from './door.ts'
import { GradesMean, ImportDecisions, JudgedRow } from './import-decisions.ts'
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
  /** What the grades of the ledger mean; null where it has none or nobody was asked: the firm's own. */
  grades: GradesMean.nullable().default(null),
  decisions: ImportDecisions.prefault({}),
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

export const ImportRun = z.object({
  id: ImportId,
  target: ImportTarget,
  fileName: z.string(),
  /** `interrupted` by a lock or a crash, `stopped` by somebody: both can be resumed. */
  state: z.enum(['running', 'interrupted', 'stopped', 'committed', 'undone']),
  startedAt: z.string(),
  startedBy: PersonId,
  startedByName: z.string(),
  created: z.number().int(),
  /** False where nothing of it is left that could be taken back. */
  undoable: z.boolean(),
})
export type ImportRun = z.output<typeof ImportRun>

/** How a ledger with these headings was understood before, to be proposed again. */
export const SavedMapping = z.object({
  name: z.string().trim().min(1).max(80),
  target: ImportTarget,
  /** The headings in their order, as a fingerprint. */
  headings: z.string().length(64),
  mapping: z.record(z.string(), z.string()),
  defaults: z.record(z.string(), z.string().max(200)),
  grades: GradesMean.nullable(),
})
export type SavedMapping = z.output<typeof SavedMapping>

/** A ledger that was looked at, and what the archive already knows of its kind. */
export const UnderstoodLedger = LedgerProfile.extend({
  headings: z.string(),
  /** Our own error sheet or template: it maps itself, and the columns that were added are passed over. */
  ours: z.enum(['errorSheet', 'template']).nullable(),
  known: SavedMapping.nullable(),
})
export type UnderstoodLedger = z.output<typeof UnderstoodLedger>

/** What is kept of a run: how the ledger was built (IDX-15), by which plan it was read, and what came of it. */
export const KeptImport = z.object({
  plan: ImportPlan,
  profile: LedgerProfile.nullable(),
  report: ImportReport.nullable(),
})
export type KeptImport = z.output<typeof KeptImport>

/** What undoing would take back, and what stays because somebody has used it since (LAW-1). */
export const UndoOutlook = z.object({
  removable: z.number().int(),
  kept: z.array(z.object({ code: z.string(), title: z.string(), changedAt: z.string(), by: z.string() })),
  /** Kept rows beyond the list; the list stops at 200. */
  moreKept: z.number().int(),
  /** Corrections of records that were there before; they stay, as versions do. */
  corrections: z.number().int(),
})
export type UndoOutlook = z.output<typeof UndoOutlook>

/** Which files an import can write out. */
export const SheetKind = z.enum(['errorSheet', 'report', 'template'])
export type SheetKind = z.output<typeof SheetKind>

const WithPlan = z.object({ handle: HandleId, plan: ImportPlan })
const Batch = { importId: ImportId, mappingHash: z.string() }
const Taken = z.object({ importId: ImportId, created: z.number().int(), root: z.string() })
const importing = { needs: 'imports.write', touches: ['imports', 'items', 'parties', 'audit'] } as const
const Row = z.number().int()
const reading = { in: 'office', needs: 'imports.write', touches: [], noted: null } as const
const Written = z.object({ fileName: z.string(), rows: z.number().int(), withheld: z.number().int() })
const ranged = ({ rows, ...batch }: { readonly rows: readonly { readonly row: number }[] }) => ({
  ...batch,
  rows: rows.length,
  from: rows[0]?.row,
  to: rows.at(-1)?.row,
})

export const transfer = {
  chooseLedger: job({
    ...reading,
    input: z.object({}),
    output: z.object({ handle: HandleId, name: z.string(), size: z.number() }).nullable(),
  }),
  profile: job({
    ...reading,
    input: z.object({
      handle: HandleId,
      target: ImportTarget,
      sheet: z.string().nullable().default(null),
      headerRow: z.number().int().min(1).nullable().default(null),
    }),
    output: UnderstoodLedger,
  }),
  dryRun: job({ ...reading, input: WithPlan, output: ImportReport }),
  commit: job({
    in: 'office',
    input: WithPlan,
    output: ImportReport,
    ...importing,
    noted: ({ plan }) => ({ target: plan.target }),
  }),
  /** Goes on with a run that was interrupted or stopped: the same file again, by the plan that was kept. */
  resume: job({
    in: 'office',
    input: z.object({ handle: HandleId, importId: ImportId }),
    output: ImportReport,
    ...importing,
    noted: ({ importId }) => ({ importId }),
  }),
  /** Takes back what an import brought in, except what was used since. */
  undo: job({
    in: 'office',
    input: z.object({ importId: ImportId }),
    output: z.object({ removed: z.number().int(), kept: z.number().int() }),
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
  /** What was kept of one run; null where it ran before anything was kept. */
  kept: query({
    in: 'vault',
    input: z.object({ vault: VaultId, importId: ImportId }),
    output: KeptImport.nullable(),
    needs: 'imports.read',
    watches: ['imports'],
  }),
  undoOutlook: query({
    in: 'vault',
    input: z.object({ vault: VaultId, importId: ImportId }),
    output: UndoOutlook,
    needs: 'imports.read',
    watches: ['imports', 'items', 'parties'],
  }),

  /** Asks where a sheet is to be written; nothing is written yet. */
  chooseSheet: job({
    ...reading,
    input: z.object({ kind: SheetKind, fileName: z.string().max(255), language: Language }),
    output: z.object({ handle: HandleId, name: z.string() }).nullable(),
  }),
  /** Writes the rows that stay out, in the ledger's own columns, to be corrected and imported again. */
  writeErrorSheet: job({
    in: 'office',
    input: WithPlan.extend({ target: HandleId, importId: ImportId.nullable(), language: Language }),
    output: Written,
    needs: 'imports.write',
    touches: ['audit'],
    noted: ({ importId }) => ({ importId }),
  }),
  /** Writes what was kept of a run as a workbook (IDX-15). */
  writeReport: job({
    in: 'office',
    input: z.object({ target: HandleId, importId: ImportId, language: Language }),
    output: Written,
    needs: 'imports.read',
    touches: ['audit'],
    noted: ({ importId }) => ({ importId }),
  }),
  /** Writes an empty ledger that maps itself, with the code lists (IDX-23). */
  writeTemplate: job({
    in: 'office',
    input: z.object({
      target: HandleId,
      of: ImportTarget,
      template: TemplateName.nullable(),
      language: Language,
    }),
    output: Written,
    needs: 'imports.write',
    touches: ['audit'],
    noted: ({ of, template }) => ({ of, template }),
  }),

  /** Remembers how a ledger with these headings is understood. */
  saveMapping: command({
    in: 'office',
    input: SavedMapping,
    output: SavedMapping,
    needs: 'imports.write',
    touches: ['imports'],
    about: ({ headings }) => headings,
    payload: ({ headings, target, grades }) => ({ headings, target, grades }),
  }),

  // The steps that a job takes as the person who started it.
  begin: command({
    in: 'office',
    input: z.object({
      target: ImportTarget,
      fileName: z.string().max(255),
      /** SHA-256 of the file, by which a resumed run knows it again; empty where there is no file. */
      fileHash: z.string().max(64).default(''),
      mappingHash: z.string(),
    }),
    output: z.object({ id: ImportId }),
    ...importing,
    about: ({ id }) => id,
  }),
  /** Opens a run again that had ended before its file did. */
  reopen: command({
    in: 'office',
    input: z.object({ id: ImportId }),
    output: z.object({ id: ImportId }),
    ...importing,
    about: ({ id }) => id,
  }),
  /** Keeps plan, profile and report of a run with its rows; the entry has only their hash. */
  keep: command({
    in: 'vault',
    input: z.object({
      vault: VaultId,
      importId: ImportId,
      part: z.enum(['plan', 'profile', 'report']),
      body: z.string(),
    }),
    output: z.object({ importId: ImportId, hash: z.string() }),
    ...importing,
    touches: ['imports', 'audit'],
    about: ({ importId }) => importId,
    payload: ({ vault, importId, part }, { hash }) => ({ vault, importId, part, hash }),
  }),
  takeItems: command({
    in: 'vault',
    input: z.object({
      vault: VaultId,
      ...Batch,
      rows: z
        .array(z.object({ row: Row, categoryId: CategoryId, description: ItemDescription }))
        .min(1)
        .max(500),
    }),
    output: Taken,
    ...importing,
    about: ({ importId }) => importId,
    payload: (input, { root }) => ({ ...ranged(input), root }),
  }),
  /** Files rows as new versions of the records that have their numbers: nothing is overwritten (LAW-1). */
  correctItems: command({
    in: 'vault',
    input: z.object({
      vault: VaultId,
      ...Batch,
      reason: z.string().min(1).max(200),
      rows: z
        .array(
          z.object({
            row: Row,
            id: ItemId,
            version: z.number().int().min(1),
            description: ItemDescription,
          }),
        )
        .min(1)
        .max(500),
    }),
    output: Taken,
    ...importing,
    about: ({ importId }) => importId,
    payload: ({ reason: _, ...input }, { root }) => ({ ...ranged(input), root }),
  }),
  takeParties: command({
    in: 'office',
    input: z.object({
      ...Batch,
      rows: z
        .array(z.object({ row: Row, description: PartyDescription }))
        .min(1)
        .max(500),
    }),
    output: Taken,
    ...importing,
    about: ({ importId }) => importId,
    payload: (input, { root }) => ({ ...ranged(input), root }),
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
  /** Who wrote out what of a run, and which bytes: the entry stands before the file gets its name. */
  recordSheet: command({
    in: 'office',
    input: z.object({
      id: z.uuid(),
      kind: SheetKind,
      importId: ImportId.nullable(),
      rows: z.number().int(),
      withheld: z.number().int(),
      sha256: z.string().length(64),
    }),
    output: z.object({ id: z.string() }),
    needs: 'imports.read',
    touches: ['audit'],
    about: ({ id }) => id,
  }),
}
