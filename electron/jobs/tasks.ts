import { exportList, surveyExport } from './export/export-list.ts'
import { judgeLedger } from './import/judge-ledger.ts'
import { profileFile } from './import/profile-task.ts'
import { writeErrorSheet } from './import/write-error-sheet.ts'
import { writeReport } from './import/write-report.ts'
import { writeTemplate } from './import/write-template.ts'
import { deepCheck } from './integrity/deep-check.ts'
import { verifyChain } from './integrity/verify-chain.ts'
import { emptyLogTask } from './log/empty-log-task.ts'
import { buildRunsTask } from './search/build-runs-task.ts'
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
  buildRuns: buildRunsTask,
  emptyLog: emptyLogTask,
}

export type TaskName = keyof typeof tasks
export type TaskInput<Name extends TaskName> = Parameters<(typeof tasks)[Name]>[0]
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>
type Said<Name extends TaskName> =
  Parameters<(typeof tasks)[Name]>[1] extends TaskContext<infer Part, infer Answer>
    ? { readonly part: Part; readonly answer: Answer }
    : { readonly part: never; readonly answer: never }
export type TaskPart<Name extends TaskName> = Said<Name>['part']
export type TaskAnswer<Name extends TaskName> = Said<Name>['answer']
