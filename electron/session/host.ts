import type { DoorState } from '../../shared/contract/door.ts'
import { SETTINGS } from '../../shared/domain/setting-rules.ts'
import { AppError } from '../../shared/errors.ts'
import type { SignInName } from '../../shared/ids.ts'
import { settingOf } from '../archive/settings/settings.service.ts'
import type { Session } from '../dispatch/session.ts'
import { demandPlace, demoEntry, holdsArchive } from './archive-files.ts'
import { createEntrances, type Entrances } from './entrances.ts'
import { leaveEvent } from './events.ts'
import { createHandles, type Handles } from './handles.ts'
import type { HostParts } from './host-parts.ts'
import { type OpenArchive, openArchive } from './opening.ts'
import { createThreshold } from './threshold.ts'
import type { WorkstationFile } from './workstation.ts'

export type LockReason = 'byHand' | 'idle' | 'suspend' | 'quit' | 'screen'

/** The archive that this program shows: none, shut, or open to one person. */
export interface ArchiveHost extends Entrances, Omit<Handles, 'forget'> {
  session(): Session | null
  state(): DoorState
  turnTo(folder: string): void
  /** Turns to an archive that the program was started with; what is none is passed over. */
  showAtStart(folder: string): void
  leave(): void
  unlock(signInName: SignInName, password: Uint8Array): Promise<void>
  /** Closes every file and wipes every key. Jobs have ended by now. */
  lock(reason: LockReason): void
  lockAfterMinutes(): number
  /** Lets go of the folder when the program ends; what it showed is remembered. */
  release(): void
}

export function createArchiveHost(parts: HostParts): ArchiveHost {
  const { ports, clock, workstation } = parts
  const handles = createHandles()
  const threshold = createThreshold(parts)
  let open: OpenArchive | null = null
  const session = () => open?.session ?? null

  const turnAway = (archive: string | null) => {
    if (open) throw new AppError({ code: 'conflict', reason: 'archiveOpen' })
    threshold.leave()
    handles.forget()
    workstation.write({ archive, lastSignInName: null })
  }

  return {
    ...createEntrances(parts, threshold, session),
    handleFor: handles.handleFor,
    pathOf: handles.pathOf,
    session,
    state: () => stateOf(workstation, open !== null),
    release: () => threshold.leave(),
    turnTo: (folder) => {
      if (!holdsArchive(folder)) throw new AppError({ code: 'not_found', reason: 'archive' })
      demandPlace(folder, ports.machine)
      turnAway(folder)
    },
    showAtStart: (folder) => {
      if (holdsArchive(folder)) turnAway(folder)
    },
    leave: () => turnAway(null),
    unlock: async (signInName, password) => {
      if (open) throw new AppError({ code: 'conflict', reason: 'archiveOpen' })
      const { folder, throttle, log } = threshold.enter()
      const storage = ports.machine.storageKind(folder)
      const attempt = {
        folder,
        signInName,
        password,
        throttle,
        log,
        at: clock.now(),
        zone: clock.zone,
        storage,
      }
      const opened = await openArchive(attempt)
      if (open) return opened.close() // a second window was faster
      open = opened
      workstation.write({ lastSignInName: signInName })
    },
    lock: (reason) => {
      if (!open) return
      const closing = open
      open = null // first: nothing can begin while the files close
      handles.forget()
      closeArchive(closing, reason, clock.now())
    },
    lockAfterMinutes: () =>
      open ? settingOf(open.session.vaults.first.db, 'lockAfterMinutes') : SETTINGS.lockAfterMinutes.standard,
  }
}

/** Leaves the last entry of the session and closes, whatever the disk says to the entry. */
function closeArchive({ session, close }: OpenArchive, reason: LockReason, at: Date): void {
  const { actor, vaults, facts } = session
  try {
    if (facts.chainTail === 'whole')
      leaveEvent(vaults.first, actor, { at, procedure: 'door.lock', payload: { reason } })
  } finally {
    close()
  }
}

function stateOf(workstation: WorkstationFile, isOpen: boolean): DoorState {
  const { archive, lastSignInName } = workstation.read()
  const known = archive !== null && holdsArchive(archive)
  const demo = known ? demoEntry(archive) : null
  return {
    phase: isOpen ? 'open' : known ? 'locked' : 'none',
    folder: known ? archive : null,
    lastSignInName: lastSignInName ?? demo?.signInName ?? null,
    demoPassword: demo?.password ?? null,
  }
}
