import { ActionIcon, NativeSelect, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ItemFilter } from '../../../shared/contract/item-filter.ts'
import {
  brokenCondition,
  type CHOICE_FIELDS,
  CONDITION_FIELDS,
  type Condition,
  type ConditionField,
  operatorsOf,
  standsAlone,
} from '../../../shared/domain/conditions.ts'
import { AccessStatus, Carrier } from '../../../shared/domain/item-rules.ts'
import { ITEM_STATES } from '../../../shared/domain/item-states.ts'
import { STANDARD_RETENTIONS } from '../../../shared/domain/retention.ts'
import { SECRECY_GRADES } from '../../../shared/domain/secrecy.ts'
import { useArchive } from '../../api/archive.ts'
import { withField } from './condition-tree.ts'
import styles from './FilterBar.module.css'
import { useChoiceText } from './use-condition-text.ts'

const CHOICES: Readonly<Record<(typeof CHOICE_FIELDS)[number], readonly string[]>> = {
  retention: STANDARD_RETENTIONS,
  grade: SECRECY_GRADES,
  state: ITEM_STATES,
  carrier: Carrier.options,
  accessStatus: AccessStatus.options,
}
const choicesOf = (field: ConditionField): readonly string[] | undefined =>
  CHOICES[field as keyof typeof CHOICES] // undefined for what is typed

interface Props {
  readonly condition: Condition
  readonly tried: boolean
  onChange(condition: Condition): void
  onRemove(): void
}

/** One condition: which element, how, and what. */
export function ConditionLine({ condition, tried, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const { field, operator } = condition
  return (
    <div className={styles.line}>
      <NativeSelect
        aria-label={t('find.conditions.field')}
        value={field}
        onChange={(event) => {
          const next = withField(condition, event.currentTarget.value as ConditionField) // one of the options below
          onChange({ ...next, value: next.value || (choicesOf(next.field)?.[0] ?? '') })
        }}
        data={CONDITION_FIELDS.map((value) => ({ value, label: t(`find.conditions.fields.${value}`) }))}
      />
      <NativeSelect
        aria-label={t('find.conditions.operator')}
        value={operator}
        onChange={
          (event) => onChange({ ...condition, operator: event.currentTarget.value as Condition['operator'] }) // one of the options below
        }
        data={operatorsOf(field).map((value) => ({ value, label: t(`find.conditions.operators.${value}`) }))}
      />
      {standsAlone(operator) ? <span /> : <Value condition={condition} tried={tried} onChange={onChange} />}
      <ActionIcon size={32} aria-label={t('find.conditions.remove')} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}

/** The periods that records of the archive have, whatever the list is narrowed to. */
function useKeptRetentions(isAsked: boolean): readonly string[] {
  const everything = useArchive().items.facets(ItemFilter.parse({}))
  const { data } = useQuery({ ...everything, enabled: isAsked })
  return data?.groups.retention.values.map(({ value }) => value) ?? []
}

function Value({ condition, tried, onChange }: Omit<Props, 'onRemove'>) {
  const { t } = useTranslation()
  const choiceText = useChoiceText()
  const { field, value } = condition
  const kept = useKeptRetentions(field === 'retention')
  const listed = choicesOf(field)
  if (listed) {
    const choices = new Set([...listed, ...kept, ...(value === '' ? [] : [value])])
    return (
      <NativeSelect
        aria-label={t('find.conditions.value')}
        value={value}
        onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
        data={[...choices].map((one) => ({ value: one, label: choiceText(field, one) }))}
      />
    )
  }
  const broken = brokenCondition(condition)
  const shown = broken === 'missing' ? tried : broken !== null
  return (
    <TextInput
      data-autofocus
      aria-label={t('find.conditions.value')}
      value={value}
      maxLength={200}
      error={broken && shown ? t(`find.conditions.broken.${broken}`) : null}
      onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
    />
  )
}
