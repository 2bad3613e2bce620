import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppContract } from '../../shared/contract/index.ts'
import type { OutputOf } from '../../shared/contract/procedure.ts'
import { passwordBytes } from '../../shared/domain/password-rules.ts'
import { shownHere, useArchive } from '../api/archive.ts'
import styles from './PasswordStrength.module.css'

interface Props {
  readonly password: string
  readonly signInName: string
  /** Told whether any rule refuses the password as it stands. */
  onRefused(refused: boolean): void
}

/** What was found of a password, and of which: what is typed meanwhile is judged anew. */
type Judgement = OutputOf<AppContract['door']['judgePassword']> & { readonly of: string }

const PAUSE_MS = 120
const FULL_BITS = 80

/** How hard a password is to guess while it is typed, and which rule refuses it (PWD-2, PWD-3, DEC-9). */
export function PasswordStrength({ password, signInName, onRefused }: Props) {
  const { t } = useTranslation()
  const archive = useArchive()
  const [asked] = useDebouncedValue(password, PAUSE_MS)
  const [judgement, setJudgement] = useState<Judgement | null>(null)
  const { mutate } = useMutation({ ...archive.door.judgePassword(), ...shownHere })
  useEffect(() => {
    if (asked === '') return
    const stop = new AbortController()
    const input = { password: passwordBytes(asked), signInName: signInName.slice(0, 64) }
    mutate({ input, signal: stop.signal }, { onSuccess: (found) => setJudgement({ of: asked, ...found }) })
    return () => stop.abort()
  }, [asked, signInName, mutate])
  const refusals = judgement?.refusals ?? []
  const refused = password === '' || judgement?.of !== password || refusals.length > 0
  useEffect(() => onRefused(refused), [refused, onRefused])
  if (password === '' || !judgement) return <Text className="quiet">{t('door.password.rules')}</Text>
  const bits = Math.round(judgement.bits)
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
