import type { IsoDate, ItemId, TicketId } from '../../../shared/ids.ts'
import type { Key } from '../../../shared/page.ts'
import type { ReadDb, WriteDb } from '../../database/database.ts'
import type { TicketTable } from '../../database/schema.ts'
import { comesAfter, vaultSql } from '../../database/sql.ts'
import type { Scope } from '../context.ts'
import { visibleItems } from '../records/records.service.ts'

/** Tickets of items that somebody may see; a ticket quotes what it is about, so it is no more visible than that. */
const visibleTickets = (scope: Scope) =>
  visibleItems(scope)
    .innerJoin('ticket', 'ticket.item_id', 'item.id')
    .select([
      'ticket.id',
      'ticket.item_id as itemId',
      'item.archival_code as archivalCode',
      'item.title',
      'ticket.field',
      'ticket.wrong',
      'ticket.seen',
      'ticket.reporter',
      'ticket.due_on as dueOn',
      'ticket.state',
      'ticket.opened_at as openedAt',
      'ticket.opened_by_name as openedByName',
      'ticket.closed_at as closedAt',
      'ticket.closed_by_name as closedByName',
      'ticket.answer',
      'ticket.settled_version as settledVersion',
    ])

export const findTicket = (db: ReadDb, scope: Scope, id: TicketId) =>
  db.first(visibleTickets(scope).where('ticket.id', '=', id))

export const listTicketsOf = (db: ReadDb, scope: Scope, itemId: ItemId) =>
  db.all(visibleTickets(scope).where('ticket.item_id', '=', itemId).orderBy('ticket.opened_at', 'desc'))

/** The open tickets after a key, by due date: the most overdue comes first. */
export function listOpenTickets(db: ReadDb, scope: Scope, after: Key | null, limit: number) {
  const open = visibleTickets(scope).where('ticket.state', '=', 'open')
  const rest = after ? open.where(comesAfter(['ticket.due_on', 'ticket.id'], after)) : open
  return db.all(rest.orderBy('ticket.due_on').orderBy('ticket.id').limit(limit))
}

/** How many open tickets somebody may see, all or those due before a day, counted up to a limit. */
export function countOpenTickets(db: ReadDb, scope: Scope, before: IsoDate | null, limit: number): number {
  const open = visibleTickets(scope).where('ticket.state', '=', 'open')
  const due = before === null ? open : open.where('ticket.due_on', '<', before)
  const counted = vaultSql.selectFrom(due.limit(limit).as('due'))
  return db.first(counted.select((eb) => eb.fn.countAll<number>().as('total')))?.total ?? 0
}

export function insertTicket(db: WriteDb, ticket: TicketTable): void {
  db.run(vaultSql.insertInto('ticket').values(ticket))
}
