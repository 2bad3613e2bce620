import {
  FEW_LOOSE,
  MANY_LOOSE,
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
  let last: Promise<void> = Promise.resolve()
  let waiting = 0
  let stopping = new AbortController()
  let quiet: NodeJS.Timeout | null = null

  async function keep(mostLoose: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    await breath() // whoever changed something has its answer first
    for (const vault of vaults()?.inOrder() ?? []) await keepVault(vault, run, mostLoose, signal)
  }
  /** One at a time; what comes meanwhile waits its turn. */
  function begin(mostLoose: number): void {
    const { signal } = stopping
    waiting += 1
    last = last
      .then(() => keep(mostLoose, signal))
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
      if (waiting === 0) begin(MANY_LOOSE)
      if (quiet) clearTimeout(quiet)
      quiet = setTimeout(() => begin(FEW_LOOSE), QUIET_MS).unref()
    },
    async stop() {
      stopping.abort()
      if (quiet) clearTimeout(quiet)
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
  run: RunInWorker,
  mostLoose: number,
  signal: AbortSignal,
): Promise<void> {
  const { db, file } = vault
  if (vault.tail !== 'whole') return // what lost its newest entries is only read
  removeStrayBlocks(db)
  for (
    let place: RunPlace | null = nextRun(db, mostLoose);
    place && !signal.aborted;
    place = nextRun(db, mostLoose)
  ) {
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
