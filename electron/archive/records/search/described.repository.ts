import { sql } from 'kysely'
import type { Described } from '../../../../shared/domain/conditions-met.ts'
import { entriesOf, type ItemElements } from '../../../../shared/domain/item-elements.ts'
import type { ReadDb } from '../../../database/database.ts'
import { visibleItems } from '../visible.repository.ts'

const DESCRIBED = [
  'item.entry',
  'item.title',
  'item.author',
  'item.document_number as documentNumber',
  'item.archival_code as archivalCode',
  'item.remarks',
  'item.home_location as homeLocation',
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

/** What conditions are held against, of items that are known to be visible. */
export function readDescribed(db: ReadDb, entries: readonly number[]): (Described & { entry: number })[] {
  const these = visibleItems({ grades: null, categories: null })
    .where(sql<boolean>`item.entry IN (SELECT value FROM json_each(${JSON.stringify(entries)}))`)
    .select(DESCRIBED)
    .select(
      sql<string | null>`(SELECT group_concat(code, char(10)) FROM item_alias WHERE entry = item.entry)`.as(
        'aliases',
      ),
    )
  return db.all(these).map((row) => {
    const elements = JSON.parse(row.elements) as ItemElements // written from a parsed description
    const listed = (name: 'keywords' | 'persons' | 'parties') => entriesOf(name, elements[name] ?? '')
    return {
      ...row,
      homeLocation: row.homeLocation ?? '',
      aliases: row.aliases?.split('\n') ?? [],
      keywords: listed('keywords'),
      persons: listed('persons'),
      parties: listed('parties'),
    }
  })
}
