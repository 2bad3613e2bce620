import { create } from 'zustand'
import type { AppError } from '../../shared/errors.ts'
import type { Place } from './actions.ts'

/** What came of a job: in words, and where it can be seen. */
export interface JobResult {
  readonly text: string
  readonly place?: Place
}

export interface RunningJob {
  readonly id: string
  /** What is being done, in words. */
  readonly label: string
  readonly done: number
  readonly total: number
  readonly state: 'running' | 'done' | 'refused' | 'cancelled'
  readonly error: AppError | null
  readonly result: JobResult | null
  /** It ended before the eyes of whoever began it: the screen that began it was still there. */
  readonly seen: boolean
  cancel(): void
}

/** Work that went well and left nothing to look at needs nobody to clear it away; the rest stays until it was seen. */
const DONE_SHOWN_MS = 8000

/** What is running and what has just ended. */
export const useJobs = create<{ readonly jobs: readonly RunningJob[] }>(() => ({ jobs: [] }))

const change = (id: string, part: Partial<RunningJob>) =>
  useJobs.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, ...part } : job)) }))

/** Puts a job on the tray; the caller tells how it goes and how it ended. */
export function beginJob(label: string) {
  const id = crypto.randomUUID()
  const controller = new AbortController()
  const job: RunningJob = {
    id,
    label,
    done: 0,
    total: 0,
    state: 'running',
    error: null,
    result: null,
    seen: false,
    cancel: () => controller.abort(),
  }
  useJobs.setState(({ jobs }) => ({ jobs: [...jobs.slice(-19), job] }))
  return {
    id,
    signal: controller.signal,
    report: (done: number, total: number) => change(id, { done, total }),
    end: (error: AppError | null, result: JobResult | null, seen: boolean) => {
      if (error === null) {
        change(id, { state: 'done', result, seen })
        if (result === null) setTimeout(() => dismissJob(id), DONE_SHOWN_MS)
      } else change(id, { state: error.data.code === 'cancelled' ? 'cancelled' : 'refused', error, seen })
    },
  }
}

/** Takes a job that has ended off the tray. */
export const dismissJob = (id: string) =>
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }))

/** Puts a job that was taken off by hand back on the tray. */
export const putBack = (job: RunningJob) => useJobs.setState(({ jobs }) => ({ jobs: [...jobs, job] }))

/** Empties the tray, when whoever started the jobs has gone. */
export const forgetJobs = () => useJobs.setState({ jobs: [] })
