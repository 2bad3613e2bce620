import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { seedOf } from './chance.ts'
import { examine } from './examine.ts'
import { problemsOf } from './kill.ts'
import { openRoom, type Room } from './room.ts'
import { type Planted, type Row, type Span, tallying } from './row.ts'
import { type Acknowledgement, type Said, work } from './work.ts'

/** A disk of so many MiB that fills soon, and is large enough later. */
const SMALL = 4
const LARGE = 96

const mount = (...args: string[]) => execFileSync('/bin/mount', args, { stdio: 'pipe' })

function smallDisk(span: Span, name: string, mebibytes: number) {
  const place = join(span.folder, name)
  mkdirSync(place, { recursive: true })
  mount('-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', place)
  return {
    place,
    grows: () => mount('-o', `remount,size=${LARGE}m`, place),
    goes: () => execFileSync('/bin/umount', ['-l', place]),
  }
}

/** Works until the disk is full; says what was acknowledged and what was refused. */
async function fillUp(room: Room, seed: number) {
  const acks: Acknowledgement[] = []
  const refused: string[] = []
  const say = (said: Said) => {
    if (said.kind === 'refused') refused.push(`${said.code}: ${said.reason}`)
    else acks.push(said)
  }
  for (let round = 0; refused.length === 0 && round < 400; round++)
    await work(room, { seed: seed + round, batch: 100, commands: 4, say })
  return { acks, refused, say }
}

async function fullOnce(span: Span, at: number) {
  const disk = smallDisk(span, `disk-${at}`, SMALL + (at % 4))
  const folder = join(disk.place, 'room')
  const problems: string[] = []
  try {
    const room = openRoom(folder)
    await room.found()
    const { acks, refused, say } = await fillUp(room, seedOf('full', at))
    problems.push(...refused.filter((why) => why !== 'damaged: diskFull'))
    if (refused.length === 0) problems.push('the disk never filled')
    await demandReading(room, problems)
    // Every other time the archive is locked while there is no room, as somebody does who gives up.
    if (at % 2 === 1) await room.leave().catch(() => {})
    disk.grows()
    const again = at % 2 === 1 ? openRoom(folder, 1) : room
    if (again !== room) await again.enter()
    const before = acks.length
    await work(again, { seed: seedOf('after', at), batch: 20, commands: 6, say })
    if (acks.length === before) problems.push('nothing could be filed once there was room')
    problems.push(...[...room.bugs, ...again.bugs].map((bug) => `bug: ${String(bug)}`))
    await again.leave()
    problems.push(...problemsOf(await examine(folder, { visit: 2, acks })))
    return { problems, refused: refused.length, acks: acks.length }
  } finally {
    disk.goes()
  }
}

async function demandReading(room: Room, problems: string[]): Promise<void> {
  try {
    const { rows } = await room.api.items.list({ sort: 'archivalCode' })
    const [first] = rows
    if (!first) problems.push('nothing to read on a full disk')
    else await room.api.items.get({ vault: first.vault, id: first.id })
    await room.api.items.list({ text: '会议' })
  } catch (error) {
    problems.push(`reading on a full disk: ${String(error)}`)
  }
}

/** Somebody who takes a refusal for an answer must be contradicted by what is in the file. */
async function catchesRefusalTakenAsDone(span: Span): Promise<Planted> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return { skipped: 'needs root' }
  let disk: ReturnType<typeof smallDisk>
  try {
    disk = smallDisk(span, 'planted', SMALL)
  } catch {
    return { skipped: 'needs root that may mount' }
  }
  try {
    const folder = join(disk.place, 'room')
    const room = openRoom(folder)
    await room.found()
    const { acks } = await fillUp(room, 1)
    const { api } = room
    const taken = { kind: 'item', id: '00000000-0000-8000-8000-000000000000', code: 'none', title: '' }
    const rows = (await api.items.list({})).total
    disk.grows()
    await room.leave()
    const { lost } = await examine(folder, { visit: 1, acks: [...acks, taken as Acknowledgement] })
    return lost.length === 2 && rows !== null
      ? { noticed: 'a refused command that was taken for acknowledged' }
      : { missed: 'a refused command that was taken for acknowledged' }
  } finally {
    disk.goes()
  }
}

export const fullRow: Row = {
  name: 'full',
  expects: 'a full disk refuses in words, reading goes on, work goes on when there is room, nothing is lost',
  sizes: { smoke: 3, ci: 25, release: 200 },
  catches: catchesRefusalTakenAsDone,
  trials: async (span) => {
    const { trial, count, outcome } = tallying()
    for (let at = span.from; at < span.from + span.count; at++) {
      const { problems, refused, acks } = await fullOnce(span, at)
      trial(`disk ${at}`, problems)
      count('refused in words', refused)
      count('acknowledged', acks)
    }
    return outcome()
  },
}
