import { EXPORT_COLUMNS, type ExportSubject, listOf } from '../../../shared/contract/exports.ts'
import type { PartyDescription } from '../../../shared/domain/party-rules.ts'
import { AppError } from '../../../shared/errors.ts'
import { actText } from '../../../shared/i18n/act-text.ts'
import type { Key } from '../../../shared/page.ts'
import { countEntries, listNewest } from '../../archive/audit/audit.repository.ts'
import type { Scope } from '../../archive/context.ts'
import { countParties, listParties } from '../../archive/parties/parties.repository.ts'
import { namesOf } from '../../archive/people/people.service.ts'
import { listRuns } from '../../archive/transfer/transfer.repository.ts'
import type { ReadDb } from '../../database/database.ts'
import { itemCell, partyCell, type Words } from './columns.ts'
import { indexRows } from './index-rows.ts'
import { countRows, isWithheld, itemRows } from './item-rows.ts'
import type { TableRow } from './table-writer.ts'

const STEP = 500
const ALL = 2_000_000_000

export interface Room {
  readonly db: ReadDb
  readonly scope: Scope
  readonly zone: string
}

/** How many rows a subject has and how many stay out (MEDIA-9). */
export function survey({ db, scope }: Room, subject: ExportSubject): { rows: number; withheld: number } {
  switch (subject.list) {
    case 'items':
    case 'marked':
      return countRows(db, scope, subject)
    case 'index':
      return countRows(db, scope, { list: 'items', filter: subject.filter })
    case 'parties':
      return { rows: countParties(db, subject.filter.text, ALL), withheld: 0 }
    case 'audit':
      return { rows: countEntries(db, subject.filter, ALL), withheld: 0 }
    case 'imports':
      return { rows: listRuns(db).length, withheld: 0 }
  }
}

/** The chosen columns, each of them one that the list has. */
export function knownColumns(subject: ExportSubject, columns: readonly string[]): readonly string[] {
  const known: readonly string[] = EXPORT_COLUMNS[listOf(subject)]
  if (columns.some((column) => !known.includes(column)))
    throw new AppError({ code: 'invalid_input', reason: 'export.unknownColumn' })
  return columns
}

/** What stands above a column, so that an import knows it again. */
export function headingOf(t: Words, subject: ExportSubject, column: string): string {
  if (subject.list === 'index' && column === 'heading') return t(`items.field.${subject.by}`)
  const group = {
    items: 'items.field',
    index: 'items.field',
    parties: 'parties.field',
    audit: 'audit.field',
    imports: 'imports.run',
  }
  return t(`${group[listOf(subject)]}.${column}` as 'items.field.title')
}

/** Walks a subject in batches of rows, cells in the order of the columns. */
export function* tableRows(
  room: Room,
  t: Words,
  subject: ExportSubject,
  columns: readonly string[],
  language: string,
): Generator<readonly TableRow[]> {
  const { db, scope } = room
  switch (subject.list) {
    case 'items':
    case 'marked':
      for (const items of itemRows(db, scope, subject))
        yield items.map((item) =>
          isWithheld(item) ? 'withheld' : columns.map((column) => itemCell(t, column, item)),
        )
      return
    case 'index':
      yield indexRows(room, t, subject, { columns, language })
      return
    case 'parties':
      for (const page of pages(
        (after) => listParties(db, subject.filter.text, after, STEP),
        ({ entry }) => entry,
      ))
        yield page.map(({ description }) => {
          const party = JSON.parse(description) as PartyDescription // written by `registerParty`
          return columns.map((column) => partyCell(t, column, party))
        })
      return
    case 'audit': {
      const nameOf = namesOf(db)
      for (const page of pages(
        (after) => listNewest(db, subject.filter, after, STEP),
        ({ seq }) => seq,
      ))
        yield page.map((entry) => {
          const cells = auditCells(room, t, { ...entry, actor: nameOf(entry.actorId) })
          return columns.map((column) => cells[column as keyof typeof cells])
        })
      return
    }
    case 'imports':
      yield importRows(room, t, columns)
  }
}

function* pages<Row>(
  read: (after: Key | null) => readonly Row[],
  placeOf: (row: Row) => number,
): Generator<readonly Row[]> {
  for (let after: Key | null = null; ; ) {
    const page: readonly Row[] = read(after)
    const last = page.at(-1)
    if (!last) return
    yield page
    if (page.length < STEP) return
    after = [placeOf(last), placeOf(last)]
  }
}

type AuditLine = ReturnType<typeof listNewest>[number] & { readonly actor: string }

const auditCells = ({ zone }: Room, t: Words, { seq, at, actor, procedure, objectId, hash }: AuditLine) => ({
  seq,
  at: instantText(at, zone),
  actor,
  act: `${actText(t, procedure)} ${procedure}`,
  object: objectId,
  hash: hash.toString('hex'),
})

function importRows({ db, zone }: Room, t: Words, columns: readonly string[]): readonly TableRow[] {
  const nameOf = namesOf(db)
  return listRuns(db).map((run) => {
    const cells = {
      file: run.file_name,
      target: t(`imports.target.${run.target}`),
      state: t(`imports.state.${run.state}`),
      created: run.created,
      startedAt: instantText(run.started_at, zone),
      startedBy: nameOf(run.started_by),
    }
    return columns.map((column) => cells[column as keyof typeof cells])
  })
}

/** An instant by the clock on the wall, as the screens show it: `2030-06-01 09:00:00`. */
const instantText = (at: string, zone: string) =>
  new Date(at).toLocaleString('sv-SE', { timeZone: zone, hour12: false })
