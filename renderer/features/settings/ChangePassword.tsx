import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { passwordBytes } from '../../../shared/domain/password-rules.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { PasswordStrength } from '../../session/PasswordStrength.tsx'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { Words } from '../../ui/Words.tsx'

/** A new password for whoever is signed in; the archive's keys stay as they are. */
export function ChangePassword() {
  const { t } = useTranslation()
  const archive = useArchive()
  const who = useQuery(archive.session.whoAmI({})).data
  const change = useMutation({ ...archive.session.changePassword(), ...shownHere })
  const [refused, setRefused] = useState(true)
  const form = useForm({
    mode: 'controlled',
    initialValues: { current: '', next: '', again: '' },
    validate: {
      current: (text) => (text === '' ? <Words of="rules.missing" /> : null),
      again: (text, { next }) => (text === next ? null : <Words of="door.wrong.again" />),
    },
  })
  const submit = form.onSubmit(({ current, next }) => {
    if (refused) return
    change.mutate(
      { input: { current: passwordBytes(current), next: passwordBytes(next) } },
      { onSuccess: () => form.reset() },
    )
  })
  const field = (name: 'current' | 'next' | 'again', label: string) => (
    <PasswordInput
      label={label}
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': t('door.showPassword') }}
      {...form.getInputProps(name)}
    />
  )
  return (
    <form onSubmit={submit}>
      <Stack>
        {who && (
          <Text className="quiet">{t('settings.password.daysLeft', { count: who.passwordDaysLeft })}</Text>
        )}
        <Group grow align="start">
          {field('current', t('settings.password.current'))}
          {field('next', t('settings.password.next'))}
          {field('again', t('door.field.again'))}
        </Group>
        <PasswordStrength
          password={form.values.next}
          signInName={who?.person.signInName ?? ''}
          onRefused={setRefused}
        />
        <ErrorText error={change.error} />
        <Group>
          <Button type="submit" loading={change.isPending} disabled={form.values.current === '' || refused}>
            {t('settings.password.action')}
          </Button>
          {change.isSuccess && <Text role="status">{t('settings.password.done')}</Text>}
        </Group>
      </Stack>
    </form>
  )
}
