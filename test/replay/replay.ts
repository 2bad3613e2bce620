import type { ItemDescription } from '../../shared/domain/item-rules.ts'
import type { PartyDescription } from '../../shared/domain/party-rules.ts'
import { describing, type testArchive } from '../support/archive.ts'

type Room = ReturnType<typeof testArchive>
type Row = Readonly<Record<string, unknown>>
type Payload = Readonly<Record<string, unknown>> & { readonly commandId: string }

/**
 * Does again in an empty archive what the entries of another say was done. The content of records stands in their
 * versions; what an undone import had brought was never filed and left nothing, so a blank stands in until it is dropped.
 */
export async function replay(from: Room, into: Room): Promise<number> {
  const read = readerOf(from, into)
  let count = 0
  for (const { procedure, at, objectId, body } of from.entries()) {
    if (!body || procedure === 'clock.back' || procedure.includes('/')) continue // left by the road itself, or by no command
    const payload = JSON.parse(body) as Payload // written by the dispatcher
    const input = inputOf(procedure, objectId, payload, read)
    const reply = await into.dispatchAs(payload.commandId, at, procedure, input)
    if (!reply.ok) throw new Error(`${procedure} cannot be done again: ${JSON.stringify(reply.error)}`)
    count += 1
  }
  return count
}

type Reader = ReturnType<typeof readerOf>

/** What a command was given, from its entry and from the records that it names. */
function inputOf(procedure: string, objectId: string, payload: Payload, read: Reader): unknown {
  const { commandId: _, ...input } = payload
  switch (procedure) {
    case 'items.describe':
      return { ...input, description: read.version(objectId, 1).description }
    case 'items.correct': {
      const { became, ...rest } = input
      return { ...rest, ...read.version(objectId, Number(became)) }
    }
    case 'tickets.open': {
      const { ticket, ...rest } = input
      return { ...rest, ...read.ticket(ticket) }
    }
    case 'tickets.refuse': {
      const { ticket, vault } = input
      return { vault, id: ticket, answer: read.ticket(ticket).answer }
    }
    case 'transfer.takeItems':
      return { ...input, rows: rowsOf(payload, (row) => read.imported(payload, row)) }
    case 'transfer.takeParties':
      return { ...input, rows: rowsOf(payload, (row) => read.importedParty(payload, row)) }
    default:
      return input
  }
}

const rowsOf = (payload: Payload, read: (row: number) => object) =>
  Array.from({ length: Number(payload.rows) }, (_, at) => ({
    row: Number(payload.from) + at,
    ...read(Number(payload.from) + at),
  }))

function readerOf(room: Room, into: Room) {
  const items = new Map(room.rows('item').map((row) => [String(row.id), row]))
  const imported = new Map([...items.values()].map((row) => [`${row.import_id}/${row.import_row}`, row]))
  const parties = new Map(room.rows('party').map((row) => [`${row.import_id}/${row.import_row}`, row]))
  const older = new Map(room.rows('item_version').map((row) => [`${row.item_id}/${row.version}`, row]))
  const openCategory = () => into.rows('category').find(({ state }) => state === 'active')?.id
  const tickets = new Map(room.rows('ticket').map((row) => [row.id, row]))
  let blanks = 0

  /** What one version of an item said, and why it was made. */
  function version(id: string, number: number) {
    const row = older.get(`${id}/${number}`)
    if (row) return { description: JSON.parse(String(row.body)), reason: row.reason, source: row.source }
    const item = items.get(id)
    if (!item || item.version !== number) throw new Error(`version ${number} of ${id} is nowhere`)
    return { description: descriptionOf(item), reason: item.change_reason, source: item.change_source }
  }
  return {
    version,
    ticket: (id: unknown) => {
      const { wrong, seen, reporter, answer } = tickets.get(id) ?? {}
      return { wrong, seen, reporter, answer }
    },
    imported: ({ importId }: Payload, row: number) => {
      const item = imported.get(`${importId}/${row}`)
      return item
        ? { categoryId: item.category_id, description: version(String(item.id), 1).description }
        : { categoryId: openCategory(), description: describing(0, { archivalCode: `BLANK-${++blanks}` }) }
    },
    importedParty: ({ importId }: Payload, row: number) => {
      const party = parties.get(`${importId}/${row}`)
      return { description: party ? JSON.parse(String(party.description)) : BLANK_PARTY }
    },
  }
}

const BLANK_PARTY: PartyDescription = {
  name: '空白',
  class: 'general',
  usci: null,
  noUsciReason: '空白',
  contact: '空白',
  mobile: null,
  industry: '空白',
  signedAt: null,
  enteredAt: null,
  remarks: '',
}

const descriptionOf = (row: Row): ItemDescription =>
  ({
    archivalCode: row.archival_code,
    title: row.title,
    author: row.author,
    documentNumber: row.document_number,
    documentDate: row.document_date,
    filingYear: row.filing_year,
    retention: row.retention,
    secrecyGrade: row.secrecy_grade,
    secrecyRegime: row.secrecy_regime,
    secrecyMark: row.secrecy_mark,
    accessStatus: row.access_status,
    pageCount: row.page_count,
    carrier: row.carrier,
    remarks: row.remarks,
    elements: JSON.parse(String(row.elements)),
  }) as ItemDescription // the columns of the table hold what a description holds
