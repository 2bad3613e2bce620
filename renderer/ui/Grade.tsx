import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import type { SecrecyGrade } from '../../shared/domain/secrecy.ts'
import styles from './Grade.module.css'

/** A secrecy grade in colour, word and shape; a mark is shown exactly as it stands on the paper. */
export function Grade({ grade, mark }: { readonly grade: SecrecyGrade; readonly mark?: string | null }) {
  const { t } = useTranslation()
  const word = t(`app.grade.${grade}`)
  return <span className={clsx(styles.grade, styles[grade])}>{mark && mark !== '' ? mark : word}</span>
}
