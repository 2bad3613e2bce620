import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import type { ItemId } from '../../../shared/ids.ts'
import styles from './Items.module.css'
import { useCodeTaken } from './use-code-taken.ts'

interface Props {
  readonly warnings: readonly string[]
  /** The code as it is typed. */
  readonly code: string
  /** The item that has the code rightly. */
  readonly own?: ItemId | null
}

/** What is worth a second look before filing, though no rule refuses it. */
export function Warnings({ warnings, code, own = null }: Props) {
  const { t } = useTranslation()
  const taken = useCodeTaken(code, own)
  const words = [
    ...(taken === null ? [] : [t('items.warning.codeTaken', { title: taken })]),
    ...warnings.map((warning) => t(`items.warning.${warning}` as 'items.warning.codeUnreadable')),
  ]
  return words.map((text) => (
    <div key={text} className={clsx(styles.offer, styles.warn)} role="status">
      {text}
    </div>
  ))
}
