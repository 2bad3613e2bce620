import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { UndoOutlook } from '../../shared/contract/import-runs.ts'
import type { ImportId } from '../../shared/ids.ts'
import { useArchive } from '../api/archive.ts'
import { useOpenVault } from '../session/session.store.ts'
import { ErrorText } from '../ui/ErrorText.tsx'
import { shownInstant } from '../ui/shown-date.ts'
import { say } from './shell.store.ts'
import styles from './UndoImportDialog.module.css'
import { useJob } from './use-job.ts'

interface Props {
  readonly importId: ImportId
  onClose(): void
  onUndone(): void
}

/** Says beforehand what goes, what goes back and what stays because somebody used it since; then takes it back (LAW-1). */
export function UndoImportDialog({ importId, onClose, onUndone }: Props) {
  const { t } = useTranslation()
  const archive = useArchive()
  const vault = useOpenVault()
  const outlook = useQuery(archive.transfer.undoOutlook({ vault, importId }))
  const file = outlook.data?.fileName ?? ''
  const undo = useJob(archive.transfer.undo(), t('imports.undo.job', { file }))
  const { removable = 0, restorable = 0 } = outlook.data ?? {}
  const number = removable.toLocaleString()
  const start = () =>
    undo.mutate(
      { importId },
      {
        onSuccess: (done) => {
          const counts = {
            removed: done.removed.toLocaleString(),
            kept: done.kept.toLocaleString(),
            restored: done.restored.toLocaleString(),
          }
          say(t(done.restored > 0 ? 'imports.undo.doneRestored' : 'imports.undo.done', counts))
          onUndone()
        },
      },
    )
  return (
    <Modal
      opened
      size={640}
      onClose={onClose}
      title={t('imports.undo.title', { file })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack>
        {removable > 0 && <Text>{t('imports.undo.text', { number })}</Text>}
        {outlook.data && <Kept outlook={outlook.data} />}
        <ErrorText error={outlook.error ?? undo.error} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button loading={undo.isPending} disabled={removable + restorable === 0} onClick={start}>
            {restorable > 0
              ? t('imports.undo.confirmWith', { number, restored: restorable.toLocaleString() })
              : t('imports.undo.confirm', { number })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function Kept({ outlook }: { readonly outlook: UndoOutlook }) {
  const { t } = useTranslation()
  const { kept, moreKept, restorable, corrected, corrections } = outlook
  const back = corrections.filter(({ goesBack }) => goesBack)
  const stay = corrections.filter(({ goesBack }) => !goesBack)
  return (
    <>
      {restorable > 0 && (
        <Listed
          text={t('imports.undo.restores', { number: restorable.toLocaleString() })}
          records={back}
          more={restorable - back.length}
        />
      )}
      {corrected > 0 && (
        <Listed
          text={t('imports.undo.corrected', { number: corrected.toLocaleString() })}
          records={stay}
          more={corrected - stay.length}
          saysWho
        />
      )}
      {kept.length > 0 && (
        <Listed
          text={t('imports.undo.kept', { number: (kept.length + moreKept).toLocaleString() })}
          records={kept}
          more={moreKept}
          saysWho
        />
      )}
    </>
  )
}

interface ListedProps {
  readonly text: string
  readonly records: UndoOutlook['kept']
  readonly more: number
  /** Whether it is said who changed each of them, and when. */
  readonly saysWho?: boolean
}

function Listed({ text, records, more, saysWho = false }: ListedProps) {
  const { t } = useTranslation()
  return (
    <section aria-label={text}>
      <Text>{text}</Text>
      <ul className={styles.kept}>
        {records.map(({ code, title, changedAt, by }) => (
          <li key={`${code} ${title}`}>
            <span className="code">{code}</span> {title}{' '}
            {saysWho && (
              <span className="quiet">{t('imports.undo.changed', { at: shownInstant(changedAt), by })}</span>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Text className="quiet">{t('imports.undo.moreKept', { number: more.toLocaleString() })}</Text>
      )}
    </section>
  )
}
