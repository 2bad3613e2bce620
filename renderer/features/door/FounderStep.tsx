import { Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { PasswordStrength } from '../../session/PasswordStrength.tsx'
import type { FoundingTexts } from './founding-form.ts'

interface Props {
  readonly form: UseFormReturnType<FoundingTexts>
  onRefused(refused: boolean): void
}

/** Who founds the archive and what opens it. */
export function FounderStep({ form, onRefused }: Props) {
  const { t } = useTranslation()
  return (
    <Stack>
      <Text>{t('door.founder.text')}</Text>
      <Group grow align="start">
        <TextInput
          autoFocus
          required
          label={t('door.field.founderName')}
          {...form.getInputProps('founderName')}
        />
        <TextInput
          required
          label={t('door.field.signInName')}
          autoComplete="off"
          {...form.getInputProps('signInName')}
        />
      </Group>
      <PasswordInput
        required
        label={t('door.field.password')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('door.showPassword') }}
        {...form.getInputProps('password')}
      />
      <PasswordStrength
        password={form.values.password}
        signInName={form.values.signInName}
        onRefused={onRefused}
      />
      <PasswordInput
        required
        label={t('door.field.again')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('door.showPassword') }}
        {...form.getInputProps('again')}
      />
    </Stack>
  )
}
