import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import type { ImportReport } from '../../../shared/contract/import-report.ts'
import { AppError, notFound } from '../../../shared/errors.ts'
import { createTexts } from '../../../shared/i18n/index.ts'
import type { ImportId } from '../../../shared/ids.ts'
import type { AcceptedRow } from '../../jobs/import/judge-bench.ts'
import type { Judgement } from '../../jobs/import/judge-ledger.ts'
import type { JobContext } from '../context.ts'
import { archiveFacts } from '../settings/settings.service.ts'
import { canResume, filedBy } from './batches.ts'
import type { LogEmptier } from './empty-log.ts'
import { createFiler } from './file-rows.ts'
import { keptOf } from './kept.ts'
import * as repository from './transfer.repository.ts'

type Office = JobContext<'office'>

/** A ledger with the plan that reads it. */
export interface LedgerFile {
  readonly path: string
  readonly name: string
  readonly plan: ImportPlan
}

/** Judges a whole file; `take` gets every part of rows that may be filed. */
export type Judge = (
  context: Office,
  file: LedgerFile,
  options: { readonly resumes: ImportId | null; take?(rows: readonly AcceptedRow[]): Promise<void> },
) => Promise<Judgement>

/** What filing a ledger needs of others: who judges its rows, and who empties the log that they fill. */
export interface Means {
  readonly judge: Judge
  emptyLog(context: Office): LogEmptier
}

/** What finds a file again, whatever its name. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

/** What finds a plan again: mapping, defaults and decisions, all of it. */
const hashPlan = (plan: ImportPlan): string => createHash('sha256').update(JSON.stringify(plan)).digest('hex')

/** Names the run that filed these bytes by this plan before, where one did and stands. */
export async function withEarlier(
  { db }: Pick<Office, 'db'>,
  file: LedgerFile,
  report: ImportReport,
): Promise<ImportReport> {
  const earlier = repository.findEarlierRun(db, await hashFile(file.path), hashPlan(file.plan))
  return { ...report, earlier: earlier ? { importId: earlier.id, at: earlier.at } : null }
}

/** Files a ledger as a run of its own. The same file by the same plan again files nothing and makes no second run. */
export async function fileLedger(context: Office, file: LedgerFile, means: Means): Promise<ImportReport> {
  const { act } = context
  const fileHash = await hashFile(file.path)
  const mappingHash = hashPlan(file.plan)
  if (repository.findEarlierRun(context.db, fileHash, mappingHash)) {
    const { report: again } = await means.judge(context, file, { resumes: null })
    if (again.created + again.corrected === 0) return withEarlier(context, file, again)
  }
  const { target } = file.plan
  const { id } = await act.transfer.begin({ target, fileName: file.name, fileHash, mappingHash })
  const run = { ...file, importId: id, mappingHash, ...means }
  await keep(context, id, 'plan', file.plan)
  return goOn(context, run)
}

/** Goes on with a run that ended before its file did. Only the very same file will do. */
export async function resumeRun(
  context: Office,
  file: Omit<LedgerFile, 'plan'>,
  importId: ImportId,
  means: Means,
): Promise<ImportReport> {
  const { db, act, facts } = context
  const run = repository.findRun(db, importId)
  const kept = keptOf(db, importId)
  if (!run || !kept || !canResume(run, facts.since)) throw notFound()
  if ((await hashFile(file.path)) !== run.file_hash)
    throw new AppError({ code: 'invalid_input', reason: 'import.otherFile', params: { file: run.file_name } })
  await act.transfer.reopen({ id: importId })
  const { plan } = kept
  return goOn(context, { ...file, plan, importId, mappingHash: run.mapping_hash, ...means })
}

/** Keeps a part of what is remembered of a run, with its rows. */
const keep = (
  { act, facts }: Office,
  importId: ImportId,
  part: 'plan' | 'profile' | 'report',
  value: unknown,
): Promise<unknown> =>
  act.transfer.keep({ vault: facts.openVault, importId, part, body: JSON.stringify(value) })

interface Run extends LedgerFile, Means {
  readonly importId: ImportId
  readonly mappingHash: string
}

async function goOn(context: Office, { judge, emptyLog, ...run }: Run): Promise<ImportReport> {
  const { act, db } = context
  const { importId } = run
  const before = filedBy(db, run.plan.target, importId)
  const { t } = createTexts(archiveFacts(db).language)
  const log = emptyLog(context)
  const reason = t('imports.correctionReason', { file: run.name })
  const filer = createFiler(context, { ...run, reason }, log)
  try {
    const { report, profile } = await judge(context, run, { resumes: importId, take: filer.take })
    const done = { ...report, importId, created: filer.created() + report.already }
    await keep(context, importId, 'profile', profile)
    await keep(context, importId, 'report', done)
    await act.transfer.finish({ id: importId, state: 'committed', created: done.created })
    return done
  } catch (error) {
    // What was filed stays whole, listed, resumable and undoable; after a lock there is no file left to say so in.
    const created = filer.created() + before
    await act.transfer.finish({ id: importId, state: 'stopped', created }).catch(() => undefined)
    throw error
  } finally {
    await log.end()
  }
}
