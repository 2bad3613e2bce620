import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportDecisions } from '../../../shared/contract/import-decisions.ts'
import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import type { ImportReport } from '../../../shared/contract/import-report.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { RunningJob } from '../../shell/jobs.store.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { ErrorSheetButton } from './ErrorSheetButton.tsx'
import styles from './Imports.module.css'
import { JobProgress } from './JobProgress.tsx'
import type { Ledger } from './ledger.ts'
import { ReportView } from './ReportView.tsx'

interface Props {
  readonly ledger: Ledger
  readonly plan: ImportPlan
  readonly dryRun: {
    readonly running: RunningJob | null
    readonly isPending: boolean
    readonly data: ImportReport | undefined
  }
  readonly error: AppError | null
  readonly decisions: ImportDecisions
  /** How many decisions nobody has judged yet. */
  readonly changes: number
  onDecide(decisions: ImportDecisions): void
  onJudge(): void
}

/** What the file would yield, row by row, and what the clerk decides about it; nothing has been written yet. */
export function JudgeStep({ ledger, plan, dryRun, error, decisions, changes, onDecide, onJudge }: Props) {
  const { t } = useTranslation()
  const report = dryRun.data
  return (
    <>
      <ErrorText error={error} />
      {dryRun.isPending && <JobProgress job={dryRun.running} />}
      {error?.data.code === 'cancelled' && <p role="status">{t('imports.stopped')}</p>}
      {report && (
        <>
          <ReportView report={report} target={ledger.target} decisions={decisions} onDecide={onDecide} />
          {changes > 0 ? (
            <div className={styles.foot}>
              <Button loading={dryRun.isPending} onClick={onJudge}>
                {t('imports.decide.apply')}
              </Button>
              <Text role="status" size="sm">
                {t('imports.decide.changed', { count: changes })} {t('imports.decide.waiting')}
              </Text>
            </div>
          ) : (
            <ErrorSheetButton ledger={ledger} plan={plan} report={report} />
          )}
        </>
      )}
    </>
  )
}
