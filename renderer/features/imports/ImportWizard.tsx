import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import type { ImportReport } from '../../../shared/contract/import-report.ts'
import { useArchive } from '../../api/archive.ts'
import { useJob } from '../../shell/use-job.ts'
import { Page } from '../../ui/Page.tsx'
import { Steps } from '../../ui/Steps.tsx'
import { AlikeSheets } from './AlikeSheets.tsx'
import { ChooseStep } from './ChooseStep.tsx'
import { changesBetween, NOTHING_DECIDED } from './decisions.ts'
import { JobProgress } from './JobProgress.tsx'
import { JudgeStep } from './JudgeStep.tsx'
import type { AlikeSheet, Ledger } from './ledger.ts'
import { MapStep } from './MapStep.tsx'
import { ResultStep } from './ResultStep.tsx'

const STEPS = ['choose', 'map', 'check', 'file', 'result'] as const

/** One ledger on its way in: what was chosen, planned and decided, and the two jobs that judge and file it. */
function useImport(onLeave: () => void) {
  const { t } = useTranslation()
  const archive = useArchive()
  const [ledger, setLedger] = useState<Ledger | null>(null)
  const [plan, setPlan] = useState<ImportPlan | null>(null)
  const [decisions, setDecisions] = useState(NOTHING_DECIDED)
  const [alike, setAlike] = useState<readonly AlikeSheet[]>([])
  const name = ledger?.name ?? ''
  const dryRun = useJob(archive.transfer.dryRun(), t('imports.job.dryRun', { file: name }))
  const commit = useJob(archive.transfer.commit(), t('imports.job.commit', { file: name }))
  const judge = (next: ImportPlan) => {
    if (!ledger) return
    setPlan(next)
    dryRun.mutate({ handle: ledger.handle, plan: next })
  }
  const begin = () => {
    commit.reset()
    dryRun.reset()
    setDecisions(NOTHING_DECIDED)
  }
  /** The next sheet of the same form: judged by the same mapping, filed as an import of its own. */
  const goOn = ({ name: sheet, headerRow }: AlikeSheet) => {
    if (!plan) return
    begin()
    setAlike(alike.filter(({ name }) => name !== sheet))
    judge({ ...plan, sheet, headerRow, decisions: NOTHING_DECIDED })
  }
  const back = () => {
    begin()
    if (plan) setPlan(null)
    else if (ledger) setLedger(null)
    else onLeave()
  }
  return {
    ledger,
    setLedger,
    plan,
    decisions,
    setDecisions,
    alike,
    setAlike,
    dryRun,
    commit,
    judge,
    goOn,
    back,
  }
}

/** Takes a ledger in, step by step: nothing is written before every row was judged and looked at. */
export function ImportWizard({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const { ledger, setLedger, plan, decisions, setDecisions, alike, setAlike, dryRun, commit, ...way } =
    useImport(onClose)
  const { judge, goOn, back } = way
  const step = stepOf({ ledger, plan, isFiling: commit.isPending, report: commit.data })
  const changes = plan ? changesBetween(decisions, plan.decisions) : 0
  const filed = commit.data

  return (
    <Page
      title={ledger ? t('imports.wizard.titleOf', { file: ledger.name }) : t('imports.wizard.title')}
      actions={
        <WizardActions
          step={step}
          busy={dryRun.isPending || commit.isPending}
          report={dryRun.data}
          waiting={changes > 0 || dryRun.isPending}
          onBack={back}
          onFile={() => ledger && plan && commit.mutate({ handle: ledger.handle, plan })}
          onClose={onClose}
        />
      }
    >
      <Steps steps={STEPS.map((id) => ({ id, name: t(`imports.step.${id}`) }))} current={step} />
      {step === 'choose' && <ChooseStep onChosen={setLedger} />}
      {ledger && (
        <div hidden={step !== 'map'}>
          <MapStep
            key={ledger.handle}
            ledger={ledger}
            onPlan={(next, others) => {
              setAlike(others)
              judge(next)
            }}
          />
        </div>
      )}
      {step === 'check' && plan && ledger && (
        <JudgeStep
          ledger={ledger}
          plan={plan}
          dryRun={dryRun}
          error={dryRun.error ?? commit.error}
          decisions={decisions}
          changes={changes}
          onDecide={setDecisions}
          onJudge={() => judge({ ...plan, decisions })}
        />
      )}
      {step === 'file' && (
        <>
          <JobProgress job={commit.running} />
          <Text className="quiet">{t('imports.meanwhile')}</Text>
        </>
      )}
      {filed && ledger && plan && (
        <>
          <AlikeSheets sheets={alike} onGoOn={goOn} />
          <ResultStep ledger={ledger} plan={plan} report={filed} onClose={onClose} />
        </>
      )}
    </Page>
  )
}

interface Progress {
  readonly ledger: Ledger | null
  readonly plan: ImportPlan | null
  readonly isFiling: boolean
  readonly report: ImportReport | undefined
}

function stepOf({ ledger, plan, isFiling, report }: Progress): (typeof STEPS)[number] {
  if (report) return 'result'
  if (isFiling) return 'file'
  if (plan) return 'check'
  return ledger ? 'map' : 'choose'
}

interface ActionsProps {
  readonly step: (typeof STEPS)[number]
  readonly busy: boolean
  readonly report: ImportReport | undefined
  /** Something was decided that nobody has judged yet. */
  readonly waiting: boolean
  onBack(): void
  onFile(): void
  onClose(): void
}

function WizardActions({ step, busy, report, waiting, onBack, onFile, onClose }: ActionsProps) {
  const { t } = useTranslation()
  return (
    <>
      {step !== 'result' && (
        <Button variant="default" onClick={onBack} disabled={busy}>
          {t('app.back')}
        </Button>
      )}
      {step === 'check' && report && <FileButton report={report} waiting={waiting} onFile={onFile} />}
      {step === 'result' && <Button onClick={onClose}>{t('imports.done')}</Button>}
    </>
  )
}

interface FileProps {
  readonly report: ImportReport
  /** Something was decided that nobody has judged yet. */
  readonly waiting: boolean
  onFile(): void
}

function FileButton({ report, waiting, onFile }: FileProps) {
  const { t } = useTranslation()
  const number = report.created.toLocaleString()
  const corrected = report.corrected.toLocaleString()
  return (
    <Button disabled={waiting || report.created + report.corrected === 0} onClick={onFile}>
      {report.corrected > 0
        ? t('imports.file.commitWith', { number, corrected })
        : t('imports.commit', { number })}
    </Button>
  )
}
