import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportRun } from '../../../shared/contract/transfer.ts'
import { useArchive } from '../../api/archive.ts'
import { may, useSession } from '../../session/session.store.ts'
import { useJob } from '../../shell/use-job.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { shownInstant } from '../../ui/shown-date.ts'

/** Every import of this archive, each undoable as a whole until something of it was used. */
export function ImportRuns() {
  const { t } = useTranslation()
  const runs = useQuery(useArchive().transfer.list({}))
  const mayUndo = useSession(may('imports.write'))
  const [undoing, setUndoing] = useState<ImportRun | null>(null)
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
            <Table.Th w={130}>{t('imports.run.act')}</Table.Th>
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
                {mayUndo && run.undoable && run.state !== 'undone' && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    leftSection={<IconArrowBackUp size={14} aria-hidden />}
                    onClick={() => setUndoing(run)}
                  >
                    {t('imports.undo.action')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {undoing && <UndoDialog run={undoing} onClose={() => setUndoing(null)} />}
    </>
  )
}

function UndoDialog({ run, onClose }: { readonly run: ImportRun; onClose(): void }) {
  const { t } = useTranslation()
  const undo = useJob(useArchive().transfer.undo(), t('imports.undo.job', { file: run.fileName }))
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('imports.undo.title', { file: run.fileName })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack>
        <Text>{t('imports.undo.text', { number: run.created.toLocaleString() })}</Text>
        <ErrorText error={undo.error} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button
            loading={undo.isPending}
            onClick={() => undo.mutate({ importId: run.id }, { onSuccess: onClose })}
          >
            {t('imports.undo.confirm', { number: run.created.toLocaleString() })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
