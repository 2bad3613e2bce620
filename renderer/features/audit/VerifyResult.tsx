import { Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/errors.ts'
import type { RunningJob } from '../../shell/jobs.store.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { CheckProgress } from './CheckProgress.tsx'

interface Verified {
  readonly entries: number
  readonly firstBroken: number | null
  readonly firstSilent: number | null
}
interface Props {
  readonly verify: {
    readonly running: RunningJob | null
    readonly isPending: boolean
    readonly error: AppError | null
    readonly data: Verified | undefined
  }
}

/** How the check of the whole chain goes, and what it found. */
export function VerifyResult({ verify: { running, isPending, error, data } }: Props) {
  const { t } = useTranslation()
  if (isPending && running)
    return (
      <CheckProgress
        label={t('audit.verify.job')}
        running={running}
        figures={`${running.done} / ${running.total}`}
      />
    )
  if (error) return <ErrorText error={error} />
  if (!data) return null
  const whole = data.firstBroken === null && data.firstSilent === null
  return (
    <Group py="sm" gap="sm" role="status" wrap="nowrap">
      {whole ? <IconCircleCheck size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
      <Text {...(whole ? {} : { c: 'var(--mantine-color-error)' })}>{said(t, data)}</Text>
    </Group>
  )
}

function said(t: TFunction, { entries, firstBroken, firstSilent }: Verified): string {
  const number = entries.toLocaleString()
  if (firstBroken !== null) return t('audit.verify.broken', { seq: firstBroken })
  if (firstSilent !== null) return t('audit.verify.silent', { number, seq: firstSilent })
  return t('audit.verify.whole', { number })
}
