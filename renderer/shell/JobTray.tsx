import { ActionIcon, Button, Group, Popover, Progress, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconHourglass, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorText } from '../ui/ErrorText.tsx'
import { dismissJob, type RunningJob, useJobs } from './jobs.store.ts'
import styles from './Shell.module.css'
import { say } from './shell.store.ts'

const percent = ({ done, total }: RunningJob) => (total > 0 ? Math.floor((done / total) * 100) : 0)

/** What is running, with the way to stop it, and what has just ended. Says aloud when a job ends. */
export function JobTray() {
  const { t } = useTranslation()
  const jobs = useJobs((store) => store.jobs)
  const [open, setOpen] = useState(false)
  const running = jobs.filter(({ state }) => state === 'running')
  const first = running[0]
  const last = jobs.at(-1)
  useEffect(() => {
    if (last && last.state !== 'running') say(t(`shell.job.said.${last.state}`, { label: last.label }))
  }, [last, t])
  if (jobs.length === 0) return null
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<TrayIcon jobs={jobs} />}
          onClick={() => setOpen((before) => !before)}
        >
          {first ? `${first.label} ${percent(first)} %` : t('shell.job.ended', { count: jobs.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shell.job.tray')}>
        <div className={styles.jobs}>
          {jobs.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function TrayIcon({ jobs }: { readonly jobs: readonly RunningJob[] }) {
  if (jobs.some(({ state }) => state === 'running')) return <IconHourglass size={16} aria-hidden />
  if (jobs.some(({ state }) => state === 'refused')) return <IconAlertTriangle size={16} aria-hidden />
  return <IconCheck size={16} aria-hidden />
}

function JobLine({ job }: { readonly job: RunningJob }) {
  const { t } = useTranslation()
  return (
    <div>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600}>{job.label}</Text>
        {job.state === 'running' ? (
          <Button variant="default" onClick={job.cancel}>
            {t('app.cancel')}
          </Button>
        ) : (
          <ActionIcon aria-label={t('shell.job.dismiss')} onClick={() => dismissJob(job.id)}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <Text className="quiet" size="sm">
        {t(`shell.job.state.${job.state}`)}
        {job.total > 0 && <span className="figures">{` ${job.done} / ${job.total}`}</span>}
      </Text>
      {job.state === 'running' && <Progress value={percent(job)} aria-label={job.label} mt={4} />}
      <ErrorText error={job.error} />
    </div>
  )
}
