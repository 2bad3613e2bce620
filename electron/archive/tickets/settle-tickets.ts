import { AppError } from '../../../shared/errors.ts'
import type { ItemId, TicketId } from '../../../shared/ids.ts'
import type { CommandContext } from '../context.ts'
import { type Closing, closeTicket } from './closing.repository.ts'

interface Settlement {
  readonly itemId: ItemId
  readonly tickets: readonly TicketId[]
  /** The reason of the correction. */
  readonly answer: string
  /** The version that puts it right. */
  readonly version: number
}

/** Closes the tickets that a correction settles; each must be an open one of that item (QUAL-7). */
export function settleTickets(
  context: CommandContext<'vault'>,
  { itemId, tickets, answer, version }: Settlement,
): void {
  for (const id of tickets) close(context, id, itemId, { state: 'settled', answer, settled_version: version })
}

/** Closes one ticket as a person answers it; whoever was quicker is not overwritten. */
export function close(
  { db, actor, at }: CommandContext<'vault'>,
  id: TicketId,
  itemId: ItemId,
  answer: Pick<Closing, 'state' | 'answer' | 'settled_version'>,
): void {
  const closing = { ...answer, closed_at: at, closed_by: actor.id, closed_by_name: actor.name }
  if (!closeTicket(db, id, itemId, closing)) throw new AppError({ code: 'conflict', reason: 'ticket' })
}
