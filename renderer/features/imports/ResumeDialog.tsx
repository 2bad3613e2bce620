import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImportRun } from '../../../shared/contract/import-runs.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { useJob } from '../../shell/use-job.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { JobProgress } from './JobProgress.tsx'

interface Props {
  readonly run: ImportRun
  onClose(): void
}

/** Goes on with a run that was interrupted or stopped, once the same file was chosen again. */
export function ResumeDialog({ run, onClose }: Props) {
  const { t } = useTranslation()
  const { transfer } = useArchive()
  const choose = useMutation({ ...transfer.chooseLedger(), ...shownHere })
  const resume = useJob(transfer.resume(), t('imports.resume.job', { file: run.fileName }))
  return (
    <Modal
      opened
      size={560}
      onClose={onClose}
      title={t('imports.resume.title', { file: run.fileName })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack>
        {resume.data ? (
          <Text role="status">
            {t('imports.resume.done', { number: resume.data.created.toLocaleString() })}
          </Text>
        ) : (
          <Text>{t('imports.resume.text')}</Text>
        )}
        <JobProgress job={resume.running} />
        <ErrorText error={choose.error ?? resume.error} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('app.close')}
          </Button>
          {!resume.data && (
            <Button
              leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
              loading={choose.isPending || resume.isPending}
              onClick={() =>
                choose.mutate(
                  { input: {} },
                  {
                    onSuccess: (file) => file && resume.mutate({ handle: file.handle, importId: run.id }),
                  },
                )
              }
            >
              {t('imports.choose.action')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}
