import { openSync, writeSync } from 'node:fs'
import { holdsArchive } from '../../electron/session/archive-files.ts'
import { AppError } from '../../shared/errors.ts'
import { spill, workWithNeedles } from './needle-work.ts'
import { openRoom } from './room.ts'
import { type Said, work } from './work.ts'

/** What a process that is to come to harm is told on its command line. */
export interface Errand {
  readonly folder: string
  readonly visit: number
  /**
   * `work` goes on until it is killed or has done its commands; `open` signs in and waits; `needles` works with titles
   * that are looked for and locks when its input ends; `spill` does so carelessly and waits.
   */
  readonly mode: 'work' | 'open' | 'needles' | 'spill'
  readonly seed: number
  readonly batch: number
  readonly commands?: number
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
const SYNC: Readonly<Record<string, string>> = { noSync: 'OFF', lateSync: 'NORMAL' }

const room = openRoom(errand.folder, errand.visit)
line('begun')
try {
  await (holdsArchive(room.archive) ? room.enter() : room.found())
} catch (error) {
  if (!(error instanceof AppError)) throw error
  say({ kind: 'refused', code: error.data.code, reason: error.data.reason })
  line('done')
  process.exit(1)
}
const sync = SYNC[errand.plant ?? '']
if (sync) room.vault().db.script(`PRAGMA synchronous = ${sync}`)
line('open')

const modes: Readonly<Record<Errand['mode'], () => Promise<void>>> = {
  open: async () => {},
  work: async () => {
    const { seed, batch, commands, plant } = errand
    await work(room, { seed, batch, commands, say, saysEarly: plant === 'saysEarly' })
  },
  needles: async () => {
    // Between rounds whoever looks at the files gets a moment with everything half done.
    await workWithNeedles(room, { seed: errand.seed, rounds: 4 }, async () => {
      line('round')
      await new Promise((resolve) => setTimeout(resolve, 100))
    })
  },
  spill: async () => {
    await workWithNeedles(room, { seed: errand.seed, rounds: 1 }, async () => {})
    spill(room)
  },
}
await modes[errand.mode]()
for (const bug of room.bugs) console.error(bug)
line('done')
for await (const _ of process.stdin); // whoever started this ends the input, or the process
await room.leave()
line('locked')
setInterval(() => {}, 1000)
