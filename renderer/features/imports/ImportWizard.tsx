import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPlan, ImportReport, ImportTarget } from '../../../shared/contract/transfer.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useArchive } from '../../api/archive.ts'
import type { RunningJob } from '../../shell/jobs.store.ts'
import { useJob } from '../../shell/use-job.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { Page } from '../../ui/Page.tsx'
import { Steps } from '../../ui/Steps.tsx'
import { ChooseStep } from './ChooseStep.tsx'
import { JobProgress } from './JobProgress.tsx'
import type { Ledger } from './ledger.ts'
import { MapStep } from './MapStep.tsx'
import { ReportView } from './ReportView.tsx'

const STEPS = ['choose', 'map', 'check', 'result'] as const

/** Takes a ledger in, step by step: nothing is written before the dry run was looked at. */
export function ImportWizard({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const archive = useArchive()
  const [ledger, setLedger] = useState<Ledger | null>(null)
  const [plan, setPlan] = useState<ImportPlan | null>(null)
  const name = ledger?.name ?? ''
  const dryRun = useJob(archive.transfer.dryRun(), t('imports.job.dryRun', { file: name }))
  const commit = useJob(archive.transfer.commit(), t('imports.job.commit', { file: name }))
  const step = stepOf({ ledger, plan, report: commit.data })
  const check = (next: ImportPlan) => {
    if (!ledger) return
    setPlan(next)
    dryRun.mutate({ handle: ledger.handle, plan: next })
  }
  const back = () => {
    commit.reset()
    dryRun.reset()
    if (plan) setPlan(null)
    else if (ledger) setLedger(null)
    else onClose()
  }
  const busy = dryRun.isPending || commit.isPending

  return (
    <Page
      title={ledger ? t('imports.wizard.titleOf', { file: ledger.name }) : t('imports.wizard.title')}
      actions={
        <>
          {step !== 'result' && (
            <Button variant="default" onClick={back} disabled={busy}>
              {t('app.back')}
            </Button>
          )}
          {step === 'check' && dryRun.data && ledger && plan && (
            <Button
              loading={commit.isPending}
              disabled={dryRun.data.created === 0}
              onClick={() => commit.mutate({ handle: ledger.handle, plan })}
            >
              {t('imports.commit', { number: dryRun.data.created.toLocaleString() })}
            </Button>
          )}
          {step === 'result' && <Button onClick={onClose}>{t('imports.done')}</Button>}
        </>
      }
    >
      <Steps steps={STEPS.map((id) => ({ id, name: t(`imports.step.${id}`) }))} current={step} />
      {step === 'choose' && <ChooseStep onChosen={setLedger} />}
      {ledger && (
        <div hidden={step !== 'map'}>
          <MapStep key={ledger.handle} ledger={ledger} onPlan={check} />
        </div>
      )}
      {step === 'check' && ledger && <Checked target={ledger.target} dryRun={dryRun} commit={commit} />}
      {commit.data && ledger && <ReportView report={commit.data} target={ledger.target} done />}
    </Page>
  )
}

interface Progress {
  readonly ledger: Ledger | null
  readonly plan: ImportPlan | null
  readonly report: ImportReport | undefined
}

function stepOf({ ledger, plan, report }: Progress): (typeof STEPS)[number] {
  if (report) return 'result'
  if (plan) return 'check'
  return ledger ? 'map' : 'choose'
}

interface ReportJob {
  readonly running: RunningJob | null
  readonly isPending: boolean
  readonly error: AppError | null
  readonly data: ImportReport | undefined
}

interface CheckedProps {
  readonly target: ImportTarget
  readonly dryRun: ReportJob
  readonly commit: ReportJob
}

/** What the file would yield; nothing has been written yet. */
function Checked({ target, dryRun, commit }: CheckedProps) {
  const { t } = useTranslation()
  return (
    <>
      <ErrorText error={dryRun.error ?? commit.error} />
      {dryRun.isPending && <JobProgress job={dryRun.running} />}
      {commit.isPending && <JobProgress job={commit.running} />}
      {commit.error?.data.code === 'cancelled' && <p role="status">{t('imports.stopped')}</p>}
      {dryRun.data && <ReportView report={dryRun.data} target={target} />}
    </>
  )
}
