import { cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { below, type Chance, chanceFrom, seedOf } from './chance.ts'
import { type Examination, examine } from './examine.ts'
import { problemsOf } from './kill.ts'
import { PAGE } from './pages.ts'
import type { Room } from './room.ts'
import { type Planted, type Row, type Span, tallying } from './row.ts'
import { contentOf, copyOf, fileOf, flipBit, killedArchive, lockedArchive, type Specimen } from './tamper.ts'

/** What is done to the log of an archive that was killed. */
const HARMS: readonly (readonly [string, (path: string, chance: Chance) => void])[] = [
  ['deleted', (path) => rmSync(path)],
  ['truncated', (path, chance) => truncateSync(path, below(chance, readFileSync(path).length))],
  ['flipped', flipBit],
  ['flipped', flipBit],
]
/** So many harms are done to what one killed process left. */
const PER_KILL = 20

/** Lost without a word, or broken: what may only be read must still be a whole archive of an earlier moment. */
const silent = ({ opened, lost, problems }: Examination): readonly string[] => {
  if (opened === 'refused') return []
  return opened === 'whole' ? [...lost, ...problems] : problems
}

const lookAt = ({ folder, acks }: Specimen) => examine(folder, { visit: 3, acks })

/** With the head of that time put back beside it a shortened log opens as whole; then only what was acknowledged tells. */
async function catchesHeadPutBack(
  span: Span,
  harm: (specimen: Specimen, old: Specimen) => void,
): Promise<Planted> {
  const locked = await lockedArchive(span)
  const killed = await killedArchive(locked, span, 1)
  const copy = copyOf(killed, 'planted', span)
  harm(copy, locked)
  cpSync(fileOf(locked.folder, '.head'), fileOf(copy.folder, '.head'))
  const found = await lookAt(copy)
  return found.opened === 'whole' && found.lost.length > 0
    ? { noticed: 'head put back too, the loss seen by what was acknowledged' }
    : { missed: `with the head put back it opened ${found.opened}, ${found.problems.join()}` }
}

async function log(span: Span) {
  const { trial, count, outcome } = tallying()
  const locked = await lockedArchive(span)
  let killed: Specimen | null = null
  for (let at = span.from; at < span.from + span.count; at++) {
    if (!killed || at % PER_KILL === 0)
      killed = await killedArchive(locked, span, 10 + Math.floor(at / PER_KILL))
    const [name, harm] = HARMS[at % HARMS.length] ?? HARMS[0] ?? []
    const copy = copyOf(killed, 'harmed', span)
    harm?.(fileOf(copy.folder, '.db-wal'), chanceFrom(seedOf('wal', at)))
    const found = await lookAt(copy)
    trial(`${name} log ${at}`, silent(found))
    count(
      found.opened === 'whole'
        ? 'without effect'
        : found.opened === 'missing'
          ? 'newest missing'
          : found.opened,
    )
  }
  return outcome()
}

function putBack(copy: Specimen, old: Specimen): void {
  cpSync(fileOf(old.folder, '.db'), fileOf(copy.folder, '.db'))
  const log = `${fileOf(copy.folder, '.db')}-wal`
  if (existsSync(log)) rmSync(log)
}

async function oldFiles(span: Span) {
  const { trial, count, outcome } = tallying()
  const locked = await lockedArchive(span)
  for (let at = span.from; at < span.from + span.count; at++) {
    const killed = await killedArchive(locked, span, 1000 + at)
    const copy = copyOf(killed, 'harmed', span)
    putBack(copy, locked)
    const found = await lookAt(copy)
    // Every whole old file must be found at opening, whatever was done since.
    trial(`old file ${at}`, found.opened === 'whole' ? ['it opened as whole'] : silent(found))
    count(found.opened === 'missing' ? 'newest missing' : found.opened)
    rmSync(killed.folder, { recursive: true, force: true })
  }
  return outcome()
}

/** Makes one page of a file what it was before, of those that changed. */
function putPageBack(copy: Specimen, old: Specimen, chance: Chance): void {
  const path = fileOf(copy.folder, '.db')
  const now = readFileSync(path)
  const before = readFileSync(fileOf(old.folder, '.db'))
  const pages = Array.from({ length: Math.min(now.length, before.length) / PAGE }, (_, page) => page * PAGE)
  const changed = pages.filter(
    (from) => !now.subarray(from, from + PAGE).equals(before.subarray(from, from + PAGE)),
  )
  const from = changed[below(chance, changed.length)]
  if (from === undefined) throw new Error('no page differs')
  before.copy(now, from, from, from + PAGE)
  writeFileSync(path, now)
}

/** A page that was already so is no fault: whoever calls that one broken calls everything broken. */
async function catchesNothingInAWholeFile(span: Span): Promise<Planted> {
  const killed = await closedAfterKill(span, 1)
  const problems = problemsOf(await lookAt(copyOf(killed, 'planted', span)))
  if (problems.length > 0) return { missed: `an untouched file was called broken: ${problems[0]}` }
  const found = await examine(copyOf(killed, 'planted', span).folder, {
    visit: 3,
    acks: killed.acks,
    first: (room) => room.vault().db.script('UPDATE item SET version = version + 1 WHERE entry = 1'),
  })
  return found.problems.some((problem) => problem.startsWith('versionUnnamed'))
    ? { noticed: 'a row of another version than its chain names' }
    : { missed: 'a row of another version than its chain names' }
}

/** Killed, opened and locked again: everything is in the file, nothing in a log. */
async function closedAfterKill(span: Span, seed: number): Promise<Specimen> {
  const killed = await killedArchive(await lockedArchive(span), span, seed)
  await examine(killed.folder, { visit: 2, acks: killed.acks })
  return killed
}

async function oldPages(span: Span) {
  const { trial, count, outcome } = tallying()
  const locked = await lockedArchive(span)
  let closed: Specimen | null = null
  let truth = ''
  for (let at = span.from; at < span.from + span.count; at++) {
    if (!closed || at % PER_KILL === 0) {
      closed = await closedAfterKill(span, 2000 + Math.floor(at / PER_KILL))
      truth = (await said(copyOf(closed, 'truth', span))).content
    }
    const copy = copyOf(closed, 'harmed', span)
    putPageBack(copy, locked, chanceFrom(seedOf('oldpage', at)))
    const { content, found } = await said(copy)
    const how = howItWasFound(found, content === truth)
    trial(
      `old page ${at}`,
      how ? [] : found.opened === 'bug' ? found.problems : ['old data, and nobody noticed'],
    )
    if (how) count(how)
  }
  return outcome()
}

/** Looks at an archive and keeps what its tables said. */
async function said({ folder, acks }: Specimen) {
  let content = ''
  const first = (room: Room) => {
    content = contentOf(room)
  }
  return { found: await examine(folder, { visit: 3, acks, first }), content }
}

/** Design 3.6: an old page may open; the deep check must find it. */
function howItWasFound({ opened, problems, lost }: Examination, saysTheSame: boolean): string | null {
  if (opened === 'missing' || opened === 'refused') return 'found at opening or reading'
  if (opened === 'bug') return null
  if (problems.length > 0 || lost.length > 0) return 'found by the deep check'
  return saysTheSame ? 'without effect' : null
}

export const rolledBackRows: readonly Row[] = [
  {
    name: 'wal',
    expects: 'a deleted, cut or flipped log is found at opening where it cost anything',
    sizes: { smoke: 10, ci: 100, release: 1000 },
    catches: (span) => catchesHeadPutBack(span, ({ folder }) => rmSync(fileOf(folder, '.db-wal'))),
    trials: log,
  },
  {
    name: 'oldfile',
    expects: 'a whole old file that is put back is found at opening',
    sizes: { smoke: 5, ci: 50, release: 500 },
    catches: (span) => catchesHeadPutBack(span, putBack),
    trials: oldFiles,
  },
  {
    name: 'oldpage',
    expects: 'a single old page is found at the latest by the deep check',
    sizes: { smoke: 5, ci: 50, release: 500 },
    catches: catchesNothingInAWholeFile,
    trials: oldPages,
  },
]
