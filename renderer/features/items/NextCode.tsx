import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './Record.module.css'

interface Props {
  /** The next free number, or null where none can be said. */
  readonly code: string | null
  readonly typed: string
  onTake(code: string): void
}

/** Offers the next number of the class below the code; its line stays there, so that nothing moves when it is taken. */
export function NextCode({ code, typed, onTake }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles.suggestion}>
      {code !== null && code !== typed && (
        <>
          <span>
            {t('items.reads.suggest')} <span className="code">{code}</span>
          </span>
          <Button size="compact-xs" variant="light" tabIndex={-1} onClick={() => onTake(code)}>
            {t('items.reads.take')}
            <kbd>Ctrl+D</kbd>
          </Button>
        </>
      )}
    </div>
  )
}
