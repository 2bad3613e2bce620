import { sql } from 'kysely'
import type { ItemOrder } from '../../../shared/contract/item-filter.ts'
import { conditionsMet, type Described } from '../../../shared/domain/conditions-met.ts'
import { entriesOf, type ItemElements } from '../../../shared/domain/item-elements.ts'
import type { ReadDb } from '../../database/database.ts'
import { vaultSql } from '../../database/sql.ts'
import type { Scope } from '../context.ts'
import { answering, type ItemQuestion } from './question.repository.ts'

/** So many items are read at a time; few enough to stop soon, many enough to be worth a statement. */
const CHUNK = 1000

const DESCRIBED = [
  'item.entry',
  'item.title',
  'item.author',
  'item.document_number as documentNumber',
  'item.archival_code as archivalCode',
  'item.remarks',
  'item.document_date as documentDate',
  'item.filing_year as filingYear',
  'item.page_count as pageCount',
  'item.retention',
  'item.secrecy_grade as grade',
  'item.state',
  'item.carrier',
  'item.access_status as accessStatus',
  'item.elements',
] as const

interface Piece {
  readonly direction: ItemOrder['direction']
  /** The entry after which to go on; null from the beginning. */
  readonly after: number | null
  readonly limit: number
}

/**
 * The entries that meet a question with its conditions, in the order of entry from a place on, up to a limit: candidates
 * are read in pieces, and each is held against the conditions as the rule says them.
 */
export function entriesMeeting(
  db: ReadDb,
  scope: Scope,
  question: ItemQuestion,
  { direction, after, limit }: Piece,
): number[] {
  const meets = question.conditions ? conditionsMet(question.conditions) : () => true
  const found: number[] = []
  for (let from = after; found.length < limit; ) {
    const rows = candidates(db, scope, question, direction, from)
    const aliases = aliasesOf(
      db,
      rows.map(({ entry }) => entry),
    )
    for (const row of rows) if (meets(described(row, aliases.get(row.entry) ?? []))) found.push(row.entry)
    if (rows.length < CHUNK) break
    from = rows.at(-1)?.entry ?? null
  }
  return found.slice(0, limit)
}

function candidates(
  db: ReadDb,
  scope: Scope,
  question: ItemQuestion,
  direction: ItemOrder['direction'],
  from: number | null,
) {
  const { items, entry } = answering(scope, question)
  let piece = items.select(DESCRIBED)
  if (from !== null)
    piece = piece.where(
      direction === 'desc'
        ? sql<boolean>`${sql.ref(entry)} < ${from}`
        : sql<boolean>`${sql.ref(entry)} > ${from}`,
    )
  return db.all(piece.orderBy(sql.ref(entry), direction).limit(CHUNK))
}

function aliasesOf(db: ReadDb, entries: readonly number[]): ReadonlyMap<number, readonly string[]> {
  const rows = db.all(
    vaultSql
      .selectFrom('item_alias')
      .select(['entry', 'code'])
      .where(sql<boolean>`entry IN (SELECT value FROM json_each(${JSON.stringify(entries)}))`),
  )
  const byEntry = Map.groupBy(rows, ({ entry }) => entry)
  return new Map([...byEntry].map(([entry, codes]) => [entry, codes.map(({ code }) => code)]))
}

type Row = Omit<Described, 'aliases' | 'keywords' | 'persons' | 'parties'> & { readonly elements: string }

function described(row: Row, aliases: readonly string[]): Described {
  const elements = JSON.parse(row.elements) as ItemElements // written from a parsed description
  return {
    ...row,
    aliases,
    keywords: entriesOf('keywords', elements.keywords ?? ''),
    persons: entriesOf('persons', elements.persons ?? ''),
    parties: entriesOf('parties', elements.parties ?? ''),
  }
}
