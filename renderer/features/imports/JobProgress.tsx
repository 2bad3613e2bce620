import { Button, Group, Progress, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RunningJob } from '../../shell/jobs.store.ts'

/** How far a job is, and the way to stop it. */
export function JobProgress({ job }: { readonly job: RunningJob | null }) {
  const { t } = useTranslation()
  if (job?.state !== 'running') return null
  return (
    <Group wrap="nowrap" mb="md">
      <Text>{job.label}</Text>
      <Progress
        value={job.total > 0 ? (job.done / job.total) * 100 : 0}
        aria-label={job.label}
        style={{ flex: 1 }}
      />
      <span className="figures">{job.total > 0 ? `${job.done} / ${job.total}` : job.done}</span>
      <Button variant="default" onClick={job.cancel}>
        {t('app.cancel')}
      </Button>
    </Group>
  )
}
