import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shownHere, useArchive } from '../api/archive.ts'
import { may, useSession } from '../session/session.store.ts'
import { ErrorText } from '../ui/ErrorText.tsx'
import styles from './Shell.module.css'

/** What is out of the ordinary about the archive or this computer, above every screen until it is settled. */
export function Banners() {
  const { t } = useTranslation()
  const who = useQuery(useArchive().session.whoAmI({})).data
  const mayAccept = useSession(may('archive.acceptLoss'))
  const mayConfirm = useSession(may('settings.write'))
  const [asking, setAsking] = useState<Trouble | null>(null)
  if (!who) return null
  return (
    <section className={styles.banners} aria-label={t('shell.notices')}>
      {who.chainTail === 'missing' && (
        <Banner trouble="loss" serious mayAct={mayAccept} onAct={() => setAsking('loss')} />
      )}
      {who.headBehind && (
        <div className={styles.banner} role="alert" data-serious>
          <strong>{t('shell.head.title')}</strong>
          <span>{t('shell.head.text')}</span>
        </div>
      )}
      {who.clockSuspect && (
        <Banner trouble="clock" serious mayAct={mayConfirm} onAct={() => setAsking('clock')} />
      )}
      {who.archive.founding && (
        <div className={styles.banner} role="note">
          <strong>{t('shell.founding.title')}</strong>
          <span>{t('shell.founding.text')}</span>
        </div>
      )}
      {asking && <Settle trouble={asking} onClose={() => setAsking(null)} />}
    </section>
  )
}

/** What an officer has to look at and answer for. */
type Trouble = 'loss' | 'clock'

interface BannerProps {
  readonly trouble: Trouble
  readonly serious: boolean
  readonly mayAct: boolean
  onAct(): void
}

function Banner({ trouble, serious, mayAct, onAct }: BannerProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.banner} role="alert" data-serious={serious || undefined}>
      <strong>{t(`shell.${trouble}.title`)}</strong>
      <span>{t(`shell.${trouble}.text`)}</span>
      {mayAct && (
        <Button size="compact-sm" variant="default" onClick={onAct}>
          {t(`shell.${trouble}.action`)}
        </Button>
      )}
    </div>
  )
}

/** The officer says why the archive may go on. */
function Settle({ trouble, onClose }: { readonly trouble: Trouble; onClose(): void }) {
  const { t } = useTranslation()
  const { session } = useArchive()
  const [reason, setReason] = useState('')
  const accept = useMutation({ ...session.acceptLoss(), ...shownHere, onSuccess: onClose })
  const confirm = useMutation({ ...session.confirmClock(), ...shownHere, onSuccess: onClose })
  const act = trouble === 'loss' ? accept : confirm
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`shell.${trouble}.title`)}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() !== '') act.mutate({ reason })
        }}
      >
        <Stack>
          <Text>{t(`shell.${trouble}.dialog`)}</Text>
          <TextInput
            data-autofocus
            label={t('shell.reason')}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ErrorText error={act.error} />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" disabled={reason.trim() === ''} loading={act.isPending}>
              {t(`shell.${trouble}.action`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
