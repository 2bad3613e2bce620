import { isBlank, type LedgerRow } from './cells.ts'
import { fieldsByContent } from './field-by-content.ts'
import { findHeader, type Header, headerAt } from './find-header.ts'
import { furnitureOf, readTop } from './ledger-rows.ts'
import { headingKey } from './match-heading.ts'
import type { ProfiledLedger, ProfileProblem, ReadingPlan } from './plan.ts'
import type { Ledger } from './read-ledger.ts'
import { refuseFile } from './refusals.ts'
import { surveyColumns } from './survey-columns.ts'
import type { Field, Target } from './synonyms.ts'

// Enough to see what a column holds; looking through a million rows would make the clerk wait.
const SURVEYED = 20_000
/** So many rows tell what a column without a heading holds. */
const JUDGED_BY = 2000

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

/** The sheet that was asked for, else the one whose header says most; hidden sheets only where no other says anything. */
async function chooseSheet(ledger: Ledger, { target, sheet }: ProfileQuestion): Promise<readonly Found[]> {
  if (sheet !== null && !ledger.sheets.some(({ name }) => name === sheet)) throw refuseFile('noSuchSheet')
  const found = await Promise.all(
    ledger.sheets.map(async ({ name, hidden }) => {
      const top = await readTop(ledger, name)
      return { sheet: name, hidden, top, header: findHeader(target, top) }
    }),
  )
  const worth = ({ sheet: name, hidden, header }: (typeof found)[number]) =>
    name === sheet ? Number.POSITIVE_INFINITY : (header?.fields.size ?? 0) * 2 - (hidden ? 1000 : 0)
  return found.toSorted((one, other) => worth(other) - worth(one))
}

/** Finds out how a ledger is built, and shows a little of every column (IDX-15). */
export async function profileLedger(ledger: Ledger, question: ProfileQuestion): Promise<ProfiledLedger> {
  const [best, ...others] = await chooseSheet(ledger, question)
  if (best === undefined) throw refuseFile('noSuchSheet')
  const { header, recognised } = headerIn(best, question)
  const sheet = ledger.sheets.find(({ name }) => name === best.sheet)
  const rows = await recordsOf(ledger, best, header)
  const content = fieldsByContent(question.target, header.headings, rows.slice(0, JUDGED_BY), header.fields)
  const fields = new Map([...header.fields, ...content])
  const titleGrade = titleGradeIn(best, header.row)
  const byContent = new Set(content.keys())
  const hiddenColumns = sheet?.hiddenColumns ?? new Set<number>()
  const { columns, damage } = surveyColumns(
    { headings: header.headings, fields, byContent, rows, hiddenColumns },
    planOf(question.target, best.sheet, header.row, fields, titleGrade),
  )
  const lastRow = sheet?.lastRow ?? null
  const [hiddenRows, mergedDown] = [sheet?.hiddenRows ?? 0, sheet?.mergedDown ?? 0]
  return {
    format: ledger.format,
    encoding: ledger.encoding,
    sheets: ledger.sheets.map(({ name, hidden, lastRow: last }) => {
      const own = name === best.sheet ? header : (others.find((one) => one.sheet === name)?.header ?? null)
      return { name, rows: last ?? 0, hidden, alike: isAlike(header, own), headerRow: own?.row ?? null }
    }),
    sheet: best.sheet,
    headerRow: header.row,
    columns,
    rows: lastRow === null ? null : Math.max(0, lastRow - header.row),
    titleGrade,
    surveyed: rows.length,
    hiddenRows,
    mergedDown,
    damage,
    problems: problemsOf({
      noHeader: !recognised,
      severalSheets: question.sheet === null && others.some((other) => other.header !== null),
      unmappedColumns: columns.some(({ field, blanks }) => field === null && blanks < rows.length),
      titleNamesSecrecy: titleGrade !== null,
      undecodableText: rows.some(({ cells }) => cells.some((cell) => cell?.text.includes('\ufffd'))),
      hiddenContent: hiddenRows > 0 || hiddenColumns.size > 0,
      mergedDown: mergedDown > 0,
      damaged: Object.keys(damage).length > 0,
    }),
  }
}

/** The rows that a profile looks through: enough to know a ledger by, and not a million. */
async function recordsOf(ledger: Ledger, { sheet }: Found, header: Header): Promise<readonly LedgerRow[]> {
  const top = await readTop(ledger, sheet, header.row + SURVEYED)
  const furniture = furnitureOf(top, header)
  return top.filter((row) => row.number > header.row && !isBlank(row) && furniture(row) === undefined)
}

/** Whether two sheets have the same columns, so that both can be imported the same way. */
const isAlike = (one: Header, other: Header | null): boolean =>
  other !== null && one.headings.map(headingKey).join('|') === other.headings.map(headingKey).join('|')

const titleGradeIn = ({ sheet, top }: Found, headerRow: number): string | null =>
  gradeOfTitle([sheet, ...top.filter(({ number }) => number < headerRow).flatMap(textsOf)])

/** The grade that the title of a sheet, or its name, gives to all its rows. */
export async function readTitleGrade(
  ledger: Ledger,
  { sheet, headerRow }: Pick<ReadingPlan, 'sheet' | 'headerRow'>,
): Promise<string | null> {
  return titleGradeIn({ sheet, top: await readTop(ledger, sheet, headerRow), header: null }, headerRow)
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

/** Columns that only number the lines of a printed list. */
const isLineNumber = (header: string) => /^(序号|顺序号|行号|no\.?|#)$/i.test(header.trim())

/**
 * The plan that a profile suggests: every recognised column to its field, and all others, so that nothing is lost, to
 * the remarks under their headings.
 */
export function suggestPlan(target: Target, profile: ProfiledLedger): ReadingPlan {
  const { columns, sheet, headerRow, titleGrade } = profile
  const fields = new Map<number, Field>()
  // The profile's fields are those of the target; the contract knows them as texts.
  for (const { index, header, field } of columns)
    if (field !== null || !isLineNumber(header)) fields.set(index, (field ?? 'remarks') as Field)
  return planOf(target, sheet, headerRow, fields, titleGrade)
}

const planOf = (
  target: Target,
  sheet: string,
  headerRow: number,
  fields: ReadonlyMap<number, Field>,
  titleGrade: string | null,
): ReadingPlan => ({
  target,
  sheet,
  headerRow,
  mapping: Object.fromEntries([...fields].map(([index, field]) => [String(index), field])),
  defaults: titleGrade === null ? {} : { secrecy: titleGrade },
})
