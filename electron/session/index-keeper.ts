import {
  type BuiltRun,
  nextRun,
  type Pace,
  type RunPlace,
  removeStrayBlocks,
  writeRun,
} from '../archive/records/search/search-runs.service.ts'
import type { RunInWorker } from '../jobs/job-host.ts'
import type { OpenVault, Vaults } from '../vaults/vaults.ts'

/** Keeps the search index of every open vault close to its items, beside all other work. */
export interface IndexKeeper {
  /** Something changed: builds what has grown too large to be held against every question. */
  wake(): void
  /** Ends before the files close. */
  stop(): Promise<void>
}

interface KeeperParts {
  readonly run: RunInWorker
  vaults(): Vaults | null
  onBug(error: unknown, name: string): void
}

/**
 * Builds runs in a worker and writes them here in pieces that nobody waits for. It leaves no entry in the chain: nothing
 * that it writes is a record, and all of it can be made again (ADR-0017).
 */
export function createIndexKeeper({ run, vaults, onBug }: KeeperParts): IndexKeeper {
  let last: Promise<void> = Promise.resolve()
  let waiting = 0
  let stopping = new AbortController()
  let quiet: NodeJS.Timeout | null = null

  const builders = createBuilders(run)

  async function keep(pace: Pace, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    await breath() // whoever changed something has its answer first
    for (const vault of vaults()?.inOrder() ?? []) await keepVault(vault, builders, pace, signal)
    // Nothing more will come for a while.
    if (pace === 'quiet' && waiting === 1) await builders.end()
  }
  /** One at a time; what comes meanwhile waits its turn. */
  function begin(pace: Pace): void {
    const { signal } = stopping
    waiting += 1
    last = last
      .then(() => keep(pace, signal))
      .catch((error) => {
        // A search that asks the items themselves is slower, never wrong.
        if (!signal.aborted) onBug(error, 'search.keep')
      })
      .finally(() => {
        waiting -= 1
      })
  }

  return {
    wake() {
      if (waiting === 0) begin('busy')
      if (quiet) clearTimeout(quiet)
      quiet = setTimeout(() => begin('quiet'), QUIET_MS).unref()
    },
    async stop() {
      stopping.abort()
      if (quiet) clearTimeout(quiet)
      await builders.end()
      await last
      stopping = new AbortController()
    },
  }
}

/** After so long without a change everything is packed, down to what is held against a question in a moment. */
const QUIET_MS = 2000

const breath = () => new Promise<void>((resolve) => setImmediate(resolve))

async function keepVault(
  vault: OpenVault,
  builders: Builders,
  pace: Pace,
  signal: AbortSignal,
): Promise<void> {
  const { db } = vault
  if (vault.tail !== 'whole') return // what lost its newest entries is only read
  removeStrayBlocks(db)
  for (let place: RunPlace | null = nextRun(db, pace); place && !signal.aborted; place = nextRun(db, pace)) {
    const built = await builders.build(vault, place)
    for (const piece of writeRun(db, built)) {
      piece()
      await breath()
      if (signal.aborted) return
    }
  }
}

/** Threads that build runs, one for each file, from the first run that is wanted until it is quiet. */
type Builders = ReturnType<typeof createBuilders>

function createBuilders(run: RunInWorker) {
  const open = new Map<OpenVault, ReturnType<typeof openBuilder>>()
  return {
    async build(vault: OpenVault, place: RunPlace): Promise<BuiltRun> {
      const builder = open.get(vault) ?? openBuilder(vault, run)
      open.set(vault, builder)
      try {
        return await builder.build(place)
      } catch (error) {
        open.delete(vault)
        throw error
      }
    },
    async end(): Promise<void> {
      const all = [...open.values()]
      open.clear()
      await Promise.all(all.map((builder) => builder.end()))
    },
  }
}

function openBuilder({ file, readerKey }: OpenVault, run: RunInWorker) {
  const over = new AbortController()
  let want: (place: RunPlace) => void = () => undefined
  let take: (built: BuiltRun) => void = () => undefined
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>()
  const worker = run(
    'buildRuns',
    { file, key: readerKey() },
    {
      signal: over.signal,
      report: () => undefined,
      onPart: (built) => {
        if (built) take(built)
        const next = Promise.withResolvers<RunPlace>()
        want = next.resolve
        isReady()
        return next.promise
      },
    },
  )
  const ended = worker.catch(() => undefined)
  return {
    build: (place: RunPlace) =>
      Promise.race([
        worker,
        ready.then(() => {
          const { promise, resolve } = Promise.withResolvers<BuiltRun>()
          take = resolve
          want(place)
          return promise
        }),
      ]),
    async end(): Promise<void> {
      over.abort()
      await ended
    },
  }
}
