import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemPlace, Quality } from '../../../shared/contract/item-filter.ts'
import type { ItemState } from '../../../shared/domain/item-states.ts'
import type { SecrecyGrade } from '../../../shared/domain/secrecy.ts'
import type { FacetGroup } from './facet-groups.ts'
import { useRetentionText } from './use-retention-text.ts'

/** Puts a value of a group into the words of the room. */
export function useFacetText(): (group: FacetGroup, value: string | number) => string {
  const { t } = useTranslation()
  const retention = useRetentionText()
  return useCallback(
    (group, value) => {
      switch (group) {
        case 'retention':
          return retention(String(value))
        case 'grade':
          return t(`app.grade.${value as SecrecyGrade}`) // values come from the counts of the same group
        case 'state':
          return t(`app.state.${value as ItemState}`)
        case 'place':
          return t(`find.place.${value as ItemPlace}`)
        case 'quality':
          return t(`find.quality.${value as Quality}`)
        default:
          return String(value)
      }
    },
    [t, retention],
  )
}
