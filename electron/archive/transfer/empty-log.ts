import type { RunInWorker } from '../../jobs/job-host.ts'
import type { JobContext } from '../context.ts'

/** Empties the log of the open vault beside a job that fills it. */
export interface LogEmptier {
  /** So many rows were written: begins to empty the log when it has grown, and waits where it must not grow further. */
  filled(rows: number): Promise<void>
  /** Empties what is left and gives the log back to its file. */
  end(): Promise<void>
}

/**
 * So many rows fill about 100 MB of log, most of it the same pages of the indexes again: the longer the log, the fewer
 * pages have to be put into the file in the end.
 */
const ROWS = 10_000

/** Takes the log over from the commits, which would put each page into the file again and again, and gives it to a worker. */
export function emptyLogBeside(
  { reader, letLogGrow, signal, facts }: Pick<JobContext, 'reader' | 'letLogGrow' | 'signal' | 'facts'>,
  run: RunInWorker,
  rowsAtOnce = ROWS,
): LogEmptier {
  const giveBack = letLogGrow(facts.openVault)
  const over = new AbortController()
  const { file, key, reservation } = reader(facts.openVault)
  reservation.fill(0)
  let isLost = false
  let pass = createTurn()
  let request = createTurn()
  const worker = run(
    'emptyLog',
    { file, key },
    {
      signal: AbortSignal.any([signal, over.signal]),
      report: () => undefined,
      onPart: () => {
        pass.done()
        return request.wanted
      },
    },
  ).catch(() => {
    // Ended, or the disk is full: then commits hear of it, for they put the log into the file again.
    isLost = true
    giveBack()
    pass.done()
  })

  /** One walk through the log; what is written meanwhile may stay behind. */
  function once(): Promise<void> {
    if (isLost) return Promise.resolve()
    const { done } = request
    pass = createTurn()
    request = createTurn()
    done()
    return pass.wanted
  }

  const ready = pass.wanted
  let rows = 0
  let first: Promise<void> | null = null
  let isWalked = false
  return {
    async filled(more) {
      rows += more
      if (rows >= rowsAtOnce)
        first ??= ready.then(once).then(() => {
          isWalked = true
        })
      // A log begins anew only when all of it is in the file: the rest is walked while nobody writes more.
      if (!first || (!isWalked && rows < 2 * rowsAtOnce)) return
      await first
      await once()
      rows = 0
      first = null
      isWalked = false
    },
    async end() {
      if (!signal.aborted) {
        await first
        await ready
        await once()
      }
      over.abort()
      await worker
      giveBack()
    },
  }
}

/** A promise and what keeps it. */
function createTurn(): { readonly wanted: Promise<void>; done(): void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { wanted: promise, done: resolve }
}
