import type { Quality } from '../../../shared/contract/item-filter.ts'
import type { product } from '../../../shared/contract/product.ts'
import { addDays } from '../../../shared/domain/calendar.ts'
import type { IsoDate } from '../../../shared/ids.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Service } from '../../dispatch/implement.ts'
import { findLast } from '../audit/audit.service.ts'
import type { Scope } from '../context.ts'
import { listDrafts } from '../drafts/drafts.service.ts'
import { findPerson } from '../people/people.service.ts'
import { countVisible } from '../records/records.service.ts'
import { archiveFacts, settingOf } from '../settings/settings.service.ts'
import { openTickets } from '../tickets/tickets.service.ts'
import { listRuns } from '../transfer/batches.ts'
import { complianceRows } from './compliance.ts'

/** What the whole program has to say of itself and of the day. */
export const productService: Service<typeof product> = {
  compliance: ({ db, facts }) => complianceRows(facts, archiveFacts(db)),

  today: ({ vaults, office, actor, today, facts }) => {
    const total = (quality: Quality | null) => counted(vaults, actor.scope, quality)
    const last = vaults.map(({ db }) => findLast(db, 'audit.verify/finished')?.at ?? null)
    return {
      items: total(null),
      unplaced: total('unplaced'),
      unreviewed: total('unreviewed'),
      tickets: ticketsIn(vaults, actor.scope, today),
      drafts: vaults.reduce((sum, { db }) => sum + listDrafts(db, actor.id).length, 0),
      founding: archiveFacts(office).founding,
      lastVerifiedOn: last.some((at) => at === null) ? null : (last.toSorted()[0]?.slice(0, 10) ?? null),
      chainTail: facts.chainTail,
      passwordDaysLeft: passwordDaysLeft(office, actor.id, today),
      failedSignIns: facts.failedSignIns,
      stoppedImports: listRuns(office).filter(({ state }) => state === 'running' || state === 'stopped')
        .length,
    }
  },
}

function ticketsIn(vaults: readonly { readonly db: ReadDb }[], scope: Scope, today: IsoDate) {
  const each = vaults.map(({ db }) => openTickets(db, scope, today))
  const sum = (which: 'open' | 'overdue') => each.reduce((all, one) => all + one[which], 0)
  return { open: sum('open'), overdue: sum('overdue') }
}

function counted(vaults: readonly { readonly db: ReadDb }[], scope: Scope, quality: Quality | null) {
  const found = vaults.reduce((sum, { db }) => sum + countVisible(db, scope, quality), 0)
  return { total: found, exact: true }
}

/** How many days are left until a password must be changed (PWD-1). */
export function passwordDaysLeft(
  office: ReadDb,
  id: Parameters<typeof findPerson>[1],
  today: IsoDate,
): number {
  const changedOn = findPerson(office, id)?.password_changed_on
  if (!changedOn) return 0
  const until = addDays(changedOn as IsoDate, settingOf(office, 'passwordDays')) // stored as an IsoDate
  return Math.round((Date.parse(until) - Date.parse(today)) / 86_400_000)
}
