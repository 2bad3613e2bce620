import type { IsoDate } from '../ids.ts'
import { addDays } from './calendar.ts'

/** Within how many days an error is put right, unless the ticket says otherwise (QUAL-7 says only “in time”). */
const CORRECTION_DAYS = 7
/** A ticket further ahead than this would be forgotten, not settled. */
const MOST_DAYS = 366

/** The day that a new ticket is due, unless somebody sets another. */
export const usualDueDate = (today: IsoDate): IsoDate => addDays(today, CORRECTION_DAYS)

/** Whether a ticket should have been settled before today. Always computed, never stored. */
export const isOverdue = (dueOn: string, today: string): boolean => dueOn < today

interface TicketRefusal {
  readonly rule: 'QUAL-7'
  readonly reason: 'ticket.dueInPast' | 'ticket.dueTooFar'
  readonly most?: number
}

/** QUAL-7: errors are corrected in time; a day that is gone already, or one too far away, is no due date. */
export function refuseDueDate(dueOn: IsoDate, today: IsoDate): TicketRefusal | null {
  if (dueOn < today) return { rule: 'QUAL-7', reason: 'ticket.dueInPast' }
  if (dueOn > addDays(today, MOST_DAYS))
    return { rule: 'QUAL-7', reason: 'ticket.dueTooFar', most: MOST_DAYS }
  return null
}
