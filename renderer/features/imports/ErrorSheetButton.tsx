import { Button, Text } from '@mantine/core'
import { IconTableExport } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import type { ImportReport } from '../../../shared/contract/import-report.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import styles from './Imports.module.css'
import type { Ledger } from './ledger.ts'
import { useSheet } from './use-sheet.ts'

interface Props {
  readonly ledger: Ledger
  readonly plan: ImportPlan
  readonly report: ImportReport
  /** What else can be done. */
  readonly children?: ReactNode
}

/** Writes the rows that stay out into a workbook, to be corrected and imported again. */
export function ErrorSheetButton({ ledger, plan, report, children = null }: Props) {
  const { t } = useTranslation()
  const sheet = useSheet('errorSheet')
  const isNeeded = report.refused + report.leftOut > 0
  if (!isNeeded && !children) return null
  const { handle, name } = ledger
  const { importId } = report
  return (
    <div className={styles.foot}>
      {isNeeded && (
        <Button
          variant="default"
          leftSection={<IconTableExport size={16} aria-hidden />}
          loading={sheet.isPending}
          onClick={() => void sheet.write(name, { kind: 'errorSheet', handle, plan, importId })}
        >
          {t('imports.errorSheetAction')}
        </Button>
      )}
      {children}
      <ErrorText error={sheet.error} />
      {sheet.written && (
        <Text role="status" size="sm">
          {t('imports.errorSheetDone', {
            file: sheet.written.fileName,
            number: sheet.written.rows.toLocaleString(),
          })}{' '}
          {sheet.written.withheld > 0 &&
            t('imports.errorSheetWithheld', { number: sheet.written.withheld.toLocaleString() })}
        </Text>
      )}
    </div>
  )
}
