import { z } from 'zod'

/** What the rows of a ledger become. */
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
export const DamageKind = z.enum(DAMAGE_KINDS)

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
      /** Where its headings stand, counted from 1; null where none were recognised. */
      headerRow: z.number().int().nullable(),
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
