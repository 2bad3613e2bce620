import { Button, Group, PasswordInput, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { passwordBytes } from '../../../shared/domain/password-rules.ts'
import { SignInName } from '../../../shared/ids.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { PasswordStrength } from '../../session/PasswordStrength.tsx'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { Words } from '../../ui/Words.tsx'
import { DoorFrame } from './DoorFrame.tsx'
import { SharesStep } from './SharesStep.tsx'

interface Props {
  onHold(hold: boolean): void
  onBack(): void
}

/** The founder lost the password: two of the three shares make a new identity. */
export function Recovery({ onHold, onBack }: Props) {
  const { t } = useTranslation()
  const recover = useMutation({ ...useArchive().door.recover(), ...shownHere })
  const [refused, setRefused] = useState(true)
  const form = useForm({
    mode: 'controlled',
    initialValues: { first: '', second: '', signInName: '', password: '', again: '' },
    validate: {
      first: (text) => (text.trim() === '' ? <Words of="door.wrong.share" /> : null),
      second: (text) => (text.trim() === '' ? <Words of="door.wrong.share" /> : null),
      signInName: (text) =>
        SignInName.safeParse(text).success ? null : <Words of="door.wrong.signInName" />,
      again: (text, { password }) => (text === password ? null : <Words of="door.wrong.again" />),
    },
  })
  const submit = form.onSubmit(({ first, second, signInName, password }) => {
    if (refused) return
    onHold(true)
    recover.mutate(
      {
        input: {
          shares: [first, second],
          signInName: SignInName.parse(signInName),
          password: passwordBytes(password),
        },
      },
      { onSuccess: () => form.reset(), onError: () => onHold(false) },
    )
  })
  if (recover.data)
    return (
      <DoorFrame title={t('door.recover.newShares')} wide>
        <SharesStep {...recover.data} onDone={() => onHold(false)} />
      </DoorFrame>
    )
  return (
    <DoorFrame title={t('door.recover.title')} wide>
      <form onSubmit={submit}>
        <Stack>
          <Text>{t('door.recover.text')}</Text>
          <Group grow align="start">
            {(['first', 'second'] as const).map((which) => (
              <Textarea
                key={which}
                classNames={{ input: 'code' }}
                rows={4}
                label={t(`door.recover.${which}`)}
                {...form.getInputProps(which)}
              />
            ))}
          </Group>
          <TextInput
            label={t('door.field.signInName')}
            autoComplete="off"
            {...form.getInputProps('signInName')}
          />
          <Group grow align="start">
            <PasswordInput
              label={t('door.recover.password')}
              autoComplete="new-password"
              visibilityToggleButtonProps={{ 'aria-label': t('door.showPassword') }}
              {...form.getInputProps('password')}
            />
            <PasswordInput
              label={t('door.field.again')}
              autoComplete="new-password"
              visibilityToggleButtonProps={{ 'aria-label': t('door.showPassword') }}
              {...form.getInputProps('again')}
            />
          </Group>
          <PasswordStrength
            password={form.values.password}
            signInName={form.values.signInName}
            onRefused={setRefused}
          />
          <ErrorText error={recover.error} />
          <Group justify="space-between">
            <Button variant="default" onClick={onBack}>
              {t('app.back')}
            </Button>
            <Button type="submit" loading={recover.isPending}>
              {t('door.recover.action')}
            </Button>
          </Group>
        </Stack>
      </form>
    </DoorFrame>
  )
}
