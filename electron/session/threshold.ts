import { AppError } from '../../shared/errors.ts'
import type { SignInName } from '../../shared/ids.ts'
import { takeWriterLock, type WriterLock } from '../database/writer-lock.ts'
import { demandPlace } from './archive-files.ts'
import { type DoorLog, openDoorLog } from './door-log.ts'
import type { HostParts } from './host-parts.ts'
import { readTrustedKeyring } from './opening.ts'
import { createThrottle, type Throttle } from './throttle.ts'

/** What stands before an archive that nobody has opened yet. */
interface Door {
  readonly folder: string
  readonly writer: WriterLock
  readonly throttle: Throttle
  readonly log: DoorLog
}

/** The door of the folder that this workstation shows. */
export interface Threshold {
  /** From the first attempt on this program is the only writer of the folder, until it turns to another. */
  enter(): Door
  leave(): void
}

export function createThreshold({ ports, clock, workstation, monotonic }: HostParts): Threshold {
  const { machine } = ports
  let door: Door | null = null

  function leave(): void {
    door?.writer.release()
    door = null
  }
  function enter(): Door {
    const folder = workstation.read().archive
    if (!folder) throw new AppError({ code: 'not_found', reason: 'object' })
    if (door?.folder === folder) return door
    leave()
    demandPlace(folder, machine)
    const keyring = readTrustedKeyring(folder)
    const { archive } = keyring
    const since = clock.now().toISOString()
    const writer = takeWriterLock(folder, { host: machine.hostName(), bootId: machine.bootId(), since })
    const log = openDoorLog({ folder, archive, door: keyring.door })
    const isPerson = (name: SignInName) => keyring.people.some(({ id }) => id === name)
    const throttle = createThrottle({ log, archive, isPerson, monotonic, now: () => clock.now() })
    door = { folder, writer, throttle, log }
    return door
  }
  return { enter, leave }
}
