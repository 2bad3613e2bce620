import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { shownInstant } from '../ui/shown-date.ts'
import styles from './DraftOffer.module.css'
import type { Draft } from './use-draft.ts'

interface Props<T> {
  readonly draft: Draft<T>
  /** Puts what was typed back into the form. */
  onTake(body: T): void
}

/** What was being typed here when the room was locked or left, offered back. */
export function DraftOffer<T>({ draft, onTake }: Props<T>) {
  const { t } = useTranslation()
  const { offered } = draft
  if (!offered) return null
  return (
    <div className={styles.offer} role="note">
      <span>{t('app.draft.found', { at: shownInstant(offered.savedAt) })}</span>
      <Button
        size="compact-sm"
        onClick={() => {
          onTake(offered.body)
          draft.settle(true)
        }}
      >
        {t('app.draft.take')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => draft.settle(false)}>
        {t('app.draft.discard')}
      </Button>
    </div>
  )
}
