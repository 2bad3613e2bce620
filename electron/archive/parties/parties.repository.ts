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
  return key ? parties.where(sql<boolean>`instr(${sql.ref('party.name_key')}, ${key}) > 0`) : parties
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

export const findByUsci = (office: ReadDb, usci: string) =>
  office.first(officeSql.selectFrom('party').select(['id', 'name']).where('usci', '=', usci))

export function insertParty(db: WriteDb, party: Omit<PartyTable, 'entry'>): void {
  db.run(officeSql.insertInto('party').values(party))
}

export function listImportedParties(db: ReadDb, importId: ImportId, afterRow: number, limit: number) {
  return db.all(
    officeSql
      .selectFrom('party')
      .select(['id', 'version', 'import_row as row', 'description'])
      .where('import_id', '=', importId)
      .where('import_row', '>', afterRow)
      .orderBy('import_row')
      .limit(limit),
  )
}

export function isPartyImportTouched(db: ReadDb, importId: ImportId): boolean {
  const touched = officeSql
    .selectFrom('party')
    .select('id')
    .where('import_id', '=', importId)
    .where('version', '>', 1)
  return db.first(touched.limit(1)) !== undefined
}

export function deleteParty(db: WriteDb, importId: ImportId, id: PartyId): boolean {
  const untouched = officeSql.deleteFrom('party').where('id', '=', id).where('import_id', '=', importId)
  return db.run(untouched.where('version', '=', 1)) === 1
}
