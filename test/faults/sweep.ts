import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { seedOf } from './chance.ts'
import type { Errand } from './child.ts'
import { readRecording } from './crash-states.ts'
import { examine } from './examine.ts'
import { problemsOf } from './kill.ts'
import { foundBase } from './power-loss.ts'
import { acceptedIn, saidIn, spawnChild } from './process.ts'
import { NO_COMPILER, recorder } from './recorder.ts'
import { once, type Planted, type Row, type Span, tallying } from './row.ts'
import type { Acknowledgement } from './work.ts'

/** What happens at the n-th write or sync of a file of the archive. */
const STRIKES = ['W:KILL', 'W:EIO', 'W:ENOSPC', 'S:KILL', 'S:EIO'] as const
const COMMANDS = 14

interface Struck {
  readonly writes: number
  readonly syncs: number
  readonly struck: boolean
  readonly problems: readonly string[]
  readonly refused: readonly string[]
}

/** Lets a process work with one failing call and looks at what it leaves. */
async function strike(span: Span, library: string, seed: number, at: string | null): Promise<Struck> {
  const base = await foundBase(span)
  const folder = join(span.folder, 'struck')
  rmSync(folder, { recursive: true, force: true })
  cpSync(base, folder, { recursive: true })
  const log = join(folder, 'recording')
  const errand: Errand = { folder, visit: 1, mode: 'work', seed, batch: 30, commands: COMMANDS }
  const child = spawnChild(errand, {
    LD_PRELOAD: library,
    SHIM_FOLDER: `${join(folder, 'archive')}/`,
    SHIM_LOG: log,
    ...(at && { SHIM_STRIKE: at }),
  })
  await child.says('done')
  child.process.stdin?.end()
  await child.says('locked')
  await child.kill()
  const done = readRecording(log)
  const said = saidIn(child.lines)
  const refused = said.flatMap((one) => (one.kind === 'refused' ? [`${one.code}: ${one.reason}`] : []))
  const found = await examine(folder, { visit: 2, acks: acceptedIn(child.lines) })
  return {
    writes: done.filter(({ op, file }) => op === 'W' && file > 0).length,
    syncs: done.filter(({ op }) => op === 'S').length,
    struck: done.some(({ op }) => op === 'X'),
    problems: [...problemsOf(found), ...untyped(refused, child.errors())],
    refused,
  }
}

/** Whoever is refused is told in words: an error without a code is a bug, and so is a process that dies of one. */
const untyped = (refused: readonly string[], errors: string): string[] => [
  ...refused.filter((why) => !why.startsWith('damaged: ')),
  ...(errors ? [errors.split('\n').slice(0, 6).join(' ')] : []),
]

/** A strike beyond the last write never comes; whoever counts such a trial as one that was passed is fooled. */
const catchesStrikeThatNeverCame = once(async (span: Span): Promise<Planted> => {
  const library = recorder(span)
  if (!library) return { skipped: NO_COMPILER }
  const { struck, problems } = await strike(span, library, 1, 'W:999999:KILL')
  if (problems.length > 0) return { missed: `an untouched run was called broken: ${problems[0]}` }
  return struck ? { missed: 'a strike that never came' } : { noticed: 'a strike that never came' }
})

/** So many openings running are killed between the commit and the head. */
const GAPS = 4

/** Each of the gaps is one that the design allows; together they may not look like a loss. */
async function gapAfterGap(span: Span, library: string, at: number): Promise<string[]> {
  const folder = join(span.folder, `gaps-${at}`)
  cpSync(await foundBase(span), folder, { recursive: true })
  const problems: string[] = []
  for (let gap = 0; gap < GAPS; gap++) {
    const child = spawnChild(
      { folder, visit: 1 + gap, mode: 'open', seed: 1, batch: 1 },
      {
        LD_PRELOAD: library,
        SHIM_FOLDER: `${join(folder, 'archive')}/`,
        SHIM_ONLY: '.head',
        // After a gap the first write brings the head up to its file; the second one is that of the new entry.
        SHIM_STRIKE: `W:${gap === 0 || at % 2 === 0 ? 1 : 2}:KILL`,
      },
    )
    await child.says('done')
    await child.kill()
    if (child.lines.includes('open')) problems.push(`opening ${gap} was not killed`)
  }
  return [...problems, ...problemsOf(await examine(folder, { visit: 1 + GAPS, acks: [] }))]
}

/** So many writes of the head fail one after another: several commands find it so, and their second tries too. */
const FAILING = 9

/** The head cannot be written for a while, the file can: what is committed answers, what comes next is refused. */
async function failingHead(span: Span, library: string, at: number, before: number) {
  const folder = join(span.folder, `failing-${at}`)
  cpSync(await foundBase(span), folder, { recursive: true })
  const child = spawnChild(
    { folder, visit: 1, mode: 'work', seed: seedOf('headgap', at), batch: 30, commands: COMMANDS * 2 },
    {
      LD_PRELOAD: library,
      SHIM_FOLDER: `${join(folder, 'archive')}/`,
      SHIM_ONLY: '.head',
      // The first write belongs to signing in; the strike falls on the command after so many others.
      SHIM_STRIKE: `${at % 2 === 0 ? 'W' : 'S'}:${2 + (at % 7)}:${at % 3 === 0 ? 'ENOSPC' : 'EIO'}:${FAILING}`,
    },
  )
  await child.says('done')
  // Killed or locked: after a lock the head must be up with its file, after a kill the next opening brings it up.
  if (at % 4 < 2) child.process.stdin?.end()
  await child.says(at % 4 < 2 ? 'locked' : 'done')
  await child.kill()
  const refused = saidIn(child.lines).flatMap((one) =>
    one.kind === 'refused' ? [`${one.code}: ${one.reason}`] : [],
  )
  const acks = acceptedIn(child.lines)
  const found = await examine(folder, { visit: 2, acks })
  const answered = before + itemsOf(acks)
  return {
    refused: refused.length,
    problems: [
      ...(found.items === answered ? [] : [`${answered} items were answered for, ${found.items} are there`]),
      ...problemsOf(found),
      ...untyped(refused, child.errors()),
      ...(refused.length === 0 ? ['nothing was refused while the head could not be written'] : []),
    ],
  }
}

const itemsOf = (acks: readonly Acknowledgement[]): number =>
  acks.reduce(
    (sum, ack) => sum + (ack.kind === 'item' ? 1 : ack.kind === 'batch' ? ack.to - ack.from + 1 : 0),
    0,
  )

export const headGapRow: Row = {
  name: 'headgap',
  expects:
    'kills and a failing disk between commit and head are no loss, and what was refused can be asked again',
  sizes: { smoke: 2, ci: 10, release: 50 },
  catches: catchesStrikeThatNeverCame,
  trials: async (span) => {
    const { trial, count, outcome } = tallying()
    const library = recorder(span) ?? ''
    const untouched = join(span.folder, 'untouched')
    cpSync(await foundBase(span), untouched, { recursive: true })
    const { items } = await examine(untouched, { visit: 1, acks: [] })
    for (let at = span.from; at < span.from + span.count; at++) {
      trial(`gaps ${at}`, await gapAfterGap(span, library, at))
      const { refused, problems } = await failingHead(span, library, at, items)
      trial(`failing head ${at}`, problems)
      count('refused in words', refused)
    }
    return outcome()
  },
}

export const sweepRow: Row = {
  name: 'sweep',
  expects: 'a kill, EIO or ENOSPC at any write or sync is refused in words and loses nothing acknowledged',
  sizes: { smoke: 10, ci: 100, release: 5000 },
  catches: catchesStrikeThatNeverCame,
  trials: async (span) => {
    const { trial, count, outcome } = tallying()
    const library = recorder(span) ?? ''
    const whole = await strike(span, library, 1, null)
    count('writes', whole.writes)
    count('syncs', whole.syncs)
    for (let at = span.from; at < span.from + span.count; at++) {
      const kind = STRIKES[at % STRIKES.length] ?? 'W:KILL'
      const [op, what] = kind.split(':')
      const points = op === 'W' ? whole.writes : whole.syncs
      // Steps that share no divisor with the number of points come to every one of them in time.
      const point = 1 + ((Math.floor(at / STRIKES.length) * 61) % points)
      const { struck, problems, refused } = await strike(span, library, 1, `${op}:${point}:${what}`)
      trial(`${what} at ${op} ${point}`, [...problems, ...(struck ? [] : ['it never came'])])
      count('refused in words', refused.length)
    }
    return outcome()
  },
}
