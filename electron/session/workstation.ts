import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Preferences, STANDARD_PREFERENCES } from '../../shared/contract/door.ts'
import { replaceFile } from '../keys/key-files.ts'

/** What this workstation remembers between starts. Nothing of an archive's content. */
const Workstation = z.object({
  archive: z.string().nullable().default(null),
  lastSignInName: z.string().nullable().default(null),
  // What an older program did not know yet is as it is at first.
  preferences: Preferences.extend({
    panes: Preferences.shape.panes.default(STANDARD_PREFERENCES.panes),
    columns: Preferences.shape.columns.default({}),
  }).default(STANDARD_PREFERENCES),
})
type Workstation = z.output<typeof Workstation>

export interface WorkstationFile {
  read(): Workstation
  write(change: Partial<Workstation>): void
}

/** Keeps the memory of the workstation in one file; a file that cannot be read is forgotten, not fatal. */
export function openWorkstation(folder: string): WorkstationFile {
  const path = join(folder, 'workstation.json')
  let now = load(path)
  return {
    read: () => now,
    write: (change) => {
      now = { ...now, ...change }
      replaceFile(path, Buffer.from(JSON.stringify(now)))
    },
  }
}

function load(path: string): Workstation {
  try {
    return Workstation.parse(existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {})
  } catch {
    return Workstation.parse({})
  }
}
