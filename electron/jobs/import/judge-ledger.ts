import type { ImportPlan, ImportReport } from '../../../shared/contract/transfer.ts'
import { codeKey, readCode } from '../../../shared/domain/archival-code.ts'
import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import type { PartyDescription } from '../../../shared/domain/party-rules.ts'
import type { CategoryId } from '../../../shared/ids.ts'
import { categoryFinder } from '../../archive/arrangement/arrangement.service.ts'
import { findByUsci } from '../../archive/parties/parties.service.ts'
import { findDescription, findReservation } from '../../archive/records/records.service.ts'
import { archiveFacts } from '../../archive/settings/settings.service.ts'
import { openReader } from '../../database/database.ts'
import type { TaskContext } from '../task-context.ts'
import { type ClassifiedRow, classifyLedger } from './classify-row.ts'
import { createDuplicateFinder } from './find-duplicates.ts'
import { createReport } from './import-report.ts'
import type { ReadingPlan } from './plan.ts'
import { profileLedger } from './profile-ledger.ts'
import { type Ledger, openLedger } from './read-ledger.ts'

interface Question {
  readonly path: string
  readonly plan: ImportPlan
  /** The file of the open vault and its key, moved here. */
  readonly file: string
  readonly key: Uint8Array
  /** The keys under which numbers are reserved are not here; their hashes are asked of this one. */
  readonly reservation: Uint8Array
  /** Whether accepted rows are handed over or only counted. */
  readonly handOver: boolean
}

/** A row that may be filed as it stands. */
export type AcceptedRow =
  | { readonly row: number; readonly categoryId: CategoryId; readonly description: ItemDescription }
  | { readonly row: number; readonly description: PartyDescription }

const BATCH = 500

/** Reads a ledger to its end, judges each row against the rules, the file itself and the archive, and reports. */
export async function judgeLedger(
  question: Question,
  { report, part }: TaskContext<readonly AcceptedRow[]>,
): Promise<ImportReport> {
  const { path, plan, file, key } = question
  const db = openReader(file, Buffer.from(key.buffer, key.byteOffset, key.byteLength))
  try {
    const ledger = await openLedger(path)
    const total = ledger.sheets.find(({ name }) => name === plan.sheet)?.lastRow ?? 0
    const { profile } = archiveFacts(db)
    const outcome = createReport()
    const judge = createJudge(question, db, outcome)
    let waiting: AcceptedRow[] = []
    const flush = async (atLeast: number) => {
      while (question.handOver && waiting.length >= atLeast && waiting.length > 0) {
        await part(waiting.slice(0, BATCH))
        waiting = waiting.slice(BATCH)
      }
    }
    for await (const batch of classifyLedger(ledger, await withTitleGrade(ledger, plan), profile)) {
      for (const row of batch) {
        const accepted = judge(row)
        if (accepted && question.handOver) waiting.push(accepted)
      }
      const last = batch.at(-1)?.row ?? 0
      report(last, Math.max(total, last))
      await flush(BATCH)
    }
    await flush(1)
    return outcome.done()
  } finally {
    db.close()
    question.reservation.fill(0)
  }
}

/** A grade in the title of a catalogue is that of all its rows, whatever the plan forgot to say. */
async function withTitleGrade(ledger: Ledger, plan: ImportPlan): Promise<ReadingPlan> {
  const { target, sheet, headerRow } = plan
  const { titleGrade } = await profileLedger(ledger, { target, sheet, headerRow })
  return { ...plan, defaults: { ...(titleGrade && { secrecy: titleGrade }), ...plan.defaults } }
}

type Outcome = ReturnType<typeof createReport>
type Reader = ReturnType<typeof openReader>

/** Says of each row whether it may be filed, and tells the report why not. */
function createJudge({ plan, reservation }: Question, db: Reader, outcome: Outcome) {
  const categoryOf = categoryFinder(db)
  const duplicates = createDuplicateFinder()
  const uscis = new Map<string, number>()
  const reserved = findReservation(db, reservation)

  function judgeItem({ row, description }: Extract<ClassifiedRow, { kind: 'item' }>): AcceptedRow | null {
    const { fonds, category } = readCode(description.archivalCode)
    const categoryId = categoryOf(fonds, category) ?? plan.categoryId
    if (!categoryId)
      return outcome.refused(row, 'archivalCode', description.archivalCode, 'IDX-7', 'noCategory')
    const key = codeKey(description.archivalCode)
    if (reserved(key))
      return outcome.refused(row, 'archivalCode', description.archivalCode, 'IDX-10', 'codeReserved')
    const { sameCode, probable } = duplicates(row, description)
    if (sameCode) return outcome.duplicate(row, sameCode.identical)
    const known = findDescription(db, key)
    if (known) return outcome.duplicate(row, isSame(known, description))
    if (probable !== null) outcome.probable(probable, row)
    return outcome.created(description.secrecyGrade, { row, categoryId, description })
  }

  function judgeParty({
    row,
    description,
    warnings,
  }: Extract<ClassifiedRow, { kind: 'party' }>): AcceptedRow | null {
    if (warnings.includes('enteredLate')) outcome.late(row)
    const { usci } = description
    if (usci) {
      if (uscis.has(usci) || findByUsci(db, usci)) return outcome.duplicate(row, false)
      uscis.set(usci, row)
    }
    return outcome.created(description.class, { row, description })
  }

  return (row: ClassifiedRow): AcceptedRow | null => {
    if (row.kind !== 'heldBack') outcome.damaged(row.damage)
    if (row.kind === 'passedOver') return outcome.passedOver()
    outcome.read()
    switch (row.kind) {
      case 'item':
        return judgeItem(row)
      case 'party':
        return judgeParty(row)
      case 'heldBack':
        return outcome.heldBack(row.row, row.grade)
      case 'refused':
        if (row.warnings.includes('enteredLate')) outcome.late(row.row)
        return outcome.broken(row.row, row.problems)
    }
  }
}

/** Whether the archive says the same already, code spelling apart. */
const isSame = (known: ItemDescription, found: ItemDescription): boolean =>
  JSON.stringify({ ...known, archivalCode: '' }) === JSON.stringify({ ...found, archivalCode: '' })
