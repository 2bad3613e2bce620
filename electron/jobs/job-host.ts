import { Worker } from 'node:worker_threads'
import { AppError, type ErrorData } from '../../shared/errors.ts'
import type { TaskAnswer, TaskInput, TaskName, TaskOutput, TaskPart } from './tasks.ts'

interface Running<Name extends TaskName> {
  readonly signal: AbortSignal
  report(done: number, total: number): void
  /** Takes one part of a long answer, one after the other; the worker is told when each has been dealt with, and how. */
  onPart?(part: TaskPart<Name>): TaskAnswer<Name> | Promise<TaskAnswer<Name>>
}
export type RunInWorker = <Name extends TaskName>(
  name: Name,
  input: TaskInput<Name>,
  running: Running<Name>,
) => Promise<TaskOutput<Name>>

/** What a worker says. */
export type FromWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'part'; readonly part: unknown }
  | { readonly type: 'done'; readonly value: unknown }
  | { readonly type: 'failed'; readonly error: ErrorData | null; readonly stack: string }

/** Runs tasks that read for long in threads of their own; keys stay in the process (ADR-0003). */
export function createJobHost(script: URL): RunInWorker {
  return (name, input, { signal, report, onPart }) =>
    new Promise((resolve, reject) => {
      const cancelled = () => new AppError({ code: 'cancelled', reason: 'byUser' })
      if (signal.aborted) return reject(cancelled())
      // A key is moved, not copied: nothing of it stays on this side.
      const transferList = Object.values(input)
        .filter((value) => value instanceof Uint8Array)
        .map(({ buffer }) => buffer as ArrayBuffer)
      const worker = new Worker(script, { workerData: { name, input }, transferList })
      const end = (settle: () => void) => {
        signal.removeEventListener('abort', stop)
        // The thread lets go of its files before the job counts as ended.
        void worker.terminate().then(settle)
      }
      const stop = () => end(() => reject(cancelled()))
      signal.addEventListener('abort', stop, { once: true })
      let parts: Promise<unknown> = Promise.resolve()

      worker.on('message', (message: FromWorker) => {
        switch (message.type) {
          case 'progress':
            return report(message.done, message.total)
          case 'part':
            parts = parts
              .then(() => (signal.aborted ? undefined : onPart?.(message.part as TaskPart<typeof name>)))
              .then((answer) => worker.postMessage(answer))
            return void parts.catch((error) => end(() => reject(error)))
          case 'done':
            return end(() => resolve(message.value as TaskOutput<typeof name>))
          case 'failed':
            return end(() => reject(message.error ? new AppError(message.error) : new Error(message.stack)))
        }
      })
      worker.on('error', (error) => end(() => reject(error)))
    })
}
