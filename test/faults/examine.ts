import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNewestEntry } from '../../electron/archive/audit/audit.repository.ts'
import { signKeys } from '../../electron/archive/people/people.service.ts'
import type { ReadDb } from '../../electron/database/database.ts'
import { raw } from '../../electron/database/sql.ts'
import { deepCheck } from '../../electron/jobs/integrity/deep-check.ts'
import { AppError } from '../../shared/errors.ts'
import { brokenIndex } from './index-check.ts'
import { openRoom, type Room } from './room.ts'
import type { Acknowledgement } from './work.ts'

/** What an archive was like after a fault. No problems: whole, searchable, and everything acknowledged is there. */
export interface Examination {
  /** How far it could be opened: `missing` only reads, `refused` says why in words, `bug` had no words. */
  readonly opened: 'whole' | 'missing' | 'refused' | 'bug'
  /** What is broken in the archive itself. */
  readonly problems: readonly string[]
  /** What was acknowledged and is not there. */
  readonly lost: readonly string[]
  readonly items: number
}

interface Look {
  readonly visit: number
  readonly acks: readonly Acknowledgement[]
  /** Looks further at what is open, or plants a defect before the rest is looked at. */
  readonly first?: (room: Room) => void
}

/** Opens an archive as a person would and holds it against itself and against what was acknowledged. */
export async function examine(folder: string, { visit, acks, first }: Look): Promise<Examination> {
  const room = openRoom(folder, visit)
  try {
    await room.enter()
  } catch (error) {
    await room.leave().catch(() => {})
    const why = error instanceof AppError ? `${error.data.code}: ${error.data.reason}` : String(error)
    const said = error instanceof AppError && error.data.code !== 'internal'
    const bug = room.bugs.map(String).join('; ')
    return { opened: said ? 'refused' : 'bug', problems: [`opening: ${why} ${bug}`], lost: [], items: 0 }
  }
  try {
    return await lookAt(room, acks, first)
  } catch (error) {
    const problems = [`reading: ${error instanceof AppError ? error.message : (error as Error).stack}`]
    return { opened: error instanceof AppError ? 'refused' : 'bug', problems, lost: [], items: 0 }
  } finally {
    await room.leave().catch(() => {}) // what cannot be closed cannot be read either, and was said above
  }
}

async function lookAt(room: Room, acks: readonly Acknowledgement[], first?: Look['first']) {
  const vault = room.vault()
  const { db } = vault
  first?.(room)
  const integrity = db
    .all(raw<{ integrity_check: string }>('PRAGMA integrity_check'))
    .map(({ integrity_check }) => integrity_check)
  // Past this point every row is what the schema promises; a broken file cannot even be compared.
  if (integrity.join() !== 'ok') return { opened: vault.tail, problems: integrity, lost: [], items: 0 }
  // The chain, its payloads and signatures, every record and batch: what the product itself finds on request.
  const checked = await deepCheck(
    { file: vault.file, key: vault.readerKey(), keys: signKeys(db) },
    { report: () => {}, part: async () => {} },
  )
  const problems = [
    ...checked.findings.map(({ kind, ...where }) => `${kind} ${JSON.stringify(where)}`),
    ...(vault.tail === 'missing' || headAgrees(room, db) ? [] : ['the head does not name the newest entry']),
    ...brokenIndex(db),
    ...room.bugs.map((bug) => `bug: ${String(bug)}`),
  ]
  const lost = await notThere(room, acks)
  const items = db.first(raw<{ n: number }>('SELECT count(*) AS n FROM item'))?.n ?? 0
  return { opened: vault.tail, problems, lost, items }
}

/** Reads the head from outside: generation, sequence and hash stand in it openly. */
function headAgrees({ archive }: Room, db: ReadDb): boolean {
  const name = readdirSync(archive).find((file) => file.endsWith('.head')) ?? ''
  const head = readFileSync(join(archive, name))
  const slots = [head.subarray(0, 80), head.subarray(80, 160)]
  const newest = findNewestEntry(db)
  return slots.some(
    (slot) =>
      newest && slot.readBigUInt64BE(8) === BigInt(newest.seq) && slot.subarray(16, 48).equals(newest.hash),
  )
}

/** So many of the newest items are looked for through the search box as well. */
const SEARCHED = 25

async function notThere(room: Room, acks: readonly Acknowledgement[]): Promise<string[]> {
  const { db } = room.vault()
  const rows = acks.flatMap((ack) =>
    ack.kind === 'draft' || ack.kind === 'import' || isThere(db, ack) ? [] : [ack],
  )
  return [
    ...rows.map((ack) => JSON.stringify(ack)),
    ...importsNotThere(db, acks),
    ...(await draftsNotThere(room, acks)),
    ...(await itemsNotFound(room, acks)),
  ]
}

function importsNotThere(db: ReadDb, acks: readonly Acknowledgement[]): string[] {
  const states = new Map(acks.flatMap((ack) => (ack.kind === 'import' ? [[ack.id, ack.state] as const] : [])))
  return [...states].flatMap(([id, state]) => {
    const run = db.first(raw<{ state: string }>('SELECT state FROM import_run WHERE id = ?', [id]))
    return run?.state === state || run?.state === 'committed' ? [] : [`import ${id} is not ${state}`]
  })
}

async function draftsNotThere(room: Room, acks: readonly Acknowledgement[]): Promise<string[]> {
  const drafts = Map.groupBy(
    acks.filter((ack) => ack.kind === 'draft'),
    ({ form }) => form,
  )
  const lost: string[] = []
  for (const [form, kept] of drafts) {
    const { draft } = await room.api.drafts.find({ vault: room.vault().id, form })
    // Something newer may have been kept that was never acknowledged; something older may not be there.
    if (!draft || kept.slice(0, -1).some(({ body }) => body === draft.body)) lost.push(`draft ${form}`)
  }
  return lost
}

async function itemsNotFound(room: Room, acks: readonly Acknowledgement[]): Promise<string[]> {
  const lost: string[] = []
  for (const { id, code } of acks.filter((ack) => ack.kind === 'item').slice(-SEARCHED)) {
    const { rows } = await room.api.items.list({ text: code })
    if (!rows.some((row) => row.id === id)) lost.push(`search does not find ${code}`)
  }
  return lost
}

function isThere(db: ReadDb, ack: Extract<Acknowledgement, { kind: 'item' | 'version' | 'batch' }>): boolean {
  if (ack.kind === 'batch') {
    const rows = 'SELECT count(*) AS n FROM item WHERE import_id = ? AND import_row BETWEEN ? AND ?'
    const found = db.first(raw<{ n: number }>(rows, [ack.id, ack.from, ack.to]))
    return found?.n === ack.to - ack.from + 1
  }
  const version = ack.kind === 'item' ? 1 : ack.version
  const now = db.first(
    raw<{ version: number; title: string }>('SELECT version, title FROM item WHERE id = ?', [ack.id]),
  )
  if (now?.version === version) return now.title === ack.title
  const was = db.first(
    raw<{ body: string }>('SELECT body FROM item_version WHERE item_id = ? AND version = ?', [
      ack.id,
      version,
    ]),
  )
  return was !== undefined && JSON.parse(was.body).title === ack.title
}
