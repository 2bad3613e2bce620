import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EXPORT_COLUMNS } from '../../../shared/contract/exports.ts'
import { may, useSession } from '../../session/session.store.ts'
import { useHere } from '../../shell/shell.store.ts'
import { Page } from '../../ui/Page.tsx'
import { ExportButton } from '../exports/index.ts'
import { ImportRuns } from './ImportRuns.tsx'
import { ImportWizard } from './ImportWizard.tsx'

/** Ledgers that were taken in, and the way to take in another. */
export function ImportsPage() {
  const { t } = useTranslation()
  const mayImport = useSession(may('imports.write'))
  const [importing, setImporting] = useState(false)
  const begin = mayImport ? () => setImporting(true) : undefined
  useHere({ new: importing ? undefined : begin })
  if (importing) return <ImportWizard onClose={() => setImporting(false)} />
  return (
    <Page
      title={t('imports.title')}
      about={t('imports.about')}
      actions={
        <>
          <ExportButton subject={{ list: 'imports' }} columns={EXPORT_COLUMNS.imports} />
          {begin && (
            <Button leftSection={<IconFileImport size={16} aria-hidden />} onClick={begin}>
              {t('imports.begin')}
            </Button>
          )}
        </>
      }
    >
      <ImportRuns />
    </Page>
  )
}
