import type { LedgerProfile } from '../../../shared/contract/transfer.ts'
import { isBlank, type LedgerRow } from './cells.ts'
import { columnLetter } from './damage.ts'
import { findHeader, type Header, headerAt } from './find-header.ts'
import { readTop } from './ledger-rows.ts'
import type { ProfiledLedger, ProfileProblem, ReadingPlan } from './plan.ts'
import type { Ledger } from './read-ledger.ts'
import { refuseFile } from './refusals.ts'
import { secrecyOf } from './row-secrecy.ts'
import type { Target } from './synonyms.ts'

const SAMPLES = 3
const SAMPLE_LENGTH = 60
// Enough to see what a column holds; counting a million rows would make the clerk wait.
const PROFILED = 2000

/** What is already known when a ledger is profiled: what it is for, and what the clerk has corrected. */
export interface ProfileQuestion {
  readonly target: Target
  readonly sheet: string | null
  readonly headerRow: number | null
}

interface Found {
  readonly sheet: string
  readonly top: readonly LedgerRow[]
  readonly header: Header | null
}

/** The sheet whose header says most; hidden sheets only where no other says anything. */
async function chooseSheet(ledger: Ledger, { target, sheet }: ProfileQuestion): Promise<readonly Found[]> {
  const named = ledger.sheets.filter(({ name }) => sheet === null || name === sheet)
  if (named.length === 0) throw refuseFile('noSuchSheet')
  const found = await Promise.all(
    named.map(async ({ name, hidden }) => {
      const top = await readTop(ledger, name)
      return { sheet: name, hidden, top, header: findHeader(target, top) }
    }),
  )
  const worth = ({ hidden, header }: (typeof found)[number]) =>
    (header?.fields.size ?? 0) * 2 - (hidden ? 1000 : 0)
  return found.toSorted((one, other) => worth(other) - worth(one))
}

/** Finds out how a ledger is built, and shows a little of every column: never of a row that is or may be secret. */
export async function profileLedger(ledger: Ledger, question: ProfileQuestion): Promise<ProfiledLedger> {
  const [best, ...others] = await chooseSheet(ledger, question)
  if (best === undefined) throw refuseFile('noSuchSheet')
  const { header, recognised } = headerIn(best, question)
  const rows: LedgerRow[] = []
  for (const row of await readTop(ledger, best.sheet, header.row + PROFILED))
    if (row.number > header.row && !isBlank(row)) rows.push(row)
  const columns = columnsOf(header, rows)
  const titleGrade = gradeOfTitle([
    best.sheet,
    ...best.top.filter(({ number }) => number < header.row).flatMap(textsOf),
  ])
  const lastRow = ledger.sheets.find(({ name }) => name === best.sheet)?.lastRow ?? null
  return {
    format: ledger.format,
    encoding: ledger.encoding,
    sheets: ledger.sheets.map(({ name, hidden, lastRow: last }) => ({
      name,
      rows: last ?? 0,
      hidden,
      alike: name === best.sheet,
    })),
    sheet: best.sheet,
    headerRow: header.row,
    columns,
    rows: lastRow === null ? null : Math.max(0, lastRow - header.row),
    titleGrade,
    surveyed: rows.length,
    hiddenRows: 0,
    mergedDown: 0,
    damage: {},
    problems: problemsOf({
      noHeader: !recognised,
      severalSheets: others.some((other) => other.header !== null),
      unmappedColumns: columns.some(({ field, blanks }) => field === null && blanks < rows.length),
      titleNamesSecrecy: titleGrade !== null,
      undecodableText: rows.some((row) => textsOf(row).some((text) => text.includes('\ufffd'))),
      hiddenContent: false,
      mergedDown: false,
      damaged: false,
    }),
  }
}

const textsOf = (row: LedgerRow) => row.cells.map((cell) => cell?.text ?? '')

const problemsOf = (found: Readonly<Record<ProfileProblem, boolean>>): readonly ProfileProblem[] =>
  // The keys of a record of problems are problems; `Object.keys` forgets that.
  (Object.keys(found) as ProfileProblem[]).filter((problem) => found[problem])

function headerIn({ top, header }: Found, { target, headerRow }: ProfileQuestion) {
  const first = top.find((row) => !isBlank(row))?.number ?? 1
  const pointed = headerRow === null ? header : headerAt(target, top, headerRow)
  const fallback = headerAt(target, top, first) ?? { row: 1, headings: [], fields: new Map() }
  return { header: pointed ?? fallback, recognised: (pointed?.fields.size ?? 0) > 0 }
}

/** A catalogue that calls itself secret is secret in every row that does not say otherwise. */
function gradeOfTitle(texts: readonly string[]): string | null {
  const found = texts.map((text) => /绝密|核心商密|机密/u.exec(text.normalize('NFKC'))?.[0])
  return ['绝密', '机密', '核心商密'].find((grade) => found.includes(grade)) ?? null
}

function columnsOf(header: Header, rows: readonly LedgerRow[]): LedgerProfile['columns'] {
  const gradeColumn = [...header.fields].find(([, field]) => field === 'secrecy')?.[0] ?? null
  const open = rows.filter(({ cells }) => secrecyOf(cells, gradeColumn, '', 'ordinary').kind === 'open')
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), header.headings.length)
  return Array.from({ length: width }, (_, index) => ({
    index,
    letter: columnLetter(index),
    header: header.headings[index] ?? '',
    field: header.fields.get(index) ?? null,
    by: header.fields.has(index) ? ('heading' as const) : null,
    type: 'text' as const,
    form: null,
    repeats: null,
    damaged: 0,
    hidden: false,
    sample: sampleOf(open, index),
    blanks: rows.reduce((blank, { cells }) => blank + (cells[index] ? 0 : 1), 0),
  })).filter(({ header: heading, blanks }) => heading !== '' || blanks < rows.length)
}

function sampleOf(rows: readonly LedgerRow[], column: number): string[] {
  const sample: string[] = []
  for (const { cells } of rows) {
    if (sample.length === SAMPLES) break
    const text = cells[column]?.text
    if (text !== undefined) sample.push(Array.from(text.toWellFormed()).slice(0, SAMPLE_LENGTH).join(''))
  }
  return sample
}

/** Columns that only number the lines of a printed list. */
const isLineNumber = (header: string) => /^(序号|顺序号|行号|no\.?|#)$/i.test(header.trim())

/**
 * The plan that a profile suggests: every recognised column to its field, and all others, so that nothing is lost, to
 * the remarks under their headings.
 */
export function suggestPlan(target: Target, profile: ProfiledLedger): ReadingPlan {
  const mapping = profile.columns.flatMap(({ index, header, field }) =>
    field === null && isLineNumber(header) ? [] : [[String(index), field ?? 'remarks'] as const],
  )
  return {
    target,
    sheet: profile.sheet,
    headerRow: profile.headerRow,
    mapping: Object.fromEntries(mapping),
    defaults: profile.titleGrade === null ? {} : { secrecy: profile.titleGrade },
  }
}
