import { useTranslation } from 'react-i18next'
import { isoToday } from './clock.ts'

const DAY = 86_400_000

/** Says of a due date how it stands today: how many days over, today, or the day itself. */
export function useDueText(): (dueOn: string) => string {
  const { t } = useTranslation()
  return (dueOn) => {
    const over = Math.round((Date.parse(isoToday()) - Date.parse(dueOn)) / DAY)
    if (over > 0) return t('items.ticket.overdue', { count: over })
    return over === 0 ? t('items.ticket.dueToday') : t('items.ticket.due', { dueOn })
  }
}
