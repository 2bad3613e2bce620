import { Button, Group, Progress, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/errors.ts'
import type { RunningJob } from '../../shell/jobs.store.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'

interface Props {
  readonly verify: {
    readonly running: RunningJob | null
    readonly isPending: boolean
    readonly error: AppError | null
    readonly data: { readonly entries: number; readonly firstBroken: number | null } | undefined
  }
}

/** How the check of the whole chain goes, and what it found. */
export function VerifyResult({ verify: { running, isPending, error, data } }: Props) {
  const { t } = useTranslation()
  if (isPending && running) {
    const value = running.total > 0 ? (running.done / running.total) * 100 : 0
    return (
      <Group py="sm" wrap="nowrap">
        <Progress value={value} aria-label={t('audit.verify.job')} style={{ flex: 1 }} />
        <span className="figures">{`${running.done} / ${running.total}`}</span>
        <Button variant="default" onClick={running.cancel}>
          {t('app.cancel')}
        </Button>
      </Group>
    )
  }
  if (error) return <ErrorText error={error} />
  if (!data) return null
  const whole = data.firstBroken === null
  return (
    <Group py="sm" gap="sm" role="status" wrap="nowrap">
      {whole ? <IconCircleCheck size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
      <Text {...(whole ? {} : { c: 'var(--mantine-color-error)' })}>
        {whole
          ? t('audit.verify.whole', { number: data.entries.toLocaleString() })
          : t('audit.verify.broken', { seq: data.firstBroken })}
      </Text>
    </Group>
  )
}
