import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useArchive } from '../api/archive.ts'
import styles from './PasswordStrength.module.css'

interface Props {
  readonly password: string
  readonly signInName: string
  /** Told whether any rule refuses the password as it stands. */
  onRefused(refused: boolean): void
}

const PAUSE_MS = 120
const FULL_BITS = 80

/** How hard a password is to guess while it is typed, and which rule refuses it (PWD-2, PWD-3, DEC-9). */
export function PasswordStrength({ password, signInName, onRefused }: Props) {
  const { t } = useTranslation()
  const archive = useArchive()
  const [asked] = useDebouncedValue(password, PAUSE_MS)
  const judged = useQuery({
    ...archive.door.judgePassword({ password: asked, signInName: signInName.slice(0, 64) }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    gcTime: 0, // the key holds the password
  })
  const refusals = judged.data?.refusals ?? []
  const refused = password === '' || asked !== password || !judged.data || refusals.length > 0
  useEffect(() => onRefused(refused), [refused, onRefused])
  if (password === '' || !judged.data) return <Text className="quiet">{t('door.password.rules')}</Text>
  const bits = Math.round(judged.data.bits)
  return (
    <div aria-live="polite">
      <div className={styles.strength} data-refused={refusals.length > 0 || undefined}>
        <span style={{ width: `${Math.min(100, (bits / FULL_BITS) * 100)}%` }} />
      </div>
      <Text size="sm" className="quiet">
        {t('door.password.bits', { count: bits })}
      </Text>
      {refusals.map(({ rule, reason }) => (
        <Text key={reason} size="sm" c="var(--mantine-color-error)">
          {t(`error.rule_broken.${reason}` as 'error.rule_broken.password.tooShort', { rule })}
        </Text>
      ))}
    </div>
  )
}
