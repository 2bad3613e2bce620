import type { Today } from '../../../shared/contract/product.ts'

const SOON_DAYS = 14
const STALE_DAYS = 7

/** One thing that needs doing, and how urgent it is. */
export interface Due {
  readonly what:
    | 'chainMissing'
    | 'failedSignIns'
    | 'password'
    | 'passwordOver'
    | 'stoppedImports'
    | 'ticketsOverdue'
    | 'tickets'
    | 'verify'
    | 'neverVerified'
    | 'unreviewed'
    | 'unplaced'
  readonly urgency: 'now' | 'soon' | 'sometime'
  readonly count: number
  readonly exact: boolean
}

const due = (what: Due['what'], urgency: Due['urgency'], count = 1, exact = true): Due => ({
  what,
  urgency,
  count,
  exact,
})

/** What the day asks for, the pressing first. Empty when all is well. */
export function duties(today: Today, on: string): readonly Due[] {
  const sinceVerified = today.lastVerifiedOn
    ? Math.floor((Date.parse(on) - Date.parse(today.lastVerifiedOn)) / 86_400_000)
    : null
  const all: readonly (Due | false)[] = [
    today.chainTail === 'missing' && due('chainMissing', 'now'),
    today.failedSignIns > 0 && due('failedSignIns', 'now', today.failedSignIns),
    today.passwordDaysLeft <= 0 && due('passwordOver', 'now', -today.passwordDaysLeft),
    today.passwordDaysLeft > 0 &&
      today.passwordDaysLeft <= SOON_DAYS &&
      due('password', 'soon', today.passwordDaysLeft),
    today.tickets.overdue > 0 && due('ticketsOverdue', 'now', today.tickets.overdue),
    today.tickets.open > today.tickets.overdue &&
      due('tickets', 'soon', today.tickets.open - today.tickets.overdue),
    today.stoppedImports > 0 && due('stoppedImports', 'soon', today.stoppedImports),
    sinceVerified === null && today.items.total > 0 && due('neverVerified', 'soon'),
    sinceVerified !== null && sinceVerified > STALE_DAYS && due('verify', 'soon', sinceVerified),
    today.unreviewed.total > 0 &&
      due('unreviewed', 'sometime', today.unreviewed.total, today.unreviewed.exact),
    today.unplaced.total > 0 && due('unplaced', 'sometime', today.unplaced.total, today.unplaced.exact),
  ]
  return all.filter((one) => one !== false)
}
