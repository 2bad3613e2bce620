import { powerMonitor } from 'electron'
import type { Program } from '../program.ts'

const POLL_MS = 5_000

/** Locks when nobody has touched the machine for a while, when it sleeps and when its own screen locks (PERM-6). */
export function lockWhenAway({ host, lock }: Program): void {
  powerMonitor.on('suspend', () => void lock('suspend'))
  powerMonitor.on('shutdown', () => void lock('quit'))
  powerMonitor.on('lock-screen', () => void lock('screen'))
  setInterval(() => {
    if (!host.session()) return
    const limit = host.lockAfterMinutes() * 60
    // Linux has no `lock-screen` event, but tells the state when asked.
    if (powerMonitor.getSystemIdleState(limit) === 'locked') void lock('screen')
    else if (powerMonitor.getSystemIdleTime() >= limit) void lock('idle')
  }, POLL_MS).unref()
}
