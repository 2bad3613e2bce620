import {
  nextRun,
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
  let working: Promise<void> | null = null
  let stopping = new AbortController()
  let isWanted = false

  async function keep(signal: AbortSignal): Promise<void> {
    do {
      isWanted = false
      await breath() // whoever changed something has its answer first
      for (const vault of vaults()?.inOrder() ?? []) await keepVault(vault, run, signal)
    } while (isWanted && !signal.aborted)
  }

  return {
    wake() {
      isWanted = true
      if (working || stopping.signal.aborted) return
      working = keep(stopping.signal)
        .catch((error) => {
          // A search that asks the items themselves is slower, never wrong.
          if (!stopping.signal.aborted) onBug(error, 'search.keep')
        })
        .finally(() => {
          working = null
        })
    },
    async stop() {
      stopping.abort()
      await working
      stopping = new AbortController()
    },
  }
}

const breath = () => new Promise<void>((resolve) => setImmediate(resolve))

async function keepVault(vault: OpenVault, run: RunInWorker, signal: AbortSignal): Promise<void> {
  const { db, file } = vault
  if (vault.tail !== 'whole') return // what lost its newest entries is only read
  removeStrayBlocks(db)
  for (let place: RunPlace | null = nextRun(db); place && !signal.aborted; place = nextRun(db)) {
    const built = await run(
      'buildRun',
      { file, key: vault.readerKey(), ...place },
      { signal, report: () => undefined },
    )
    for (const piece of writeRun(db, built)) {
      piece()
      await breath()
      if (signal.aborted) return
    }
  }
}
