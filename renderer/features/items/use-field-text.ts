import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { codesOf } from '../../../shared/domain/code-lists.ts'
import type { AccessStatus, Carrier, ItemField } from '../../../shared/domain/item-rules.ts'
import { shownDate } from '../../ui/shown-date.ts'
import type { ItemTexts } from './item-texts.ts'
import { useCodeText } from './use-code-text.ts'
import { useRetentionText } from './use-retention-text.ts'

/** Shows the value of one field in words: codes of carriers, periods and dates as people read them. */
export function useFieldText(): (field: ItemField, texts: ItemTexts) => string {
  const { t } = useTranslation()
  const retention = useRetentionText()
  const code = useCodeText()
  return useCallback(
    (field, texts) => {
      const text = texts[field]
      switch (field) {
        case 'accessStatus':
          return t(`items.accessStatus.${text as AccessStatus}`)
        case 'carrier':
          return t(`items.carrier.${text as Carrier}`, { defaultValue: text })
        case 'retention':
          return retention(text)
        case 'documentDate':
          return shownDate(text)
        default:
          return codesOf(field) && text !== '' ? code(field, text) : text
      }
    },
    [t, retention, code],
  )
}
