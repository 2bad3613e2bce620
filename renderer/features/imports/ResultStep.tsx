import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import type { ImportReport } from '../../../shared/contract/import-report.ts'
import { UndoImportDialog } from '../../shell/UndoImportDialog.tsx'
import { ErrorSheetButton } from './ErrorSheetButton.tsx'
import type { Ledger } from './ledger.ts'
import { ReportView } from './ReportView.tsx'

interface Props {
  readonly ledger: Ledger
  readonly plan: ImportPlan
  readonly report: ImportReport
  onClose(): void
}

/** What was filed, and the ways on: the sheet of what stayed out, and taking it all back. */
export function ResultStep({ ledger, plan, report, onClose }: Props) {
  const { t } = useTranslation()
  const [undoing, setUndoing] = useState(false)
  const { importId } = report
  return (
    <>
      <ReportView report={report} target={ledger.target} decisions={plan.decisions} done />
      <ErrorSheetButton ledger={ledger} plan={plan} report={report}>
        {importId && report.created + report.corrected > 0 && (
          <Button variant="default" onClick={() => setUndoing(true)}>
            {t('imports.undo.action')}
          </Button>
        )}
      </ErrorSheetButton>
      {undoing && importId && (
        <UndoImportDialog importId={importId} onClose={() => setUndoing(false)} onUndone={onClose} />
      )}
    </>
  )
}
