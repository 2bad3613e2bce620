import { useTranslation } from 'react-i18next'

interface Props {
  readonly of: 'items' | 'parties' | 'entries'
  readonly total: number
  readonly exact: boolean
}

/** How many there are; where counting stopped at a limit it says "more than" with a plus. */
export function Total({ of, total, exact }: Props) {
  const { t } = useTranslation()
  const number = `${total.toLocaleString()}${exact ? '' : '+'}`
  return <span className="figures">{t(`app.total.${of}`, { count: total, number })}</span>
}
