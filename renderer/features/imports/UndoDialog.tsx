import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImportRun, UndoOutlook } from '../../../shared/contract/import-runs.ts'
import { useArchive } from '../../api/archive.ts'
import { useOpenVault } from '../../session/session.store.ts'
import { say } from '../../shell/shell.store.ts'
import { useJob } from '../../shell/use-job.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { shownInstant } from '../../ui/shown-date.ts'
import styles from './Imports.module.css'

interface Props {
  readonly run: Pick<ImportRun, 'id' | 'fileName'>
  onClose(): void
  onUndone(): void
}

/** Says beforehand what goes and what stays because somebody used it since, and takes the rest back (LAW-1). */
export function UndoDialog({ run, onClose, onUndone }: Props) {
  const { t } = useTranslation()
  const archive = useArchive()
  const vault = useOpenVault()
  const outlook = useQuery(archive.transfer.undoOutlook({ vault, importId: run.id }))
  const undo = useJob(archive.transfer.undo(), t('imports.undo.job', { file: run.fileName }))
  const number = (outlook.data?.removable ?? 0).toLocaleString()
  return (
    <Modal
      opened
      size={640}
      onClose={onClose}
      title={t('imports.undo.title', { file: run.fileName })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack>
        {outlook.data && <Text>{t('imports.undo.text', { number })}</Text>}
        {outlook.data && <Kept outlook={outlook.data} />}
        <ErrorText error={outlook.error ?? undo.error} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button
            loading={undo.isPending}
            disabled={!outlook.data || outlook.data.removable === 0}
            onClick={() =>
              undo.mutate(
                { importId: run.id },
                {
                  onSuccess: ({ removed, kept }) => {
                    say(
                      t('imports.undo.done', {
                        removed: removed.toLocaleString(),
                        kept: kept.toLocaleString(),
                      }),
                    )
                    onUndone()
                  },
                },
              )
            }
          >
            {t('imports.undo.confirm', { number })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Kept({ outlook }: { readonly outlook: UndoOutlook }) {
  const { t } = useTranslation()
  const { kept, moreKept, corrections } = outlook
  return (
    <>
      {kept.length > 0 && (
        <>
          <Text>{t('imports.undo.kept', { number: (kept.length + moreKept).toLocaleString() })}</Text>
          <ul className={styles.kept}>
            {kept.map(({ code, title, changedAt, by }) => (
              <li key={`${code} ${title}`}>
                <span className="code">{code}</span> {title}{' '}
                <span className="quiet">
                  {t('imports.undo.changed', { at: shownInstant(changedAt), by })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {moreKept > 0 && (
        <Text className="quiet">{t('imports.undo.moreKept', { number: moreKept.toLocaleString() })}</Text>
      )}
      {corrections > 0 && (
        <Text>{t('imports.undo.corrections', { number: corrections.toLocaleString() })}</Text>
      )}
    </>
  )
}
