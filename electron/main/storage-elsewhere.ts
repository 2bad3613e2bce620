import { execFileSync } from 'node:child_process'
import { parse } from 'node:path'
import type { StorageKind } from '../session/ports.ts'

/** Windows, from the drive's letter. Untested: no such machine builds this program yet. */
export function storageOnWindows(folder: string): StorageKind {
  const { root } = parse(folder)
  if (root.startsWith('\\\\')) return 'network'
  const script = `(Get-CimInstance Win32_LogicalDisk -Filter "DeviceID='${root.slice(0, 1)}:'").DriveType`
  const type = run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script])
  if (type === '4') return 'network'
  return type === '3' ? 'fixed' : 'removable' // what cannot be told is not trusted
}

/** macOS, from what `df` and `diskutil` say. Untested: no such machine builds this program yet. */
export function storageOnMacOs(folder: string): StorageKind {
  const device = run('/bin/df', ['-P', folder]).split('\n').at(-1)?.split(/\s+/)[0] ?? ''
  if (!device.startsWith('/dev/')) return 'network'
  const facts = run('/usr/sbin/diskutil', ['info', device])
  const isInside =
    /^\s*Device Location:\s+Internal/m.test(facts) && !/^\s*Removable Media:\s+Removable/m.test(facts)
  return isInside ? 'fixed' : 'removable'
}

function run(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, [...args], { encoding: 'utf8', timeout: 10_000, windowsHide: true }).trim()
  } catch {
    return ''
  }
}
