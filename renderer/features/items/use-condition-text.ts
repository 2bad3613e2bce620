import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { type Condition, type ConditionGroup, standsAlone } from '../../../shared/domain/conditions.ts'
import type { AccessStatus, Carrier } from '../../../shared/domain/item-rules.ts'
import type { ItemState } from '../../../shared/domain/item-states.ts'
import type { SecrecyGrade } from '../../../shared/domain/secrecy.ts'
import { shownDate } from '../../ui/shown-date.ts'
import { useRetentionText } from './use-retention-text.ts'

/** Puts a value that is chosen from a list into words; what is typed stays as it is. */
export function useChoiceText(): (field: Condition['field'], value: string) => string {
  const { t } = useTranslation()
  const retention = useRetentionText()
  return useCallback(
    (field, value) => {
      // What is chosen comes from the list of the same field.
      switch (field) {
        case 'retention':
          return retention(value)
        case 'grade':
          return t(`app.grade.${value as SecrecyGrade}`)
        case 'state':
          return t(`app.state.${value as ItemState}`)
        case 'carrier':
          return t(`items.carrier.${value as Carrier}`)
        case 'accessStatus':
          return t(`items.accessStatus.${value as AccessStatus}`)
        case 'documentDate':
          return shownDate(value)
        default:
          return value
      }
    },
    [t, retention],
  )
}

/** Says in one sentence what a question field by field asks for. */
export function useConditionText(): (group: ConditionGroup) => string {
  const { t } = useTranslation()
  const choice = useChoiceText()
  return useCallback(
    (group) => {
      const one = ({ field, operator, value }: Condition) => {
        const words = {
          field: t(`find.conditions.fields.${field}`),
          operator: t(`find.conditions.operators.${operator}`),
        }
        return standsAlone(operator)
          ? t('find.conditions.says.alone', words)
          : t('find.conditions.says.valued', { ...words, value: choice(field, value) })
      }
      const many = ({ match, parts }: ConditionGroup): string => {
        const joined = parts
          .map((part) =>
            'match' in part ? t('find.conditions.says.group', { parts: many(part) }) : one(part),
          )
          .join(t(`find.conditions.says.${match === 'none' ? 'any' : match}`))
        return match === 'none' ? t('find.conditions.says.not', { parts: joined }) : joined
      }
      return many(group)
    },
    [t, choice],
  )
}
