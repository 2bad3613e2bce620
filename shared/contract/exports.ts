import { z } from 'zod'
import { traceOf } from '../domain/export-trace.ts'
import { ITEM_FIELDS } from '../domain/item-rules.ts'
import { PARTY_FIELDS } from '../domain/party-rules.ts'
import { HandleId, ItemId } from '../ids.ts'
import { AuditFilter } from './audit.ts'
import { Language } from './door.ts'
import { ItemFilter } from './item-filter.ts'
import { PartyFilter } from './parties.ts'
import { command, job } from './procedure.ts'

/** The columns that each list can be written with. Those of items and parties are read back by an import. */
export const EXPORT_COLUMNS = {
  items: [...ITEM_FIELDS, 'state', 'homeLocation'],
  index: ['heading', 'archivalCode', 'title', 'author', 'documentNumber', 'documentDate', 'homeLocation'],
  parties: PARTY_FIELDS,
  audit: ['seq', 'at', 'actor', 'act', 'object', 'hash'],
  imports: ['file', 'target', 'state', 'created', 'startedAt', 'startedBy'],
} as const
export type ExportList = keyof typeof EXPORT_COLUMNS

/** What an index can be ordered by (IDX-5); each entry of a field of several entries is a heading of its own. */
export const INDEX_FIELDS = [
  'title',
  'author',
  'keywords',
  'persons',
  'parties',
  'documentNumber',
  'documentDate',
  'homeLocation',
] as const
const IndexField = z.enum(INDEX_FIELDS)
export type IndexField = z.output<typeof IndexField>

/** What is exported: a list as it is filtered and sorted on screen, an index of it, or the items that were marked in it. */
export const ExportSubject = z.discriminatedUnion('list', [
  z.object({ list: z.literal('items'), filter: ItemFilter }),
  z.object({ list: z.literal('index'), by: IndexField, filter: ItemFilter }),
  z.object({ list: z.literal('marked'), ids: z.array(ItemId).min(1).max(5000) }),
  z.object({ list: z.literal('parties'), filter: PartyFilter }),
  z.object({ list: z.literal('audit'), filter: AuditFilter }),
  z.object({ list: z.literal('imports') }),
])
export type ExportSubject = z.output<typeof ExportSubject>

/** Whose columns a subject is written with. */
export const listOf = ({ list }: Pick<ExportSubject, 'list'>): ExportList =>
  list === 'marked' ? 'items' : list

/** `csvGb` is CSV in GB18030, for programs that know no UTF-8. */
export const ExportFormat = z.enum(['xlsx', 'csv', 'csvGb'])
export type ExportFormat = z.output<typeof ExportFormat>

/** The most rows that a workbook or an index is written with, because it is built in memory; other CSV has no limit. */
export const MOST_XLSX_ROWS = 100_000

/** How many rows an export will have, and how many stay out because of their grade (MEDIA-9). */
export const ExportSurvey = z.object({ rows: z.number().int(), withheld: z.number().int() })

/** A cell with characters that GB18030 keeps and many programs do not show. */
export const DoubtfulCell = z.object({
  /** Counted from 1, as the spreadsheet shows it. */
  row: z.number().int(),
  column: z.string(),
  characters: z.string(),
})
export type DoubtfulCell = z.output<typeof DoubtfulCell>

export const ExportResult = ExportSurvey.extend({
  fileName: z.string(),
  sha256: z.string(),
  doubtful: z.array(DoubtfulCell),
  /** Doubtful cells beyond the list; the list stops at 200. */
  moreDoubtful: z.number().int(),
})
export type ExportResult = z.output<typeof ExportResult>

const Columns = z.array(z.string().max(60)).min(1).max(100)
const Trace = z.object({
  id: z.uuid(),
  format: ExportFormat,
  columns: Columns,
  asked: z.json(),
  rows: z.number().int(),
  withheld: z.number().int(),
  sha256: z.string().length(64),
})
const outgoing = { in: 'office', needs: 'exports.write', touches: [] } as const

export const exporting = {
  /** Counts before anything is chosen, so that what stays out is known beforehand. */
  survey: job({
    ...outgoing,
    input: z.object({ subject: ExportSubject }),
    output: ExportSurvey,
    noted: null,
  }),
  /** Asks where to; nothing is written yet. */
  chooseTarget: job({
    ...outgoing,
    input: z.object({
      list: z.enum(['items', 'index', 'marked', 'parties', 'audit', 'imports']),
      /** By what an index is ordered, so that its name says so. */
      by: IndexField.nullable().default(null),
      format: ExportFormat,
      language: Language,
    }),
    output: z.object({ handle: HandleId, name: z.string() }).nullable(),
    noted: null,
  }),
  /** Writes a list into the chosen file. Rows of 秘密 and above stay out until an approval exists (MEDIA-9). */
  write: job({
    ...outgoing,
    input: z.object({
      handle: HandleId,
      subject: ExportSubject,
      format: ExportFormat,
      /** What the clerk sees, in that order. */
      columns: Columns,
      language: Language,
    }),
    output: ExportResult,
    touches: ['audit'],
    noted: ({ subject, format, columns }) => ({ asked: traceOf(subject), format, columns }),
  }),

  /** Who took out what, how much and which bytes: the entry stands before the file gets its name. No titles. */
  record: command({
    ...outgoing,
    input: Trace,
    output: z.object({ id: z.string() }),
    touches: ['audit'],
    about: ({ id }) => id,
  }),
}
