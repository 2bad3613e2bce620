import { type Cell, textCell } from '../../electron/jobs/import/cells.ts'
import { type ClassifiedRow, rowClassifier } from '../../electron/jobs/import/classify-row.ts'

/** The headings of a small ledger. */
export const HEADINGS = ['档号', '题名', '责任者', '日期', '密级', '页数', '保管期限', '备注', '柜号']
/** What its columns hold. */
export const FIELDS = [
  'archivalCode',
  'title',
  'author',
  'documentDate',
  'secrecy',
  'pageCount',
  'retention',
  'remarks',
]
/** A mapping of columns to fields, in their order. */
export const byColumn = (fields: readonly string[]) => Object.fromEntries(fields.entries())
/** How that ledger is read. */
export const plan = { target: 'items', sheet: '', headerRow: 1, mapping: byColumn(FIELDS) } as const
/** Judges its rows on a workstation. */
export const judge = (workstation: 'ordinary' | 'accredited' = 'ordinary', changed: object = {}) =>
  rowClassifier({ ...plan, ...changed }, HEADINGS, workstation)

/** What stands in a cell of a test. */
export type Value = string | Cell
/** A row with nothing wrong in it. */
export const WHOLE: readonly Value[] = [
  'J019-WS·2019·D10·010-0001',
  '关于𠮷野的通知',
  '采购部',
  '20190516',
  '',
  '17',
  '10年',
  '',
]
/** Values as cells. */
export const cellsOf = (values: readonly Value[]) =>
  values.map((value) => (typeof value === 'string' ? textCell(value) : value))
/** That row with other values in some columns. */
export const change = (changes: Readonly<Record<number, Value>>) =>
  Array.from({ length: 9 }, (_, at) => changes[at] ?? WHOLE[at] ?? '')
/** What comes of such a row. */
export const judged = (changes: Readonly<Record<number, Value>>, classify = judge()): ClassifiedRow =>
  classify({ number: 7, cells: cellsOf(change(changes)) })
/** A cell of another kind than text. */
export const cell = (kind: Cell['kind'], text: string, moment: string | null = null): Cell => ({
  kind,
  text,
  moment,
})
/** Why a row is refused, problem by problem; else what it became. */
export const reasonsOf = (row: ClassifiedRow) =>
  row.kind === 'refused'
    ? row.problems.map(({ column, field, rule, reason }) => `${column} ${field} ${rule} ${reason}`)
    : row.kind
