import { closeSync, openSync, readdirSync, readlinkSync } from 'node:fs'

/**
 * Puts a full disk under a file that this process has open: from now on every write to it finds no room, as the system
 * says it (Linux). Returns what makes room again.
 */
export function fillDiskUnder(path: string): () => void {
  const file = readdirSync('/proc/self/fd')
    .map(Number)
    .find((fd) => linkOf(fd) === path)
  if (file === undefined) throw new Error(`${path} is not open`)
  putUnder(file, '/dev/full')
  return () => putUnder(file, path)
}

/** The number of an open file leads to another file afterwards. */
function putUnder(number: number, path: string): void {
  closeSync(number)
  const passed: number[] = [] // the system gives the lowest number that is free
  for (let opened = openSync(path, 'r+'); opened !== number; opened = openSync(path, 'r+')) {
    passed.push(opened)
    if (passed.length > 64) throw new Error(`${number} was taken by somebody else`)
  }
  for (const opened of passed) closeSync(opened)
}

function linkOf(fd: number): string | null {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return null // the one that listed them is gone by now
  }
}
