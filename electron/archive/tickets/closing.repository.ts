import type { ImportId, TicketId } from '../../../shared/ids.ts'
import type { ReadDb, WriteDb } from '../../database/database.ts'
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

/** Whether an item of an import has a ticket: it was used since, as if it had been corrected. */
export function isImportTicketed(db: ReadDb, importId: ImportId): boolean {
  const ticketed = vaultSql
    .selectFrom('ticket')
    .innerJoin('item', 'item.id', 'ticket.item_id')
    .select('ticket.id')
    .where('item.import_id', '=', importId)
  return db.first(ticketed.limit(1)) !== undefined
}
