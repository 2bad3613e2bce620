import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { passwordBytes } from '../../../shared/domain/password-rules.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { SharesStep } from '../door/index.ts'

/** New recovery shares for a founder whose printed ones were lost or seen. The password is asked again. */
export function RecoveryShares() {
  const { t } = useTranslation()
  const renew = useMutation({ ...useArchive().session.renewShares(), ...shownHere })
  const [password, setPassword] = useState('')
  const [isDone, setDone] = useState(false)
  const papers = isDone ? null : renew.data

  if (papers) return <SharesStep {...papers} onDone={() => setDone(true)} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setDone(false)
        renew.mutate({ input: { password: passwordBytes(password) } }, { onSettled: () => setPassword('') })
      }}
    >
      <Stack>
        <Text className="quiet">{t('settings.shares.text')}</Text>
        <Group align="end">
          <PasswordInput
            label={t('settings.password.current')}
            autoComplete="off"
            w={260}
            value={password}
            visibilityToggleButtonProps={{ 'aria-label': t('door.showPassword') }}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={renew.isPending} disabled={password === ''}>
            {t('settings.shares.action')}
          </Button>
        </Group>
        <ErrorText error={renew.error} />
        {isDone && <Text role="status">{t('settings.shares.done')}</Text>}
      </Stack>
    </form>
  )
}
