import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { dirname, resolve } from 'node:path'
import type { Machine, StorageKind } from '../session/ports.ts'
import { storageOnMacOs, storageOnWindows } from './storage-elsewhere.ts'
import { storageOnLinux, theKernel } from './storage-linux.ts'
import { isInSyncFolder } from './sync-folders.ts'

/** Facts about this computer. Linux is tested; the other two are written and flagged. */
export function createMachine(): Machine {
  return { storageKind, bootId, hostName: hostname }
}

/** A folder that is not there yet is judged by the nearest one that is. */
function storageKind(folder: string): StorageKind {
  const place = realpathSync(nearestExisting(resolve(folder)))
  if (isInSyncFolder(resolve(folder)) || isInSyncFolder(place)) return 'syncFolder'
  if (process.platform === 'win32') return storageOnWindows(place)
  if (process.platform === 'darwin') return storageOnMacOs(place)
  return storageOnLinux(place, theKernel())
}

function nearestExisting(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestExisting(dirname(folder))
}

const LINUX_BOOT_ID = '/proc/sys/kernel/random/boot_id'

function bootId(): string {
  if (existsSync(LINUX_BOOT_ID)) return readFileSync(LINUX_BOOT_ID, 'utf8').trim()
  // The minute of the start: the clock and the time since then drift by less. Untested.
  return `started-${Math.round((Date.now() / 1000 - uptime()) / 60)}`
}
