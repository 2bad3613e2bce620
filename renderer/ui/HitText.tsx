import { useTranslation } from 'react-i18next'
import type { Hit } from '../../shared/contract/items.ts'
import { Highlight } from './Highlight.tsx'
import styles from './HitText.module.css'

interface Props {
  readonly hit: Hit
  readonly search: string
}

/** A field that a line does not show and that holds what was sought: its name, and its words with the found ones marked. */
export function HitText({ hit: { field, text }, search }: Props) {
  const { t } = useTranslation()
  return (
    <span className={styles.hit} title={text}>
      <span className={styles.field}>{t(`items.field.${field}`)}</span>{' '}
      <Highlight text={text} search={search} />
    </span>
  )
}
