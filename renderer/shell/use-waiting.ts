import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { localDate } from '../../shared/domain/calendar.ts'
import { useArchive } from '../api/archive.ts'
import { may, useSession } from '../session/session.store.ts'
import type { Place } from './actions.ts'

/** Something that waits in an area: how many, and in which words. */
export interface Waiting {
  readonly count: number
  readonly what: 'imports' | 'tickets'
}

/** What waits in the areas of the room, live: imports that are not finished, correction tickets that are due (QUAL-7). */
export function useWaiting(): Readonly<Partial<Record<Place, Waiting>>> {
  const archive = useArchive()
  const readsImports = useSession(may('imports.read'))
  const readsItems = useSession(may('items.read'))
  const runs = useQuery({ ...archive.transfer.list({}), enabled: readsImports }).data ?? []
  const tickets = useInfiniteQuery({ ...archive.tickets.list({}), enabled: readsItems })
  const today = localDate(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone)
  const imports = runs.filter(({ state }) => state === 'running' || state === 'interrupted').length
  // The most overdue come first: whatever is due stands on the first page, as far as a badge counts.
  const due = tickets.data?.pages[0]?.rows.filter(({ dueOn }) => dueOn <= today).length ?? 0
  return {
    ...(imports > 0 && { '/imports': { count: imports, what: 'imports' } }),
    ...(due > 0 && { '/items': { count: due, what: 'tickets' } }),
  }
}
