import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { contract } from '../shared/contract/index.ts'
import type { Topic } from '../shared/contract/procedure.ts'
import type { Clock } from './archive/context.ts'
import { createServices } from './archive/services.ts'
import { createDispatcher, type Dispatcher } from './dispatch/dispatch.ts'
import { createJobHost } from './jobs/job-host.ts'
import type { KdfCost } from './keys/kdf.ts'
import { createDoorService } from './session/door.service.ts'
import { exportTargets } from './session/export-target.ts'
import { type ArchiveHost, createArchiveHost, type LockReason } from './session/host.ts'
import { createIndexKeeper } from './session/index-keeper.ts'
import type { Ports } from './session/ports.ts'
import { openWorkstation } from './session/workstation.ts'

/** What the program is made of, apart from windows: the same under Electron, in tests and in scripts. */
export interface ProgramParts {
  readonly ports: Ports
  readonly clock: Clock
  /** Where this workstation keeps its own memory; no archive lies there. */
  readonly userData: string
  /** The worker bundle, or its source under tests. */
  readonly workerScript: URL
  cost(): Promise<KdfCost>
  onChanged(topics: readonly Topic[]): void
  onBug(error: unknown, name: string): string
  onSlow(name: string, milliseconds: number): void
  /** Windows put away what is being typed; resolves when they had their time. */
  beforeLock(): Promise<void>
  /** Everything is closed: whatever showed records must go. */
  afterLock(): void
  openWindow(path: string): void
}

export interface Program {
  readonly dispatcher: Dispatcher
  readonly host: ArchiveHost
  /** Keeps drafts, ends jobs, closes files, wipes keys, in this order. */
  lock(reason: LockReason): Promise<void>
}

const LEDGERS = ['xlsx', 'xls', 'et', 'ods', 'csv', 'txt', 'tsv']

export function createProgram(parts: ProgramParts): Program {
  const { ports, clock } = parts
  const workstation = openWorkstation(parts.userData)
  const host = createArchiveHost({
    ports,
    clock,
    workstation,
    cost: parts.cost,
    monotonic: () => performance.now(),
  })
  const runInWorker = createJobHost(parts.workerScript)
  const keeper = createIndexKeeper({
    run: runInWorker,
    vaults: () => host.session()?.vaults ?? null,
    onBug: parts.onBug,
  })
  let locking: Promise<void> | null = null

  const lock = (reason: LockReason): Promise<void> => {
    if (!host.session()) return Promise.resolve()
    locking ??= lockNow(reason).finally(() => {
      locking = null
    })
    return locking
  }
  async function lockNow(reason: LockReason): Promise<void> {
    // Whatever fails on the way, on a full disk for one: in the end everything is shut and no window shows it.
    for (const step of [parts.beforeLock, dispatcher.stopJobs, keeper.stop, () => host.lock(reason)])
      try {
        await step()
      } catch (error) {
        parts.onBug(error, 'door.lock')
      }
    parts.onChanged(['session'])
    parts.afterLock()
  }

  const dispatcher = createDispatcher({
    contract,
    clock,
    services: createServices({
      door: createDoorService({
        host,
        ports,
        workstation,
        lock: () => lock('byHand'),
        openWindow: parts.openWindow,
      }),
      keys: host,
      runInWorker,
      ledgers: {
        choose: async () => {
          const path = await ports.dialogs.chooseFile(LEDGERS)
          return path
            ? { handle: host.handleFor(path), name: basename(path), size: statSync(path).size }
            : null
        },
        find: (handle) => {
          const path = host.pathOf(handle)
          return { path, name: basename(path) }
        },
      },
      zone: clock.zone,
      targets: exportTargets(host, ports),
    }),
    session: host.session,
    newCommandId: randomUUID,
    onChanged: (topics) => {
      parts.onChanged(topics)
      keeper.wake()
    },
    onBug: parts.onBug,
    onSlow: parts.onSlow,
  })
  return { dispatcher, host, lock }
}
