import { randomUUID } from 'node:crypto'
import type { DoorState, Founding } from '../../shared/contract/door.ts'
import { AppError } from '../../shared/errors.ts'
import { HandleId, type SignInName } from '../../shared/ids.ts'
import type { Clock } from '../archive/context.ts'
import { settingOf } from '../archive/settings/settings.service.ts'
import { takeWriterLock, type WriterLock } from '../database/writer-lock.ts'
import type { Session } from '../dispatch/session.ts'
import type { KdfCost } from '../keys/kdf.ts'
import { demandPlace, demoEntry, holdsArchive, refuseFounding } from './archive-files.ts'
import { openDoorLog } from './door-log.ts'
import { leaveEvent } from './events.ts'
import { type FoundedPapers, foundArchive } from './founding.ts'
import { demandPassword, policyOf, replacePassword } from './new-password.ts'
import { type OpenArchive, openArchive, readTrustedKeyring } from './opening.ts'
import type { Ports } from './ports.ts'
import { recoverFounder } from './recovery.ts'
import { createThrottle, type Throttle } from './throttle.ts'
import type { WorkstationFile } from './workstation.ts'

export interface HostParts {
  readonly ports: Ports
  readonly clock: Clock
  readonly workstation: WorkstationFile
  /** What one guess is to cost; measured once on this machine. */
  cost(): Promise<KdfCost>
  /** Milliseconds that no change of the clock moves. */
  monotonic(): number
}

export type LockReason = 'byHand' | 'idle' | 'suspend' | 'quit' | 'screen'

/** The archive that this program shows: none, shut, or open to one person. */
export interface ArchiveHost {
  session(): Session | null
  state(): DoorState
  handleFor(path: string): HandleId
  pathOf(handle: HandleId): string
  turnTo(folder: string): void
  /** Turns to an archive that the program was started with; what is none is passed over. */
  showAtStart(folder: string): void
  leave(): void
  found(plan: Omit<Founding, 'handle'> & { readonly folder: string }): Promise<FoundedPapers>
  unlock(signInName: SignInName, password: Uint8Array): Promise<void>
  recover(
    shares: readonly [string, string],
    signInName: SignInName,
    password: Uint8Array,
  ): Promise<FoundedPapers>
  changePassword(current: Uint8Array, next: Uint8Array): Promise<void>
  /** Closes every file and wipes every key. Jobs have ended by now. */
  lock(reason: LockReason): void
  lockAfterMinutes(): number
  /** Lets go of the folder when the program ends; what it showed is remembered. */
  release(): void
}

interface Shut {
  readonly folder: string
  readonly writer: WriterLock
  readonly throttle: Throttle
  readonly log: ReturnType<typeof openDoorLog>
}

export function createArchiveHost({ ports, clock, workstation, cost, monotonic }: HostParts): ArchiveHost {
  const { zone } = clock
  const handles = new Map<HandleId, string>()
  let shut: Shut | null = null
  let open: OpenArchive | null = null

  const folderNow = (): string => {
    const folder = workstation.read().archive
    if (!folder) throw new AppError({ code: 'not_found', reason: 'object' })
    return folder
  }
  /** From the first attempt on this program is the only writer of the folder, until it turns to another. */
  function atTheDoor(): Shut {
    const folder = folderNow()
    if (shut?.folder === folder) return shut
    shut?.writer.release()
    shut = null
    demandPlace(folder, ports.machine)
    const { archive, door, people } = readTrustedKeyring(folder)
    const holder = {
      host: ports.machine.hostName(),
      bootId: ports.machine.bootId(),
      since: clock.now().toISOString(),
    }
    const writer = takeWriterLock(folder, holder)
    const log = openDoorLog({ folder, archive, door })
    const isPerson = (name: SignInName) => people.some(({ id }) => id === name)
    const throttle = createThrottle({ log, archive, isPerson, monotonic, now: () => clock.now() })
    shut = { folder, writer, throttle, log }
    return shut
  }
  function leave(): void {
    shut?.writer.release()
    shut = null
    handles.clear()
  }

  return {
    release: leave,
    session: () => open?.session ?? null,
    state: () => {
      const { archive, lastSignInName } = workstation.read()
      const known = archive !== null && holdsArchive(archive)
      const demo = known ? demoEntry(archive) : null
      return {
        phase: open ? 'open' : known ? 'locked' : 'none',
        folder: known ? archive : null,
        lastSignInName: lastSignInName ?? demo?.signInName ?? null,
        demoPassword: demo?.password ?? null,
      }
    },
    handleFor: (path) => {
      const handle = HandleId.parse(randomUUID())
      handles.set(handle, path)
      return handle
    },
    pathOf: (handle) => {
      const path = handles.get(handle)
      if (!path) throw new AppError({ code: 'not_found', reason: 'object' })
      return path
    },
    turnTo: (folder) => {
      if (!holdsArchive(folder)) throw new AppError({ code: 'not_found', reason: 'archive' })
      demandPlace(folder, ports.machine)
      if (open) throw new AppError({ code: 'conflict', reason: 'archiveOpen' })
      leave()
      workstation.write({ archive: folder, lastSignInName: null })
    },
    showAtStart: (folder) => {
      if (holdsArchive(folder)) workstation.write({ archive: folder, lastSignInName: null })
    },
    leave: () => {
      if (open) throw new AppError({ code: 'conflict', reason: 'archiveOpen' })
      leave()
      workstation.write({ archive: null, lastSignInName: null })
    },
    found: async (plan) => {
      const refusal = refuseFounding(plan.folder, ports.machine)
      if (refusal) {
        const rule = refusal === 'syncFolder' ? 'MEDIA-8' : 'MEDIA-7'
        throw new AppError({ code: 'rule_broken', reason: `door.${refusal}`, params: { rule } })
      }
      demandPassword(
        plan.password,
        [plan.signInName, plan.founderName, plan.name, plan.fondsName],
        policyOf(null),
      )
      const papers = await foundArchive({ ...plan, cost: await cost(), at: clock.now(), zone })
      leave()
      workstation.write({ archive: plan.folder })
      return papers
    },
    unlock: async (signInName, password) => {
      if (open) throw new AppError({ code: 'conflict', reason: 'archiveOpen' })
      const { folder, throttle, log } = atTheDoor()
      const storage = ports.machine.storageKind(folder)
      const attempt = { folder, signInName, password, throttle, log, at: clock.now(), zone, storage }
      const opened = await openArchive(attempt)
      if (open) return opened.close() // a second window was faster
      open = opened
      workstation.write({ lastSignInName: signInName })
    },
    recover: async (shares, signInName, password) => {
      const { folder, throttle } = atTheDoor()
      demandPassword(password, [signInName], policyOf(null))
      const plan = { folder, shares, signInName, password, cost: await cost(), at: clock.now(), zone }
      const papers = await recoverFounder(plan)
      throttle.release(signInName)
      return papers
    },
    changePassword: async (current, next) => {
      if (!open || !shut) throw new AppError({ code: 'locked', reason: 'session' })
      const { session } = open
      shut.throttle.begin(session.actor.signInName as SignInName)
      const { folder, throttle } = shut
      await replacePassword({ folder, session, current, next, cost: await cost(), at: clock.now(), zone })
      throttle.succeed(session.actor.signInName as SignInName)
    },
    lock: (reason) => {
      if (!open) return
      const closing = open
      open = null // first: nothing can begin while the files close
      handles.clear()
      const { actor, vaults, facts } = closing.session
      try {
        if (facts.chainTail === 'whole')
          leaveEvent(vaults.first, actor, { at: clock.now(), procedure: 'door.lock', payload: { reason } })
      } finally {
        closing.close()
      }
    },
    lockAfterMinutes: () => (open ? settingOf(open.session.vaults.first.db, 'lockAfterMinutes') : 5),
  }
}
