import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import styles from './Items.module.css'

/** What is worth a second look before filing, though no rule refuses it. */
export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const { t } = useTranslation()
  return warnings.map((warning) => (
    <div key={warning} className={clsx(styles.offer, styles.warn)} role="note">
      {t(`items.warning.${warning}` as 'items.warning.codeUnreadable')}
    </div>
  ))
}
