import { Button, Group, Modal, Tabs, Text } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImportRun } from '../../../shared/contract/import-runs.ts'
import { useArchive } from '../../api/archive.ts'
import { useOpenVault } from '../../session/session.store.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import styles from './Imports.module.css'
import { LedgerFacts } from './LedgerFacts.tsx'
import { ReportView } from './ReportView.tsx'
import { useSheet } from './use-sheet.ts'

interface Props {
  readonly run: ImportRun
  onClose(): void
}

/** What was kept of a run: what came of it, and how its ledger was found to be built (IDX-15). */
export function KeptDialog({ run, onClose }: Props) {
  const { t } = useTranslation()
  const vault = useOpenVault()
  const kept = useQuery(useArchive().transfer.kept({ vault, importId: run.id }))
  const sheet = useSheet('report')
  const profile = kept.data?.profile
  const report = kept.data?.report
  return (
    <Modal
      opened
      size={1120}
      onClose={onClose}
      title={t('imports.kept.title', { file: run.fileName })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <ErrorText error={kept.error ?? sheet.error} />
      {kept.data === null && <Text>{t('imports.kept.nothing')}</Text>}
      {kept.data && (
        <Tabs defaultValue={report ? 'result' : 'ledger'} keepMounted={false}>
          <Tabs.List>
            {report && <Tabs.Tab value="result">{t('imports.kept.tabs.result')}</Tabs.Tab>}
            {profile && <Tabs.Tab value="ledger">{t('imports.kept.tabs.ledger')}</Tabs.Tab>}
          </Tabs.List>
          {report && (
            <Tabs.Panel value="result" className={styles.panel}>
              <ReportView
                report={report}
                target={kept.data.plan.target}
                decisions={kept.data.plan.decisions}
                done="kept"
              />
            </Tabs.Panel>
          )}
          {profile && (
            <Tabs.Panel value="ledger" className={styles.panel}>
              <LedgerFacts profile={profile} plan={kept.data.plan} />
            </Tabs.Panel>
          )}
        </Tabs>
      )}
      <Group justify="end" mt="md">
        {sheet.written && (
          <Text role="status" size="sm">
            {t('imports.kept.saved', { file: sheet.written.fileName })}
          </Text>
        )}
        {kept.data && (
          <Button
            variant="default"
            leftSection={<IconFileExport size={16} aria-hidden />}
            loading={sheet.isPending}
            onClick={() => void sheet.write(run.fileName, { kind: 'report', importId: run.id })}
          >
            {t('imports.kept.export')}
          </Button>
        )}
        <Button onClick={onClose}>{t('app.close')}</Button>
      </Group>
    </Modal>
  )
}
