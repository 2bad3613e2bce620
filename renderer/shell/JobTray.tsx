import { ActionIcon, Button, Group, Popover, Progress, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck, IconHourglass, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorText } from '../ui/ErrorText.tsx'
import { dismissJob, type RunningJob, useJobs } from './jobs.store.ts'
import styles from './Shell.module.css'
import { say } from './shell.store.ts'
import { noteStep } from './undo.store.ts'

const percent = ({ done, total }: RunningJob) => (total > 0 ? Math.floor((done / total) * 100) : 0)

/** What is running, with the way to stop it, and what has just ended. */
export function JobTray() {
  const { t } = useTranslation()
  const jobs = useJobs((store) => store.jobs)
  const [open, setOpen] = useState(false)
  const running = jobs.filter(({ state }) => state === 'running')
  const first = running[0]
  useEnds(open)
  useEffect(() => {
    if (jobs.length === 0) setOpen(false)
  }, [jobs.length])
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
          <span className={styles.trayLabel}>
            {first
              ? `${first.label} ${percent(first)} %${running.length > 1 ? ` +${running.length - 1}` : ''}`
              : t('shell.job.ended', { count: jobs.length })}
          </span>
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

/** Says aloud how each job ended, and shows it to whoever left its screen and does not look at the tray. */
function useEnds(trayOpen: boolean): void {
  const { t } = useTranslation()
  const jobs = useJobs((store) => store.jobs)
  const known = useRef(new Map<string, RunningJob['state']>())
  const looking = useRef(trayOpen)
  looking.current = trayOpen
  useEffect(() => {
    for (const { id, label, state, result, seen } of jobs) {
      const before = known.current.get(id)
      known.current.set(id, state)
      if (before !== 'running' || state === 'running') continue
      const ended = t(`shell.job.said.${state}`, { label })
      const message = result ? [ended, result.text].join(t('shell.job.colon')) : ended
      say(message)
      // The screen that waits for the job shows what came of it by itself.
      if (seen || looking.current) continue
      notifications.show({ message, autoClose: 8000, ...(state === 'refused' && { color: 'red' }) })
    }
  }, [jobs, t])
}

function TrayIcon({ jobs }: { readonly jobs: readonly RunningJob[] }) {
  if (jobs.some(({ state }) => state === 'running')) return <IconHourglass size={16} aria-hidden />
  if (jobs.some(({ state }) => state === 'refused')) return <IconAlertTriangle size={16} aria-hidden />
  return <IconCheck size={16} aria-hidden />
}

function JobLine({ job }: { readonly job: RunningJob }) {
  const { t } = useTranslation()
  const { id, label, state, result, done, total } = job
  const dismiss = () => {
    dismissJob(id)
    noteStep({ kind: 'dismissed', job, name: label })
  }
  return (
    <div>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600}>{label}</Text>
        {state === 'running' ? (
          <Button variant="default" onClick={job.cancel}>
            {t('app.cancel')}
          </Button>
        ) : (
          <ActionIcon aria-label={t('shell.job.dismiss')} onClick={dismiss}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <Text className="quiet" size="sm">
        {t(`shell.job.state.${state}`)}
        {total > 0 && (
          <span className="figures">{` ${done.toLocaleString()} / ${total.toLocaleString()}`}</span>
        )}
      </Text>
      {state === 'running' && <Progress value={percent(job)} aria-label={label} mt={4} />}
      {result && (
        <Text size="sm">
          {result.text} {result.place && <Link to={result.place}>{t('shell.job.show')}</Link>}
        </Text>
      )}
      <ErrorText error={job.error} />
    </div>
  )
}
