import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportTarget } from '../../../shared/contract/ledger-profile.ts'

/** Names the fields of a target as their forms do. */
export function useFieldName(target: ImportTarget): (field: string) => string {
  const { t } = useTranslation()
  return useCallback((field) => t(`${target}.field.${field}` as 'items.field.title'), [t, target])
}
