import { z } from 'zod'
import { ITEM_FIELDS } from '../domain/item-rules.ts'
import { IsoDate, ItemId, TicketId, VaultId } from '../ids.ts'
import { Cursor, pageOf } from '../page.ts'
import { command, query } from './procedure.ts'

/** An error seen in a description that must be put right by a day (QUAL-7). */
export const Ticket = z.object({
  id: TicketId,
  itemId: ItemId,
  /** The item as it is called now. */
  archivalCode: z.string(),
  title: z.string(),
  /** The element that is wrong, where one is named. */
  field: z.enum(ITEM_FIELDS).nullable(),
  wrong: z.string(),
  /** Where it was seen: on the paper, in a list, by a reader. */
  seen: z.string(),
  reporter: z.string(),
  dueOn: IsoDate,
  state: z.enum(['open', 'settled', 'refused']),
  openedAt: z.string(),
  openedByName: z.string(),
  closedAt: z.string().nullable(),
  closedByName: z.string().nullable(),
  /** Why it was refused, or the reason of the correction that settled it. */
  answer: z.string(),
  /** The version of the description that put it right. */
  settledVersion: z.number().int().nullable(),
})
export type Ticket = z.output<typeof Ticket>

const NewTicket = z.object({
  vault: VaultId,
  itemId: ItemId,
  field: z.enum(ITEM_FIELDS).nullable().default(null),
  wrong: z.string().trim().min(1).max(500),
  seen: z.string().trim().max(500).default(''),
  /** Who noticed it; blank for the person who opens the ticket. */
  reporter: z.string().trim().max(100).default(''),
  dueOn: IsoDate,
})

const changesTicket = {
  in: 'vault',
  output: Ticket,
  needs: 'items.write',
  touches: ['items', 'audit'],
  about: ({ itemId }: Ticket) => itemId,
} as const

export const tickets = {
  /** Every open ticket, the most overdue first. */
  list: query({
    in: 'openVaults',
    input: z.object({ cursor: Cursor.default([]) }),
    output: pageOf(Ticket.extend({ vault: VaultId })),
    needs: 'items.read',
    watches: ['items', 'vaults'],
  }),
  /** All tickets of one item, the open ones first, then the newest. */
  ofItem: query({
    in: 'vault',
    input: z.object({ vault: VaultId, itemId: ItemId }),
    output: z.array(Ticket),
    needs: 'items.read',
    watches: ['items'],
  }),
  open: command({
    ...changesTicket,
    input: NewTicket,
    payload: ({ vault, itemId, field, dueOn }, { id }) => ({ vault, itemId, field, dueOn, ticket: id }),
  }),
  /** Closes a ticket without a correction: the description is right, or the ticket was opened twice. */
  refuse: command({
    ...changesTicket,
    input: z.object({ vault: VaultId, id: TicketId, answer: z.string().trim().min(1).max(500) }),
    payload: ({ vault, id }, { itemId }) => ({ vault, ticket: id, itemId }),
  }),
}
