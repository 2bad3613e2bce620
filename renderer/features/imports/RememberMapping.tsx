import { Checkbox, Group, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Props {
  /** The name it is remembered by; null where it is not to be. */
  readonly name: string | null
  readonly suggestion: string
  onName(name: string | null): void
}

/** Whether the mapping is proposed again for the next ledger with the same headings, and under which name. */
export function RememberMapping({ name, suggestion, onName }: Props) {
  const { t } = useTranslation()
  return (
    <Group align="end">
      <Checkbox
        label={t('imports.map.remember')}
        checked={name !== null}
        onChange={({ currentTarget }) => onName(currentTarget.checked ? suggestion : null)}
        pb={8}
      />
      {name !== null && (
        <TextInput
          label={t('imports.map.rememberAs')}
          value={name}
          maxLength={80}
          onChange={({ currentTarget }) => onName(currentTarget.value)}
        />
      )}
    </Group>
  )
}
