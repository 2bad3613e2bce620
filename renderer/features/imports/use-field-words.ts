import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { codesOf } from '../../../shared/domain/code-lists.ts'
import { AccessStatus, Carrier } from '../../../shared/domain/item-rules.ts'
import { shownDate } from '../../ui/shown-date.ts'

/** Shows the value of a field as people read it, for rows that are no records yet. */
export function useFieldWords(): (field: string, text: string) => string {
  const { t } = useTranslation()
  const retention = useRetentionWords()
  return useCallback(
    (field, text) => {
      switch (field) {
        case 'accessStatus':
          return AccessStatus.safeParse(text).success ? t(`items.accessStatus.${text as AccessStatus}`) : text
        case 'carrier':
          return Carrier.safeParse(text).success ? t(`items.carrier.${text as Carrier}`) : text
        case 'documentDate':
          return shownDate(text)
        case 'retention':
          return retention(text)
        default:
          return codesOf(field)?.includes(text)
            ? t(`items.codes.${field}.${text}.name` as 'items.field.title')
            : text
      }
    },
    [t, retention],
  )
}

function useRetentionWords(): (code: string) => string {
  const { t } = useTranslation()
  return useCallback(
    (code) => {
      if (code === 'Y' || code === 'CQ' || code === 'DQ') return t(`items.retention.${code}`)
      const years = /^D(\d+)$/.exec(code)?.[1]
      return years ? t('items.retention.years', { count: Number(years) }) : code
    },
    [t],
  )
}
