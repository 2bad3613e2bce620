import { sql } from 'kysely'
import { fold } from '../../../shared/domain/fold.ts'
import type { ImportId, PartyId } from '../../../shared/ids.ts'
import type { Key } from '../../../shared/page.ts'
import type { ReadDb, WriteDb } from '../../database/database.ts'
import type { PartyTable } from '../../database/schema.ts'
import { officeSql } from '../../database/sql.ts'

const parties = officeSql
  .selectFrom('party')
  .select(['party.id', 'party.entry', 'party.description', 'party.import_id as importId', 'party.version'])

function matching(text: string) {
  const key = fold(text)
  if (!key) return parties
  const named = sql<boolean>`instr(${sql.ref('party.name_key')}, ${key}) > 0`
  // A code is kept as it is printed, in capitals.
  const coded = sql<boolean>`instr(${sql.ref('party.usci')}, ${key.toUpperCase()}) > 0`
  return parties.where(sql<boolean>`(${named} OR ${coded})`)
}

export function listParties(office: ReadDb, text: string, after: Key | null, limit: number) {
  let page = matching(text)
  if (after) page = page.where('party.entry', '<', Number(after[1]))
  return office.all(page.orderBy('party.entry', 'desc').limit(limit))
}

export function countParties(office: ReadDb, text: string, limit: number): number {
  const capped = matching(text).limit(limit).as('found')
  return (
    office.first(officeSql.selectFrom(capped).select((eb) => eb.fn.countAll<number>().as('total')))?.total ??
    0
  )
}

export const findParty = (office: ReadDb, id: PartyId) => office.first(parties.where('party.id', '=', id))

const briefly = officeSql.selectFrom('party').select(['id', 'name', 'usci', 'description'])

export const findByUsci = (office: ReadDb, usci: string) => office.first(briefly.where('usci', '=', usci))

/** So many bodies of one name are looked at; more have other things to be told apart by. */
const NAMESAKES = 20

/** Bodies of one name, whatever its width or case, the oldest first. */
export const listByName = (office: ReadDb, name: string) =>
  office.all(briefly.where('name_key', '=', fold(name)).orderBy('entry').limit(NAMESAKES))

export function insertParty(db: WriteDb, party: Omit<PartyTable, 'entry'>): void {
  db.run(officeSql.insertInto('party').values(party))
}

/** Parties of a run that nobody has changed since, in the order of its rows. */
export const listUnusedParties = (db: ReadDb, importId: ImportId, limit: number) =>
  db.all(
    officeSql
      .selectFrom('party')
      .select(['id', 'import_row as row'])
      .where('import_id', '=', importId)
      .where('version', '=', 1)
      .orderBy('import_row')
      .limit(limit),
  )

export function deleteParty(db: WriteDb, importId: ImportId, id: PartyId): boolean {
  const untouched = officeSql.deleteFrom('party').where('id', '=', id).where('import_id', '=', importId)
  return db.run(untouched.where('version', '=', 1)) === 1
}

/** The rows of its ledger that a run has registered. */
export const listFiledParties = (db: ReadDb, importId: ImportId): readonly number[] =>
  db
    .all(officeSql.selectFrom('party').select('import_row as row').where('import_id', '=', importId))
    .flatMap(({ row }) => (row === null ? [] : [row]))

/** Parties of a run that were changed since. */
export const listUsedParties = (db: ReadDb, importId: ImportId, limit: number) =>
  db.all(
    officeSql
      .selectFrom('party')
      .select(['usci', 'name', 'changed_at as changedAt', 'changed_by as changedBy'])
      .where('import_id', '=', importId)
      .where('version', '>', 1)
      .orderBy('import_row')
      .limit(limit),
  )

/** How many parties of a run were changed since, and how many were not. */
export function countPartiesByUse(
  db: ReadDb,
  importId: ImportId,
): { readonly used: number; readonly unused: number } {
  const count = officeSql
    .selectFrom('party')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('import_id', '=', importId)
  const used = db.first(count.where('version', '>', 1))?.total ?? 0
  return { used, unused: (db.first(count)?.total ?? 0) - used }
}
