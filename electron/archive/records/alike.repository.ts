import type { CategoryId, ItemId } from '../../../shared/ids.ts'
import type { ReadDb } from '../../database/database.ts'
import { raw } from '../../database/sql.ts'
import type { Scope } from '../context.ts'
import { visibleItems } from './visible.repository.ts'
import { listYears } from './years.repository.ts'

/** What two descriptions of one document have in common, whatever their codes. */
interface DocumentKey {
  readonly dateKey: string
  readonly title: string
  readonly author: string
  readonly documentNumber: string
}

/** Items of the same issuer, document number, title and date; few days have more documents than can be looked through. */
export const listSameDocument = (db: ReadDb, scope: Scope, document: DocumentKey, limit: number) =>
  db.all(
    visibleItems(scope)
      .select(['item.id', 'item.archival_code as archivalCode', 'item.title'])
      .where('item.filing_year', 'in', listYears(db))
      .where('item.date_key', '=', document.dateKey)
      .where('item.title', '=', document.title)
      .where('item.author', '=', document.author)
      .where((eb) => eb(eb.fn.coalesce('item.document_number', eb.val('')), '=', document.documentNumber))
      .limit(limit),
  )

/** One item as a warning names it. */
export const findBrief = (db: ReadDb, scope: Scope, id: ItemId) =>
  db.first(
    visibleItems(scope)
      .select(['item.id', 'item.archival_code as archivalCode', 'item.title'])
      .where('item.id', '=', id),
  )

/** The code of a category that stands last in the order of codes: that of the latest year, as a rule. */
export const lastCodeIn = (db: ReadDb, scope: Scope, categoryId: CategoryId) =>
  db.first(
    visibleItems(scope)
      .select('item.archival_code as code')
      .where('item.category_id', '=', categoryId)
      .orderBy('item.archival_code', 'desc')
      .limit(1),
  )?.code

/** The codes, held now or before, that are a beginning and a number behind it; their highest number and its width. */
export function highestNumber(db: ReadDb, prefix: string): { readonly digits: string } | undefined {
  // A code of ten digits is no running number but a date or an old system's key.
  const counted = `
    SELECT substr(code, ?) AS digits FROM (
      SELECT archival_code AS code FROM item WHERE archival_code >= ? AND archival_code < ?
      UNION ALL
      SELECT code FROM item_alias WHERE code >= ? AND code < ?
    ) WHERE digits <> '' AND digits NOT GLOB '*[^0-9]*' AND length(digits) < 10
    ORDER BY CAST(digits AS INTEGER) DESC LIMIT 1`
  const inClass = [`${prefix}0`, `${prefix}:`] // `:` follows the digits
  return db.first(raw<{ digits: string }>(counted, [[...prefix].length + 1, ...inClass, ...inClass]))
}
