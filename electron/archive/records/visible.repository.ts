import { vaultSql } from '../../database/sql.ts'
import type { Scope } from '../context.ts'

/**
 * The items that somebody may see: the one place where row visibility is decided (architecture 3.4).
 * Lists, search, counts and single records all select from here; nothing else names the table.
 */
export function visibleItems({ grades, categories }: Scope) {
  let items = vaultSql.selectFrom('item')
  if (grades) items = items.where('item.secrecy_grade', 'in', grades)
  if (categories) items = items.where('item.category_id', 'in', categories)
  return items
}
