import { useTranslation } from 'react-i18next'

interface Props {
  readonly of: 'items' | 'parties' | 'entries'
  readonly total: number
  readonly exact: boolean
}

/** How many there are; where counting stopped at a limit it says “at least”. */
export function Total({ of, total, exact }: Props) {
  const { t } = useTranslation()
  const counted = total.toLocaleString()
  const number = exact ? counted : t('find.atLeast', { number: counted })
  return <span className="figures">{t(`app.total.${of}`, { count: total, number })}</span>
}
