import { sql } from 'kysely'
import type { Facets, ItemFilter, Quality } from '../../../shared/contract/item-filter.ts'
import { currentTemplate } from '../../../shared/domain/description-templates.ts'
import type { ReadDb } from '../../database/database.ts'
import { vaultSql } from '../../database/sql.ts'
import type { Scope } from '../context.ts'
import { entriesMeeting } from './conditions.repository.ts'
import { answering, type ItemQuestion } from './question.repository.ts'
import { visibleItems } from './visible.repository.ts'

/** A group of counts, and the choice that is left out of its own counts. */
export type FacetGroup = keyof Facets['groups']
export const OWN_CHOICE: Readonly<Record<FacetGroup, Partial<ItemQuestion>>> = {
  category: { fondsId: null, categoryId: null, branch: null },
  year: { years: [] },
  retention: { retentions: [] },
  grade: { grades: [] },
  state: { states: [] },
  place: { place: null },
  quality: { qualities: [] },
}

/** Whether a group has a choice of its own now. */
export const isChosen = (group: FacetGroup, filter: ItemFilter): boolean =>
  Object.keys(OWN_CHOICE[group]).some((key) => {
    const chosen = filter[key as keyof ItemFilter] // the keys above are a filter's, and `branch`, which a filter has not
    return Array.isArray(chosen) ? chosen.length > 0 : chosen !== null && chosen !== undefined
  })

const COUNTED = [
  'item.id',
  'item.category_id as categoryId',
  'item.filing_year as filingYear',
  'item.retention',
  'item.secrecy_grade as grade',
  'item.state',
  'item.home_location as homeLocation',
  'item.access_status as accessStatus',
  'item.template',
  'item.template_version as templateVersion',
] as const

/** The newest items that answer, up to a limit, with what is counted of them. */
function newest(db: ReadDb, scope: Scope, question: ItemQuestion, limit: number) {
  if (question.conditions) {
    const entries = entriesMeeting(db, scope, question, { direction: 'desc', after: null, limit })
    const met = sql<boolean>`item.entry IN (SELECT value FROM json_each(${JSON.stringify(entries)}))`
    return db.all(visibleItems(scope).where(met).select(COUNTED))
  }
  const { items, entry } = answering(scope, question)
  return db.all(items.select(COUNTED).orderBy(sql.ref(entry), 'desc').limit(limit))
}

type Counted = ReturnType<typeof newest>[number]

/** Which values one item has in each group. */
function valuesOf(
  row: Counted,
  isOpen: (id: string) => boolean,
): Record<FacetGroup, readonly (string | number)[]> {
  const qualities: readonly (readonly [Quality, boolean])[] = [
    ['unplaced', row.homeLocation === null],
    ['unreviewed', row.accessStatus === 'unreviewed'],
    ['openTicket', isOpen(row.id)],
    ['legacy', row.templateVersion < currentTemplate(row.template).version],
  ]
  return {
    category: [row.categoryId],
    year: [row.filingYear],
    retention: [row.retention],
    grade: [row.grade],
    state: [row.state],
    place: [row.homeLocation === null ? 'unshelved' : 'shelved'],
    quality: qualities.filter(([, has]) => has).map(([quality]) => quality),
  }
}

/** How often each value of the wanted groups occurs among the newest items that answer. */
export function countValues(
  db: ReadDb,
  scope: Scope,
  question: ItemQuestion,
  groups: readonly FacetGroup[],
  limit: number,
) {
  const tickets = db.all(vaultSql.selectFrom('ticket').select('item_id').where('state', '=', 'open'))
  const open = new Set<string>(tickets.map(({ item_id }) => item_id))
  const counts = new Map(groups.map((group) => [group, new Map<string | number, number>()]))
  const rows = newest(db, scope, question, limit + 1)
  for (const row of rows.slice(0, limit)) {
    const values = valuesOf(row, (id) => open.has(id))
    for (const [group, counted] of counts)
      for (const value of values[group]) counted.set(value, (counted.get(value) ?? 0) + 1)
  }
  return { counts, total: rows.length }
}
