import { useTranslation } from 'react-i18next'

interface Props {
  readonly total: number
  readonly exact: boolean
}

/** How many there are; where counting stopped at a limit it says "more than" with a plus. */
export function Total({ total, exact }: Props) {
  const { t, i18n } = useTranslation()
  const count = `${total.toLocaleString(i18n.language === 'zh-CN' ? 'zh-CN' : 'en')}${exact ? '' : '+'}`
  return <span className="figures">{t('app.total', { total: count })}</span>
}
