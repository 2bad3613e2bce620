import type { arrangement } from '../../../shared/contract/arrangement.ts'
import { refuseDepth } from '../../../shared/domain/arrangement-rules.ts'
import { templateFor } from '../../../shared/domain/description-templates.ts'
import { AppError, notFound } from '../../../shared/errors.ts'
import { CategoryId, FondsId } from '../../../shared/ids.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Service } from '../../dispatch/implement.ts'
import { obey } from '../refuse.ts'
import * as repository from './arrangement.repository.ts'

export const arrangementService: Service<typeof arrangement> = {
  tree: ({ db }) => ({ fonds: repository.listFonds(db), categories: repository.listCategories(db) }),

  addFonds: ({ db, newId }, { number, name }) => {
    if (repository.findFondsByNumber(db, number)) obey({ rule: 'IDX-10', reason: 'arrangement.fondsTaken' })
    const fonds = { id: FondsId.parse(newId()), number, name }
    repository.insertFonds(db, fonds)
    return fonds
  },

  addCategory: ({ db, newId }, { fondsId, parentId, code, name, template }) => {
    found(repository.findFonds(db, fondsId))
    const above = ancestors(db, parentId)
    if (above.some((parent) => parent.fondsId !== fondsId)) throw notFound()
    obey(refuseDepth(above.length + 1))
    if (above[0]?.state === 'closed') obey({ rule: 'IDX-9', reason: 'arrangement.closed' })
    if (repository.findSibling(db, fondsId, parentId, code))
      obey({ rule: 'IDX-10', reason: 'arrangement.codeTaken' })

    const id = CategoryId.parse(newId())
    repository.insertCategory(db, {
      id,
      fonds_id: fondsId,
      parent_id: parentId,
      code,
      name,
      template: template ?? templateFor(code, above[0]?.template ?? null),
      state: 'active',
      version: 1,
    })
    return categoryOf(db, id)
  },

  closeCategory: ({ db }, { id, version }) => {
    const category = categoryOf(db, id)
    if (category.state === 'closed') return category
    if (!repository.closeCategory(db, id, version))
      throw new AppError({ code: 'conflict', reason: 'category' })
    return categoryOf(db, id)
  },
}

/** The category that a record is filed in and its fonds; one that is closed takes nothing new (IDX-9). */
export function openCategory(office: ReadDb, id: CategoryId) {
  const category = found(repository.findCategory(office, id))
  if (category.state === 'closed') obey({ rule: 'IDX-9', reason: 'arrangement.closed' })
  return { category, fonds: found(repository.findFonds(office, category.fondsId)) }
}

/** The categories that a list is narrowed to: one with all below it, those of a fonds, or null for every one. */
export function branchIn(
  office: ReadDb,
  { categoryId, fondsId }: { readonly categoryId: CategoryId | null; readonly fondsId: FondsId | null },
): readonly CategoryId[] | null {
  if (!categoryId && !fondsId) return null
  const all = repository.listCategories(office).filter((one) => !fondsId || one.fondsId === fondsId)
  if (!categoryId) return all.map(({ id }) => id)
  const below = Map.groupBy(all, ({ parentId }) => parentId)
  const branch = all.filter(({ id }) => id === categoryId)
  for (const parent of branch) branch.push(...(below.get(parent.id) ?? []))
  return branch.map(({ id }) => id)
}

/** Which category an archival code names, by fonds number and the longest run of category codes it begins with. */
export function categoryFinder(office: ReadDb) {
  const fonds = new Map(repository.listFonds(office).map(({ id, number }) => [id, number]))
  const byPath = new Map<string, CategoryId>()
  const all = repository.listCategories(office).filter(({ state }) => state === 'active')
  const byId = new Map(all.map((category) => [category.id, category]))
  for (const category of all) {
    const codes = [category.code]
    for (
      let up = category.parentId && byId.get(category.parentId);
      up;
      up = up.parentId && byId.get(up.parentId)
    )
      codes.unshift(up.code)
    byPath.set(`${fonds.get(category.fondsId)}-${codes.join('·')}`, category.id)
  }
  return (fondsNumber: string | null, categoryCode: string | null): CategoryId | null =>
    byPath.get(`${fondsNumber}-${categoryCode}`) ?? null
}

function ancestors(db: ReadDb, id: CategoryId | null) {
  const above: ReturnType<typeof categoryOf>[] = []
  for (let at = id; at; ) {
    const category = categoryOf(db, at)
    above.push(category)
    at = category.parentId
  }
  return above
}

function categoryOf(db: ReadDb, id: CategoryId) {
  return found(repository.findCategory(db, id))
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw notFound()
  return value
}

export { insertCategory, insertFonds } from './arrangement.repository.ts'
