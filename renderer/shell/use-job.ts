import { type UseMutationOptions, useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { AppError } from '../../shared/errors.ts'
import { shownHere } from '../api/archive.ts'
import type { JobCall } from '../api/options.ts'
import { beginJob, type JobResult, useJobs } from './jobs.store.ts'

/**
 * Runs a job through the tray: it can be watched and cancelled there, also after its screen was left. `told` puts what
 * came of it into words; it then stays on the tray until it was seen.
 */
export function useJob<I, O>(
  options: UseMutationOptions<O, AppError, JobCall<I>>,
  label: string,
  told?: (output: O) => JobResult | null,
) {
  const [jobId, setJobId] = useState<string | null>(null)
  const there = useRef(false)
  useEffect(() => {
    there.current = true
    return () => {
      there.current = false
    }
  }, [])
  const run = options.mutationFn
  const mutation = useMutation<O, AppError, I>({
    ...(options.mutationKey ? { mutationKey: options.mutationKey } : {}),
    ...shownHere,
    mutationFn: async (input, context) => {
      if (!run) throw new Error('a job needs a function')
      const { id, signal, report, end } = beginJob(label)
      setJobId(id)
      try {
        const result = await run({ input, signal, onProgress: report }, context)
        end(null, told?.(result) ?? null, there.current)
        return result
      } catch (error) {
        const why = error instanceof AppError ? error : new AppError({ code: 'internal', reason: 'unknown' })
        end(why, null, there.current)
        throw error
      }
    },
  })
  const running = useJobs(({ jobs }) => jobs.find(({ id }) => id === jobId) ?? null)
  return { ...mutation, running }
}
