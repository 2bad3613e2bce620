import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import type { SecrecyGrade } from '../../shared/domain/secrecy.ts'
import styles from './Grade.module.css'

interface Props {
  readonly grade: SecrecyGrade
  readonly mark?: string | null
  /** The Chinese word alone, where there is no room for its gloss. */
  readonly short?: boolean
}

/** A secrecy grade in colour, word and shape; a mark is shown exactly as it stands on the paper. */
export function Grade({ grade, mark, short = false }: Props) {
  const { t } = useTranslation()
  const word = short ? t(`app.gradeMark.${grade}`) : t(`app.grade.${grade}`)
  return <span className={clsx(styles.grade, styles[grade])}>{mark || word}</span>
}
