import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import type { ImportReport } from '../../../shared/contract/import-report.ts'
import type { LedgerProfile } from '../../../shared/contract/ledger-profile.ts'
import type { ImportId, VaultId } from '../../../shared/ids.ts'
import type { Scope } from '../../archive/context.ts'
import { listFiledParties } from '../../archive/parties/parties.service.ts'
import { listFiledRows } from '../../archive/records/imported.ts'
import { archiveFacts } from '../../archive/settings/settings.service.ts'
import { openReader, type ReadDb } from '../../database/database.ts'
import type { TaskContext } from '../task-context.ts'
import { applyDecisions, type DecidedLedger } from './apply-decisions.ts'
import { classifyLedger } from './classify-row.ts'
import { createReport, type RowEvents } from './import-report.ts'
import type { AcceptedRow } from './judge-bench.ts'
import { createJudge } from './judge-rows.ts'
import { withoutAdded } from './own-sheets.ts'
import { profileLedger, readTitleGrade } from './profile-ledger.ts'
import { type Ledger, openLedger } from './read-ledger.ts'

/** What a ledger is judged by: its plan, the archive, and what a run has filed of it before. */
export interface JudgeQuestion {
  readonly path: string
  readonly plan: ImportPlan
  readonly vault: VaultId
  readonly scope: Scope
  /** The file of the open vault and its key, moved here. */
  readonly file: string
  readonly key: Uint8Array
  /** The keys under which numbers are reserved are not here; their hashes are asked of this one. */
  readonly reservation: Uint8Array
  /** The run that goes on, where one does: its rows are passed over. */
  readonly resumes: ImportId | null
  /** Whether it is also told how the ledger is built. */
  readonly survey: boolean
}

type Errand = JudgeQuestion & {
  /** Whether accepted rows are handed over or only counted. */
  readonly handOver: boolean
}

const PART = 250
/** Parts that may wait on the other side: reading goes on while they are filed, and no further. */
const AHEAD = 4

/** What came of a ledger, and how it was found to be built (IDX-15). */
export interface Judgement {
  readonly report: ImportReport
  /** Null where the ledger is only judged, not filed. */
  readonly profile: LedgerProfile | null
}

/** Reads a ledger to its end, judges each row against the rules, the file itself and the archive, and reports. */
export async function judgeLedger(
  errand: Errand,
  { report, part }: TaskContext<readonly AcceptedRow[]>,
): Promise<Judgement> {
  const hand = createHands(part)
  const outcome = await judgeEach(errand, report, async (accepted) => {
    if (errand.handOver) await hand.over(accepted)
  })
  await hand.empty()
  return outcome
}

/** Judges a ledger batch by batch; `see` gets the rows of each batch that may be filed, `hear` why others are not. */
export async function judgeEach(
  question: JudgeQuestion,
  report: (done: number, total: number) => void,
  see: (accepted: readonly AcceptedRow[], decided: DecidedLedger) => Promise<void>,
  hear: RowEvents = {},
): Promise<Judgement> {
  const { path, plan, file, key } = question
  const db = openReader(file, Buffer.from(key.buffer, key.byteOffset, key.byteLength))
  try {
    const ledger = await openLedger(path)
    const total = ledger.sheets.find(({ name }) => name === plan.sheet)?.lastRow ?? 0
    const { profile } = archiveFacts(db)
    const titleGrade = await readTitleGrade(ledger, plan)
    // A grade in the title of a catalogue is that of all its rows, whatever the plan forgot to say.
    const defaults = { ...(titleGrade && { secrecy: titleGrade }), ...plan.defaults }
    const decided = applyDecisions(ledger, { ...plan, defaults }, profile)
    const outcome = createReport(hear)
    const judge = createJudge({ ...question, db, filed: filedRows(db, question) }, outcome)
    for await (const batch of classifyLedger(decided.ledger, decided.plan, profile)) {
      await see(judge(batch), decided)
      const last = batch.at(-1)?.row ?? 0
      report(last, Math.max(total, last))
    }
    return { report: outcome.done(), profile: question.survey ? await surveyed(ledger, plan) : null }
  } finally {
    db.close()
    question.reservation.fill(0)
  }
}

/** How a ledger that is open already was built, for what is kept of its run. */
async function surveyed(ledger: Ledger, plan: ImportPlan): Promise<LedgerProfile> {
  const { problems, columns, ...built } = await profileLedger(ledger, plan)
  return { ...built, columns: withoutAdded(columns) ?? columns, problems: [...problems] }
}

function filedRows(db: ReadDb, { resumes, plan }: JudgeQuestion): ReadonlyMap<number, 'new' | 'correction'> {
  if (!resumes) return new Map()
  if (plan.target === 'parties') return new Map(listFiledParties(db, resumes).map((row) => [row, 'new']))
  const { items, corrections } = listFiledRows(db, resumes)
  return new Map([
    ...items.map((row) => [row, 'new'] as const),
    ...corrections.map((row) => [row, 'correction'] as const),
  ])
}

/** Hands accepted rows over in parts, a few ahead of whoever files them. */
function createHands(part: (rows: readonly AcceptedRow[]) => Promise<void>) {
  let waiting: AcceptedRow[] = []
  const underWay: Promise<void>[] = []
  async function give(rows: readonly AcceptedRow[]): Promise<void> {
    underWay.push(part(rows))
    if (underWay.length > AHEAD) await underWay.shift()
  }
  return {
    async over(rows: readonly AcceptedRow[]): Promise<void> {
      waiting.push(...rows)
      while (waiting.length >= PART) {
        await give(waiting.slice(0, PART))
        waiting = waiting.slice(PART)
      }
    },
    async empty(): Promise<void> {
      if (waiting.length > 0) await give(waiting)
      await Promise.all(underWay)
    },
  }
}
