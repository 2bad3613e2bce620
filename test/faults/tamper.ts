import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { raw } from '../../electron/database/sql.ts'
import { below, type Chance } from './chance.ts'
import { PAGE } from './pages.ts'
import { acknowledgedIn, spawnChild } from './process.ts'
import { openRoom, type Room } from './room.ts'
import type { Span } from './row.ts'
import { type Acknowledgement, type Said, work } from './work.ts'

/** An archive folder that is locked or was killed, with everything that was acknowledged in it. */
export interface Specimen {
  readonly folder: string
  readonly acks: readonly Acknowledgement[]
}

/** The file of an archive with this ending. */
export function fileOf(folder: string, ending: string): string {
  const archive = join(folder, 'archive')
  const name = readdirSync(archive).find((one) => one.startsWith('v-') && one.endsWith(ending))
  if (!name) throw new Error(`there is no ${ending} in ${folder}`)
  return join(archive, name)
}

/** A fresh copy, to be spoilt. */
export function copyOf(specimen: Specimen, name: string, span: Span): Specimen {
  const folder = join(span.folder, name)
  rmSync(folder, { recursive: true, force: true })
  cpSync(specimen.folder, folder, { recursive: true })
  return { ...specimen, folder }
}

const locked = new Map<string, Specimen>()

/** An archive that was worked in and locked; made once, to be copied. */
export async function lockedArchive({ shared }: Span): Promise<Specimen> {
  const folder = join(shared, 'locked')
  const known = existsSync(folder) ? locked.get(folder) : undefined
  if (known) return known
  const acks: Acknowledgement[] = []
  const room = openRoom(folder)
  await room.found()
  const say = (said: Said) => {
    if (said.kind === 'refused') throw new Error(`refused: ${said.code}: ${said.reason}`)
    acks.push(said)
  }
  await work(room, { seed: 99, batch: 60, commands: 60, say })
  await room.leave()
  locked.set(folder, { folder, acks })
  return { folder, acks }
}

/** The same archive worked in further, and killed: what was done since lies in its log. */
export async function killedArchive(locked: Specimen, span: Span, seed: number): Promise<Specimen> {
  const { folder } = copyOf(locked, `killed-${seed}`, span)
  const child = spawnChild({ folder, visit: 1, mode: 'work', seed, batch: 20, commands: 25 })
  await child.says('done')
  await child.kill()
  const acks = [...locked.acks, ...acknowledgedIn(child.lines)]
  return { folder, acks }
}

/** Which table or index a page belongs to, or null: free pages are never read, so a fault there is none. */
export const tableOf = ({ vault }: Room, page: number): string | null =>
  vault().db.first(raw<{ name: string }>('SELECT name FROM dbstat WHERE pageno = ?', [page]))?.name ?? null

/** One bit of a file changes; says on which page. */
export function flipBit(path: string, chance: Chance): number {
  const bytes = readFileSync(path)
  const at = below(chance, bytes.length)
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << below(chance, 8)), at)
  writeFileSync(path, bytes)
  return Math.floor(at / PAGE) + 1
}

/** Everything the tables say, for comparing; what opening itself writes is left out. */
export function contentOf(room: Pick<Room, 'vault'>): string {
  const { db } = room.vault()
  return TABLES.map(([table, order, where]) =>
    JSON.stringify(db.all(raw(`SELECT * FROM ${table} ${where ?? ''} ORDER BY ${order}`)), asHex),
  ).join('\n')
}
/** The same of a file that plain SQLite reads. */
export function plainContentOf(path: string): string {
  const db = new DatabaseSync(path, { readOnly: true })
  try {
    return TABLES.map(([table, order, where]) =>
      JSON.stringify(db.prepare(`SELECT * FROM ${table} ${where ?? ''} ORDER BY ${order}`).all(), asHex),
    ).join('\n')
  } finally {
    db.close()
  }
}

const AT_THE_DOOR = `SELECT seq FROM audit WHERE procedure LIKE 'door.%'`
const TABLES: readonly (readonly [string, string, string?])[] = [
  ['item', 'entry'],
  ['item_version', 'item_id, version'],
  ['audit', 'seq', `WHERE seq NOT IN (${AT_THE_DOOR})`],
  ['audit_payload', 'seq', `WHERE seq NOT IN (${AT_THE_DOOR})`],
  ['draft', 'form'],
  ['vault_key', 'name'],
  ['archive', 'id'],
  ['person', 'id'],
  ['person_key', 'since'],
  ['setting', 'key'],
  ['fonds', 'id'],
  ['category', 'id'],
  ['party', 'entry'],
  ['import_run', 'id'],
  ['reserved_number', 'hash'],
]
const asHex = (_: string, value: unknown) =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
