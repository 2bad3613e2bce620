import { exportList, surveyExport } from './export/export-list.ts'
import { judgeLedger } from './import/judge-ledger.ts'
import { profileFile } from './import/profile-task.ts'
import { writeErrorSheet } from './import/write-error-sheet.ts'
import { writeReport } from './import/write-report.ts'
import { writeTemplate } from './import/write-template.ts'
import { deepCheck } from './integrity/deep-check.ts'
import { verifyChain } from './integrity/verify-chain.ts'
import { emptyLogTask } from './log/empty-log-task.ts'
import { buildRunTask } from './search/build-run-task.ts'
import type { TaskContext } from './task-context.ts'

/** Every task that runs in a worker, by name. */
export const tasks = {
  verifyChain,
  deepCheck,
  profileFile,
  judgeLedger,
  surveyExport,
  exportList,
  writeErrorSheet,
  writeReport,
  writeTemplate,
  buildRun: buildRunTask,
  emptyLog: emptyLogTask,
}

export type TaskName = keyof typeof tasks
export type TaskInput<Name extends TaskName> = Parameters<(typeof tasks)[Name]>[0]
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>
export type TaskPart<Name extends TaskName> =
  Parameters<(typeof tasks)[Name]>[1] extends TaskContext<infer Part> ? Part : never
