import { Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportTarget } from '../../../shared/contract/ledger-profile.ts'
import { type Mapping, mayDefault, unfilled } from './mapping.ts'
import { useFieldName } from './use-field-name.ts'

interface Props {
  readonly target: ImportTarget
  readonly mapping: Mapping
  /** Fields that two columns claim. */
  readonly twice: readonly string[]
  readonly defaults: Readonly<Record<string, string>>
  onDefaults(defaults: Readonly<Record<string, string>>): void
}

/** What is wrong with a mapping, and what every row shall say where no column says it. */
export function MappingGaps({ target, mapping, twice, defaults, onDefaults }: Props) {
  const { t } = useTranslation()
  const fieldName = useFieldName(target)
  const missing = unfilled(target, mapping)
  const put = (field: string, value: string) => {
    const { [field]: _, ...rest } = defaults
    onDefaults(value === '' ? rest : { ...rest, [field]: value })
  }
  return (
    <>
      {twice.length > 0 && (
        <Text role="alert" c="var(--mantine-color-error)">
          {t('imports.map.twice', { fields: twice.map(fieldName).join(' ') })}
        </Text>
      )}
      {missing.length > 0 && (
        <Text role="note">{t('imports.map.missing', { fields: missing.map(fieldName).join(' ') })}</Text>
      )}
      {missing.filter(mayDefault).map((field) => (
        <TextInput
          key={field}
          maw={420}
          maxLength={200}
          label={t('imports.map.defaultOf', { field: fieldName(field) })}
          value={defaults[field] ?? ''}
          onChange={({ currentTarget: { value } }) => put(field, value)}
        />
      ))}
    </>
  )
}
