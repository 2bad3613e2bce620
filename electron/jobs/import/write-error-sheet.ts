import type { Collision, JudgedRow } from '../../../shared/contract/import-decisions.ts'
import type { ImportTarget } from '../../../shared/contract/ledger-profile.ts'
import { createTexts } from '../../../shared/i18n/index.ts'
import type { TaskContext } from '../task-context.ts'
import type { DecidedLedger } from './apply-decisions.ts'
import { type Cell, type LedgerRow, MAX_COLUMNS } from './cells.ts'
import { remedyOf } from './damage.ts'
import type { Refusal } from './import-report.ts'
import { type JudgeQuestion, judgeEach } from './judge-ledger.ts'
import { plannedRows } from './ledger-rows.ts'
import { type SheetCell, writeBook } from './sheet-book.ts'

type Words = ReturnType<typeof createTexts>['t']
type Errand = JudgeQuestion & {
  /** A file that is not there yet; whoever asked gives it its name. */
  readonly target: string
  readonly language: 'zh-CN' | 'en'
}

/** Why a row stands on the sheet. */
interface Why {
  readonly refused: readonly Refusal[]
  readonly met: {
    readonly of: JudgedRow['class']
    readonly meets: Collision
    readonly target: ImportTarget
  } | null
}

/** A sheet that nobody could correct would not fit into memory either. */
const MOST = 100_000

/**
 * Writes the refused and left-out rows in the ledger's own columns, each with what is wrong and what to do. A row that is
 * or may be secret is not written out: only how many there are is told (MEDIA-9).
 */
export async function writeErrorSheet(errand: Errand, { report }: TaskContext) {
  const why = new Map<number, Why>()
  let last: DecidedLedger | null = null
  const note = (row: number, one: Why) => {
    if (why.size < MOST) why.set(row, one)
  }
  await judgeEach(
    errand,
    report,
    async (_, decided) => {
      last = decided
    },
    {
      refused: (row, refused) => note(row, { refused, met: null }),
      leftOut: (row, of, meets) => note(row, { refused: [], met: { of, meets, target: errand.plan.target } }),
    },
  )
  const { t } = createTexts(errand.language)
  const { head, lines, withheld } = await linesOf(last, why, t)
  const name = errand.plan.sheet || t('imports.errorSheet.sheet')
  const sha256 = writeBook(errand.target, t('app.product'), [{ name, rows: [head, ...lines] }])
  return { rows: lines.length, withheld, sha256 }
}

async function linesOf(decided: DecidedLedger | null, why: ReadonlyMap<number, Why>, t: Words) {
  const lines: (SheetCell | string)[][] = []
  let withheld = 0
  const added = (['row', 'wrong', 'rule', 'todo', 'likely'] as const).map((column) =>
    t(`imports.errorSheet.${column}`),
  )
  if (!decided) return { head: added, lines, withheld }
  const { ledger, plan } = decided
  const { headings, batches } = await plannedRows(ledger, plan)
  const found: { readonly row: LedgerRow; readonly why: Why }[] = []
  for await (const batch of batches)
    for (const row of batch) {
      const reason = why.get(row.number)
      if (reason === undefined) continue
      if (mayBeSecret(reason)) withheld += 1
      else found.push({ row, why: reason })
    }
  const width = Math.max(headings.length, ...found.map(({ row }) => ownCells(row).length))
  for (const { row, why: reason } of found) lines.push(lineOf(row, reason, width, t))
  const head = Array.from({ length: width }, (_, at) => headings[at] ?? '')
  return { head: [...head, ...added], lines, withheld }
}

/** What was typed into a field without a column stands beyond the ledger; the sheet has only its own columns. */
const ownCells = ({ cells }: LedgerRow) => cells.slice(0, MAX_COLUMNS).slice(0, lastFilled(cells) + 1)
const lastFilled = (cells: LedgerRow['cells']) =>
  cells.findLastIndex((cell, at) => cell !== null && at < MAX_COLUMNS)

const mayBeSecret = ({ refused }: Why) => refused.some(({ field }) => field === 'secrecy')

function lineOf(row: LedgerRow, why: Why, width: number, t: Words): (SheetCell | string)[] {
  const cells = ownCells(row)
  const line = Array.from({ length: width }, (_, at): SheetCell | string => {
    const text = textOf(cells[at] ?? null)
    const wrong = why.refused.filter(({ column }) => column === at)
    return wrong.length === 0 ? text : { text, note: wrong.map((one) => wordsOf(one, t)).join('\n') }
  })
  const likely = why.refused.flatMap((one) => one.likely ?? [])
  return [
    ...line,
    String(row.number),
    [...why.refused.map((one) => wordsOf(one, t)), ...metWords(why.met, t)].join('；'),
    [
      ...new Set(why.refused.map(({ rule }) => rule)),
      ...(why.met ? [why.met.target === 'items' ? 'IDX-10' : 'QUAL-3'] : []),
    ].join(' '),
    todoOf(why, t),
    likely.join('；'),
  ]
}

const textOf = (cell: Cell | null) =>
  cell?.kind === 'date' ? (cell.moment ?? cell.text) : (cell?.text ?? '')

// The reasons of `rules.json` are a closed list that the type of a refusal does not carry.
const reasonOf = (reason: string, t: Words) => t(`rules.${reason}` as 'rules.missing')

const wordsOf = ({ field, reason }: Refusal, t: Words) =>
  `${t([`items.field.${field}`, `parties.field.${field}`] as unknown as 'items.field.title')}：${reasonOf(reason, t)}`

function metWords(met: Why['met'], t: Words): readonly string[] {
  if (!met) return []
  const { of, meets } = met
  const { code, title, row } = meets
  if (meets.where === 'ledger') return [t(`imports.errorSheet.${of}Row`, { row: row ?? 0 })]
  return [
    meets.where === 'hidden'
      ? t('imports.errorSheet.hidden')
      : t(`imports.errorSheet.${of}`, { code, title }),
  ]
}

function todoOf({ refused, met }: Why, t: Words): string {
  const kinds = new Set(refused.flatMap(({ damage }) => damage ?? []))
  const remedies = [...new Set([...kinds].map(remedyOf))].filter((remedy) => remedy !== 'none')
  return [
    ...remedies.map((remedy) => t(`imports.damage.remedy.${remedy}`)),
    ...(refused.length > 0 && remedies.length === 0 ? [t('imports.errorSheet.todoRefused')] : []),
    ...(met ? [t(`imports.errorSheet.${todoMet(met)}`)] : []),
  ].join('；')
}

function todoMet({ of, target }: NonNullable<Why['met']>) {
  if (of === 'probable') return 'todoProbable'
  return target === 'items' ? 'todoConflicting' : 'todoConflictingParty'
}
