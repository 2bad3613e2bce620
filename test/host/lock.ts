import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One instance for each user-data folder: a file that names the process, and a signal that says somebody else came. */
export function takeInstanceLock(userData: string, onSecond: (argv: readonly string[]) => void): boolean {
  const lock = join(userData, 'stand-in.lock')
  const call = join(userData, 'stand-in.call')
  if (!writeNew(lock)) {
    const holder = Number(readFileSync(lock, 'utf8'))
    if (isAlive(holder)) {
      writeFileSync(call, JSON.stringify(process.argv))
      process.kill(holder, 'SIGUSR2')
      return false
    }
    writeFileSync(lock, String(process.pid)) // whoever held it died
  }
  process.on('SIGUSR2', () => onSecond(JSON.parse(readFileSync(call, 'utf8'))))
  process.once('exit', () => rmSync(lock, { force: true }))
  return true
}

function writeNew(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0)
  } catch {
    return false
  }
}
