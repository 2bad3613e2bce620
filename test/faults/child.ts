import { openSync, writeSync } from 'node:fs'
import { holdsArchive } from '../../electron/session/archive-files.ts'
import { openRoom } from './room.ts'
import { type Said, work } from './work.ts'

/** What a process that is to come to harm is told on its command line. */
export interface Errand {
  readonly folder: string
  readonly visit: number
  /** `open` signs in and waits; `work` goes on until it is killed or done. */
  readonly mode: 'open' | 'work'
  readonly seed: number
  readonly batch: number
  readonly commands?: number
  /** Whether the archive is locked when the work is done. */
  readonly locks?: boolean
  /** The file that acknowledgements go to, if not standard output. */
  readonly acks?: string
  /** A defect for a row to catch: no sync at all, sync at checkpoints only, acknowledging before the commit. */
  readonly plant?: 'noSync' | 'lateSync' | 'saysEarly'
}

const errand = JSON.parse(process.argv[2] ?? '') as Errand // written by `spawnChild`
// Written at once and in one piece: what a killed process has said, it has said.
const line = (text: string, to = 1) => void writeSync(to, `${text}\n`)
const acks = errand.acks ? openSync(errand.acks, 'a') : 1
const say = (said: Said) => line(JSON.stringify(said), acks)

const room = openRoom(errand.folder, errand.visit)
line('begun')
await (holdsArchive(room.archive) ? room.enter() : room.found())
const SYNC: Readonly<Record<string, string>> = { noSync: 'OFF', lateSync: 'NORMAL' }
const sync = SYNC[errand.plant ?? '']
if (sync) room.vault().db.script(`PRAGMA synchronous = ${sync}`)
line('open')
if (errand.mode === 'work') {
  const { seed, batch, commands, plant } = errand
  await work(room, { seed, batch, commands, say, saysEarly: plant === 'saysEarly' })
  if (errand.locks) await room.leave()
  line('done')
  for (const bug of room.bugs) console.error(bug)
} else setInterval(() => {}, 1000)
