import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { below, chanceFrom, seedOf } from './chance.ts'
import type { Errand } from './child.ts'
import { acknowledgedBefore, cutPower, readRecording } from './crash-states.ts'
import { examine } from './examine.ts'
import { problemsOf } from './kill.ts'
import { acknowledgedIn, spawnChild } from './process.ts'
import { NO_COMPILER, recorder } from './recorder.ts'
import { openRoom } from './room.ts'
import { type Planted, type Row, type Span, tallying } from './row.ts'
import { work } from './work.ts'

/** So many power cuts are tried on what one process did. */
const CUTS = 50
const COMMANDS = 90
/** Large enough that the log is written into the file while the process works. */
const BATCH = 120
/** So many power cuts are tried on a process that does not sync. */
const LEAST_CONTROLS = 4
const MOST_CONTROLS = 50

/** An archive with something in it, locked; a copy of it is what a recording begins from. */
export async function foundBase({ shared }: Span): Promise<string> {
  const base = join(shared, 'base')
  if (existsSync(base)) return base
  const room = openRoom(base)
  await room.found()
  await work(room, { seed: 7, batch: 40, commands: 40, say: () => {} })
  await room.leave()
  return base
}

/** Lets a process work under the recorder and returns what it did. */
async function record(span: Span, library: string, seed: number, plant?: Errand['plant']) {
  const base = await foundBase(span)
  const folder = join(span.folder, `recorded-${seed}`)
  cpSync(base, folder, { recursive: true })
  const log = join(folder, 'recording')
  const acks = join(folder, 'acks')
  const errand: Errand = { folder, visit: 1, mode: 'work', seed, batch: BATCH, commands: COMMANDS, acks }
  const child = spawnChild(plant ? { ...errand, plant } : errand, {
    LD_PRELOAD: library,
    SHIM_FOLDER: `${join(folder, 'archive')}/`,
    SHIM_LOG: log,
    SHIM_ACKS: acks,
  })
  await child.says('done')
  await child.kill() // the log of the database stays behind
  if (!child.lines.includes('done')) throw new Error(`the recorded process ended early: ${child.errors()}`)
  const operations = readRecording(log)
  rmSync(folder, { recursive: true, force: true })
  return operations
}
type Recording = Awaited<ReturnType<typeof record>>

/** Builds one state that a power cut could have left and looks at it. */
async function cutOnce(span: Span, recording: Recording, seed: number) {
  const chance = chanceFrom(seed)
  const first = recording.findIndex(({ op }) => op === 'A')
  const end = first + 1 + below(chance, recording.length - first - 1)
  const folder = join(span.folder, 'cut')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  cpSync(await foundBase(span), folder, { recursive: true })
  cutPower(join(folder, 'archive'), recording, end, chance)
  const acks = acknowledgedIn(acknowledgedBefore(recording, end))
  return { acks, found: await examine(folder, { visit: 2, acks }) }
}

/** Without any sync the same cuts must lose or break something, or the simulator does not bite. */
async function catchesNoSync(span: Span): Promise<Planted> {
  const library = recorder(span)
  if (!library) return { skipped: NO_COMPILER }
  const tried = Math.max(LEAST_CONTROLS, Math.min(MOST_CONTROLS, Math.floor(span.count / 3)))
  const off = await control(span, library, 'noSync', tried)
  if (off === 0) return { missed: `${tried} power cuts without any sync lost nothing` }
  const noticed = `of ${tried} cuts ${off} did harm with sync OFF`
  if (tried === LEAST_CONTROLS) return { noticed }
  const normal = await control(span, library, 'lateSync', tried)
  return { noticed: `${noticed}, ${normal} with NORMAL` }
}

async function control(span: Span, library: string, plant: 'noSync' | 'lateSync', tried: number) {
  const recording = await record(span, library, 4711, plant)
  let harmed = 0
  for (let at = 0; at < tried; at++) {
    const { found } = await cutOnce(span, recording, seedOf(plant, at))
    if (problemsOf(found).length > 0) harmed += 1
  }
  return harmed
}

async function cuts(span: Span) {
  const { trial, count, outcome } = tallying()
  const library = recorder(span) ?? ''
  let recording: Recording = []
  for (let at = span.from; at < span.from + span.count; at++) {
    if (recording.length === 0 || at % CUTS === 0) {
      recording = await record(span, library, 100 + Math.floor(at / CUTS))
      count('operations recorded', recording.length)
      count('checkpoints', checkpointsIn(recording))
    }
    const { acks, found } = await cutOnce(span, recording, seedOf('powerloss', at))
    trial(`cut ${at}`, problemsOf(found))
    count('acknowledged before a cut', acks.length)
    if (found.lost.length > 0) count('lost')
    if (found.problems.length > 0) count('corrupt')
  }
  return outcome()
}

/** How often the database file itself was synced: each time the log had been written into it. */
function checkpointsIn(recording: Recording): number {
  const database = recording.find(({ op, bytes }) => op === 'N' && bytes.toString().endsWith('.db'))?.file
  return recording.filter(({ op, file }) => op === 'S' && file === database).length
}

export const powerLossRow: Row = {
  name: 'powerloss',
  expects: 'a power cut at any write leaves every acknowledged command, with NORMAL locking and FULL sync',
  sizes: { smoke: 10, ci: 150, release: 2000 },
  catches: catchesNoSync,
  trials: cuts,
}
