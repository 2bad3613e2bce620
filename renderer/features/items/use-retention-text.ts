import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Puts a retention code into words: `Y` is for ever, `D30` thirty years. */
export function useRetentionText(): (code: string) => string {
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
