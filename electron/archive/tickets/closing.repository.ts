import type { TicketId } from '../../../shared/ids.ts'
import type { WriteDb } from '../../database/database.ts'
import type { TicketTable } from '../../database/schema.ts'
import { vaultSql } from '../../database/sql.ts'

/** What closes a ticket; its other columns never change. */
export type Closing = Pick<
  TicketTable,
  'state' | 'closed_at' | 'closed_by' | 'closed_by_name' | 'answer' | 'settled_version'
>

/** Returns false when the ticket is no open one of these. */
export function closeTicket(
  db: WriteDb,
  id: TicketId,
  itemId: TicketTable['item_id'],
  closing: Closing,
): boolean {
  const open = vaultSql
    .updateTable('ticket')
    .set(closing)
    .where('id', '=', id)
    .where('item_id', '=', itemId)
    .where('state', '=', 'open')
  return db.run(open) === 1
}
