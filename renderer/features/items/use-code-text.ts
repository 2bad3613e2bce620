import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Puts a value of a code list into words: its name, and its definition (QUAL-14). */
export function useCodeText(): (element: string, value: string, part?: 'name' | 'text') => string {
  const { t } = useTranslation()
  return useCallback(
    // What a list does not know, such as a text typed before it was coded, is shown as it is.
    (element, value, part = 'name') =>
      t(`items.codes.${element}.${value}.${part}` as 'items.codes.level.item.name', {
        defaultValue: part === 'name' ? value : '',
      }),
    [t],
  )
}
