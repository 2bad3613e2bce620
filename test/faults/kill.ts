import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { below, chanceFrom, seedOf } from './chance.ts'
import type { Errand } from './child.ts'
import { type Examination, examine } from './examine.ts'
import { acknowledgedIn, spawnChild } from './process.ts'
import { recorder } from './recorder.ts'
import { once, type Planted, type Row, type Span, tallying } from './row.ts'
import type { Acknowledgement } from './work.ts'

const BATCH = 500
/** After so many items a new archive is begun: what is looked at after each trial is all of it. */
const MOST_ITEMS = 6000
/** A process is killed within so many milliseconds of its first command. */
const WORKING = 1500
/** So many writes an opening makes at most; the shim ends it at one of them. */
const WRITES_OF_AN_OPENING = 14

/** The archive that a run of trials goes on in, and everything that was acknowledged in it. */
interface Ground {
  folder: string
  visit: number
  acks: Acknowledgement[]
  items: number
  /** How long the last opening took: a kill during the next one falls anywhere in it. */
  opening: number
}

function newGround(span: Span, trial: number): Ground {
  const folder = join(span.folder, `archive-${trial}`)
  rmSync(folder, { recursive: true, force: true })
  return { folder, visit: 0, acks: [], items: 0, opening: 300 }
}

/** Works in the archive until the process is killed, at a moment that the seed decides. */
export async function workUntilKilled(ground: Ground, seed: number, plant?: Errand['plant']): Promise<void> {
  const { folder } = ground
  const wait = chanceFrom(seed ^ 0x9e3779b9)() * WORKING
  const errand: Errand = { folder, visit: ++ground.visit, mode: 'work', seed, batch: BATCH }
  const child = spawnChild(plant ? { ...errand, plant } : errand)
  await child.says('begun')
  const begin = performance.now()
  await child.says('open')
  ground.opening = performance.now() - begin
  await new Promise((resolve) => setTimeout(resolve, wait))
  await child.kill()
  if (child.errors()) throw new Error(child.errors())
  ground.acks.push(...acknowledgedIn(child.lines))
}

async function lookedAt(ground: Ground): Promise<Examination> {
  const found = await examine(ground.folder, { visit: ++ground.visit, acks: ground.acks })
  ground.items = found.items
  return found
}

/** What must not be said of an archive after a kill. */
export const problemsOf = ({ opened, problems, lost }: Examination): string[] => [
  ...(opened === 'whole' ? [] : [`opened ${opened}`]),
  ...problems,
  ...lost.map((one) => `lost ${one}`),
]

/** Acknowledging before the commit is what the row is there to catch: a few kills must show it. */
const catchesEarlyWords = once(async (span: Span): Promise<Planted> => {
  for (let attempt = 0; attempt < 10; attempt++) {
    const ground = newGround(span, attempt)
    await workUntilKilled(ground, seedOf('early', attempt), 'saysEarly')
    const { problems, lost } = await lookedAt(ground)
    if (problems.length > 0) return { missed: `a sound archive was called broken: ${problems[0]}` }
    if (lost.length > 0) return { noticed: `acknowledging before the commit, at kill ${attempt + 1}` }
  }
  return { missed: 'commands acknowledged too early were all there after 10 kills' }
})

async function killing(span: Span, name: string, after: (ground: Ground, seed: number) => Promise<boolean>) {
  const { trial, count, outcome } = tallying()
  let ground = newGround(span, span.from)
  for (let at = span.from; at < span.from + span.count; at++) {
    if (ground.items > MOST_ITEMS) ground = newGround(span, at)
    const before = ground.acks.length
    const seed = seedOf(name, at)
    await workUntilKilled(ground, seed)
    const struck = await after(ground, seed)
    const found = await lookedAt(ground)
    trial(`trial ${at}`, problemsOf(found))
    count('acknowledged', ground.acks.length - before)
    if (struck) count('killed while opening')
    if (problemsOf(found).length > 0) ground = newGround(span, at + 1)
  }
  return outcome()
}

/** Opens the archive again and is killed while it does; says whether that was before it was open. */
async function openUntilKilled(ground: Ground, seed: number, library: string | null): Promise<boolean> {
  const { folder, opening } = ground
  const chance = chanceFrom(seed ^ 0x51ed270b)
  const strikes = library !== null && chance() < 0.5
  const child = spawnChild(
    { folder, visit: ++ground.visit, mode: 'open', seed, batch: BATCH },
    strikes
      ? {
          LD_PRELOAD: library,
          SHIM_FOLDER: `${join(folder, 'archive')}/`,
          SHIM_STRIKE: `W:${1 + below(chance, WRITES_OF_AN_OPENING)}:KILL`,
        }
      : {},
  )
  await child.says('begun')
  if (strikes) await child.says('done')
  else await new Promise((resolve) => setTimeout(resolve, chance() * opening * 1.1))
  await child.kill()
  return !child.lines.includes('open')
}

export const killRows: readonly Row[] = [
  {
    name: 'kill',
    expects: 'kill -9 under import and editing loses no acknowledged command and breaks no file',
    sizes: { smoke: 6, ci: 60, release: 1000 },
    catches: catchesEarlyWords,
    trials: (span) => killing(span, 'kill', async () => false),
  },
  {
    name: 'killrecovery',
    expects: 'kill -9 while an archive recovers from kill -9 loses nothing either',
    sizes: { smoke: 3, ci: 30, release: 300 },
    catches: catchesEarlyWords,
    trials: (span) => {
      const library = recorder(span)
      return killing(span, 'killrecovery', (ground, seed) => openUntilKilled(ground, seed, library))
    },
  },
]
