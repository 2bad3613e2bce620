import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './DraftOffer.module.css'
import { shownInstant } from './shown-date.ts'

interface Props {
  readonly savedAt: string
  onTake(): void
  onDiscard(): void
}

/** What was being typed here when the room was locked or left, offered back. */
export function DraftOffer({ savedAt, onTake, onDiscard }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles.offer} role="note">
      <span>{t('app.draft.found', { at: shownInstant(savedAt) })}</span>
      <Button size="compact-sm" onClick={onTake}>
        {t('app.draft.take')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={onDiscard}>
        {t('app.draft.discard')}
      </Button>
    </div>
  )
}
