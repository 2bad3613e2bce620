import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { type AccessStatus, Carrier, type ItemField } from '../../../shared/domain/item-rules.ts'
import { shownDate } from '../../ui/shown-date.ts'
import type { ItemTexts } from './item-texts.ts'
import { useRetentionText } from './use-retention-text.ts'

/** Shows the value of one field in words: codes of carriers, periods and dates as people read them. */
export function useFieldText(): (field: ItemField, texts: ItemTexts) => string {
  const { t } = useTranslation()
  const retention = useRetentionText()
  return useCallback(
    (field, texts) => {
      const text = texts[field]
      if (field === 'accessStatus') return t(`items.accessStatus.${text as AccessStatus}`)
      if (field === 'carrier') {
        const carrier = Carrier.safeParse(text)
        return carrier.success ? t(`items.carrier.${carrier.data}`) : text
      }
      if (field === 'retention') return retention(text)
      if (field === 'documentDate') return shownDate(text)
      return text
    },
    [t, retention],
  )
}
