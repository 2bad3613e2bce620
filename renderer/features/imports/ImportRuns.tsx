import { Button, Group, Table } from '@mantine/core'
import { IconArrowBackUp, IconPlayerPlay, IconReportAnalytics } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportRun } from '../../../shared/contract/import-runs.ts'
import { useArchive } from '../../api/archive.ts'
import { may, useSession } from '../../session/session.store.ts'
import { UndoImportDialog } from '../../shell/UndoImportDialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { shownInstant } from '../../ui/shown-date.ts'
import { KeptDialog } from './KeptDialog.tsx'
import { ResumeDialog } from './ResumeDialog.tsx'

/** Every import of this archive: what came of it, and the ways to go on with it or to take it back. */
export function ImportRuns() {
  const { t } = useTranslation()
  const runs = useQuery(useArchive().transfer.list({}))
  const mayImport = useSession(may('imports.write'))
  const [open, setOpen] = useState<{ readonly run: ImportRun; readonly as: Act } | null>(null)
  const close = () => setOpen(null)
  if (!runs.data) return <ErrorText error={runs.error} />
  if (runs.data.length === 0)
    return <EmptyState title={t('imports.empty.title')}>{t('imports.empty.text')}</EmptyState>
  return (
    <>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('imports.run.file')}</Table.Th>
            <Table.Th w={110}>{t('imports.run.target')}</Table.Th>
            <Table.Th w={100}>{t('imports.run.state')}</Table.Th>
            <Table.Th w={100} ta="end">
              {t('imports.run.created')}
            </Table.Th>
            <Table.Th w={150}>{t('imports.run.startedAt')}</Table.Th>
            <Table.Th w={110}>{t('imports.run.startedBy')}</Table.Th>
            <Table.Th w={250}>{t('imports.run.act')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.data.map((run) => (
            <Table.Tr key={run.id}>
              <Table.Td>{run.fileName}</Table.Td>
              <Table.Td>{t(`imports.target.${run.target}`)}</Table.Td>
              <Table.Td>{t(`imports.state.${run.state}`)}</Table.Td>
              <Table.Td ta="end" className="figures">
                {run.created.toLocaleString()}
              </Table.Td>
              <Table.Td className="figures">{shownInstant(run.startedAt)}</Table.Td>
              <Table.Td>{run.startedByName}</Table.Td>
              <Table.Td>
                <Acts run={run} mayImport={mayImport} onAct={(as) => setOpen({ run, as })} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {open?.as === 'undo' && <UndoImportDialog importId={open.run.id} onClose={close} onUndone={close} />}
      {open?.as === 'resume' && <ResumeDialog run={open.run} onClose={close} />}
      {open?.as === 'report' && <KeptDialog run={open.run} onClose={close} />}
    </>
  )
}

type Act = 'report' | 'resume' | 'undo'

interface ActsProps {
  readonly run: ImportRun
  readonly mayImport: boolean
  onAct(act: Act): void
}

function Acts({ run, mayImport, onAct }: ActsProps) {
  const { t } = useTranslation()
  const canResume = mayImport && (run.state === 'interrupted' || run.state === 'stopped')
  return (
    <Group gap={6} wrap="nowrap">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconReportAnalytics size={14} aria-hidden />}
        onClick={() => onAct('report')}
      >
        {t('imports.kept.open')}
      </Button>
      {canResume && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          onClick={() => onAct('resume')}
        >
          {t('imports.resume.action')}
        </Button>
      )}
      {mayImport && run.undoable && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          onClick={() => onAct('undo')}
        >
          {t('imports.undo.action')}
        </Button>
      )}
    </Group>
  )
}
