import type { tickets } from '../../../shared/contract/tickets.ts'
import { refuseDueDate } from '../../../shared/domain/ticket-rules.ts'
import { notFound } from '../../../shared/errors.ts'
import { type IsoDate, TicketId } from '../../../shared/ids.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Service } from '../../dispatch/implement.ts'
import { COUNT_LIMIT, mergePages } from '../../vaults/merge.ts'
import type { Scope } from '../context.ts'
import { findItem } from '../records/records.service.ts'
import { obey } from '../refuse.ts'
import { close } from './settle-tickets.ts'
import * as repository from './tickets.repository.ts'

export const ticketsService: Service<typeof tickets> = {
  list: ({ vaults, actor: { scope } }, { cursor }) =>
    mergePages(vaults, cursor, {
      read: (db, after, limit) => repository.listOpenTickets(db, scope, after, limit),
      count: (db) => repository.countOpenTickets(db, scope, null, COUNT_LIMIT + 1),
      key: ({ dueOn, id }) => [dueOn, id],
    }),

  ofItem: ({ db, actor: { scope } }, { itemId }) =>
    repository
      .listTicketsOf(db, scope, itemId)
      .toSorted((one, other) => Number(one.state !== 'open') - Number(other.state !== 'open')),

  open: ({ db, actor, at, today, newId }, { itemId, field, wrong, seen, reporter, dueOn }) => {
    if (!findItem(db, actor.scope, itemId)) throw notFound()
    obey(refuseDueDate(dueOn, today))
    const id = TicketId.parse(newId())
    repository.insertTicket(db, {
      id,
      item_id: itemId,
      field,
      wrong,
      seen,
      reporter: reporter || actor.name,
      due_on: dueOn,
      state: 'open',
      opened_at: at,
      opened_by: actor.id,
      opened_by_name: actor.name,
      closed_at: null,
      closed_by: null,
      closed_by_name: null,
      answer: '',
      settled_version: null,
    })
    return ticketOf(db, actor.scope, id)
  },

  refuse: (context, { id, answer }) => {
    const { db, actor } = context
    const { itemId } = ticketOf(db, actor.scope, id)
    close(context, id, itemId, { state: 'refused', answer, settled_version: null })
    return ticketOf(db, actor.scope, id)
  },
}

/** How many tickets somebody may see that are open, and how many of them should have been settled before a day. */
export const openTickets = (db: ReadDb, scope: Scope, today: IsoDate) => ({
  open: repository.countOpenTickets(db, scope, null, COUNT_LIMIT),
  overdue: repository.countOpenTickets(db, scope, today, COUNT_LIMIT),
})

function ticketOf(db: ReadDb, scope: Scope, id: TicketId) {
  const ticket = repository.findTicket(db, scope, id)
  if (!ticket) throw notFound()
  return ticket
}
