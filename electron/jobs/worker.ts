import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'
import type { FromWorker } from './job-host.ts'
import { type TaskName, tasks } from './tasks.ts'

const { name, input } = workerData as { name: TaskName; input: never }
const port = parentPort
if (!port) throw new Error('a worker has a parent')
const say = (message: FromWorker) => port.postMessage(message)
const waiting: ((answer: never) => void)[] = []

/** The entry of every worker thread: runs one task, says how far it is, ends. */
try {
  port.on('message', (answer) => {
    waiting.shift()?.(answer as never)
    // Hearing must not keep a thread alive that waits for nothing.
    if (waiting.length === 0) port.unref()
  })
  port.unref()
  const value = await tasks[name](input, {
    report: (done, total) => say({ type: 'progress', done, total }),
    part: (part) => {
      say({ type: 'part', part })
      return new Promise<never>((resolve) => {
        waiting.push(resolve)
        port.ref()
      })
    },
  })
  say({ type: 'done', value })
} catch (error) {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  say({ type: 'failed', error: error instanceof AppError ? error.data : null, stack })
}
