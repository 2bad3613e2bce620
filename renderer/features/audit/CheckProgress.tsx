import { Button, Group, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RunningJob } from '../../shell/jobs.store.ts'

interface Props {
  readonly label: string
  readonly running: RunningJob
  /** How far it is, in words of its own; else in hundredths. */
  readonly figures?: string
}

/** How far a check is, and the way to stop it. */
export function CheckProgress({ label, running, figures }: Props) {
  const { t } = useTranslation()
  const value = running.total > 0 ? (running.done / running.total) * 100 : 0
  return (
    <Group py="sm" wrap="nowrap">
      <Progress value={value} aria-label={label} style={{ flex: 1 }} />
      <span className="figures">{figures ?? `${Math.round(value)} %`}</span>
      <Button variant="default" onClick={running.cancel}>
        {t('app.cancel')}
      </Button>
    </Group>
  )
}
