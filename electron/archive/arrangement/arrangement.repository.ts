import type { Category } from '../../../shared/contract/arrangement.ts'
import type { CategoryId, FondsId } from '../../../shared/ids.ts'
import type { ReadDb, WriteDb } from '../../database/database.ts'
import type { CategoryTable, FondsTable } from '../../database/schema.ts'
import { fixed, officeSql } from '../../database/sql.ts'

const categories = officeSql
  .selectFrom('category')
  .select([
    'id',
    'fonds_id as fondsId',
    'parent_id as parentId',
    'code',
    'name',
    'template',
    'state',
    'version',
  ])

export const listFonds = (db: ReadDb) =>
  db.all(officeSql.selectFrom('fonds').select(['id', 'number', 'name']).orderBy('number'))

export const listCategories = (db: ReadDb) => db.all(categories.orderBy('code'))

const fondsById = fixed<FondsTable, [FondsId]>(
  officeSql
    .selectFrom('fonds')
    .select(['id', 'number', 'name'])
    .where('id', '=', '' as FondsId),
)
export const findFonds = (db: ReadDb, id: FondsId) => db.first(fondsById(id))

export const findFondsByNumber = (db: ReadDb, number: string) =>
  db.first(officeSql.selectFrom('fonds').select(['id']).where('number', '=', number))

const categoryById = fixed<Category, [CategoryId]>(categories.where('id', '=', '' as CategoryId))
export const findCategory = (db: ReadDb, id: CategoryId) => db.first(categoryById(id))

export const findSibling = (db: ReadDb, fondsId: FondsId, parentId: CategoryId | null, code: string) =>
  db.first(
    categories.where('fonds_id', '=', fondsId).where('parent_id', 'is', parentId).where('code', '=', code),
  )

export function insertFonds(db: WriteDb, fonds: FondsTable): void {
  db.run(officeSql.insertInto('fonds').values(fonds))
}

export function insertCategory(db: WriteDb, category: CategoryTable): void {
  db.run(officeSql.insertInto('category').values(category))
}

/** Returns false when somebody else changed the category first. */
export function closeCategory(db: WriteDb, id: CategoryId, version: number): boolean {
  return (
    db.run(
      officeSql
        .updateTable('category')
        .set({ state: 'closed', version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .where('state', '=', 'active'),
    ) === 1
  )
}
