import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DoorState } from '../../../shared/contract/door.ts'
import { passwordBytes } from '../../../shared/domain/password-rules.ts'
import { SignInName } from '../../../shared/ids.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import styles from './Door.module.css'
import { DoorFrame } from './DoorFrame.tsx'
import { Recovery } from './Recovery.tsx'
import { useCountdown } from './use-countdown.ts'

interface Props {
  readonly door: DoorState
  /** Told while new shares are to be read, because their holder is signed in before they are put away. */
  onHold(hold: boolean): void
}

/** The archive is there and locked: sign in, or find another way in. */
export function LockScreen({ door, onHold }: Props) {
  const { t } = useTranslation()
  const archive = useArchive()
  const [recovering, setRecovering] = useState(false)
  const [signInName, setSignInName] = useState(door.lastSignInName ?? '')
  const [password, setPassword] = useState('')
  const unlock = useMutation({ ...archive.door.unlock(), ...shownHere })
  const leave = useMutation(archive.door.leaveFolder())
  const waiting = useCountdown(unlock.error)
  const name = SignInName.safeParse(signInName)

  if (recovering) return <Recovery onHold={onHold} onBack={() => setRecovering(false)} />
  const signIn = () => {
    if (!name.success || password === '' || waiting > 0) return
    unlock.mutate(
      { input: { signInName: name.data, password: passwordBytes(password) } },
      { onSettled: () => setPassword('') },
    )
  }
  return (
    <DoorFrame title={t('door.lock.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          signIn()
        }}
      >
        <Stack>
          <TextInput
            label={t('door.field.signInName')}
            autoComplete="off"
            value={signInName}
            onChange={(event) => setSignInName(event.currentTarget.value)}
            error={signInName !== '' && !name.success && t('door.wrong.signInName')}
            autoFocus={signInName === ''}
          />
          <PasswordInput
            label={t('door.field.password')}
            autoComplete="off"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoFocus={signInName !== ''}
            visibilityToggleButtonProps={{ 'aria-label': t('door.showPassword') }}
          />
          {door.demoPassword && (
            <Text size="sm">
              {t('door.lock.demo')} <span className="code">{door.demoPassword}</span>
            </Text>
          )}
          {waiting > 0 ? (
            <Text role="alert" size="sm" c="var(--mantine-color-error)">
              {t('door.lock.wait', { count: waiting })}
            </Text>
          ) : (
            <ErrorText error={unlock.error} />
          )}
          <Button type="submit" loading={unlock.isPending} disabled={waiting > 0}>
            {t('door.lock.open')}
          </Button>
        </Stack>
      </form>
      <div className={styles.links}>
        <Anchor component="button" type="button" onClick={() => setRecovering(true)}>
          {t('door.lock.recover')}
        </Anchor>
        <Anchor component="button" type="button" onClick={() => leave.mutate({ input: {} })}>
          {t('door.lock.otherFolder')}
        </Anchor>
      </div>
      {door.folder && (
        <Text size="xs" className="quiet" mt="sm">
          {door.folder}
        </Text>
      )}
    </DoorFrame>
  )
}
