import type { Category, Fonds } from '../../../shared/contract/arrangement.ts'

/** One line of the tree of arrangement. */
export interface TreeNode {
  readonly id: string
  readonly level: number
  readonly code: string
  readonly name: string
  readonly closed: boolean
  readonly hasChildren: boolean
  readonly fonds: Fonds
  readonly category: Category | null
}

/** The tree as lines from top to bottom; what lies under a folded line is left out. */
export function treeNodes(
  fonds: readonly Fonds[],
  categories: readonly Category[],
  folded: ReadonlySet<string>,
): readonly TreeNode[] {
  const childrenOf = Map.groupBy(categories, ({ parentId, fondsId }) => parentId ?? fondsId)
  const under = (id: string, level: number, of: Fonds): readonly TreeNode[] =>
    (childrenOf.get(id as Category['id']) ?? [])
      .toSorted((one, other) => one.code.localeCompare(other.code, 'en', { numeric: true }))
      .flatMap((category) => [
        {
          id: category.id,
          level,
          code: category.code,
          name: category.name,
          closed: category.state === 'closed',
          hasChildren: childrenOf.has(category.id),
          fonds: of,
          category,
        },
        ...(folded.has(category.id) ? [] : under(category.id, level + 1, of)),
      ])
  return fonds.flatMap((one) => [
    {
      id: one.id,
      level: 1,
      code: one.number,
      name: one.name,
      closed: false,
      hasChildren: childrenOf.has(one.id),
      fonds: one,
      category: null,
    },
    ...(folded.has(one.id) ? [] : under(one.id, 2, one)),
  ])
}

/** How much lies in each category with all below it, and in each fonds, out of what lies in each category itself. */
export function treeSums(
  categories: readonly Category[],
  counted: readonly { readonly value: Category['id']; readonly count: number }[],
): ReadonlyMap<string, number> {
  const byId = new Map(categories.map((category) => [category.id, category]))
  const sums = new Map<string, number>()
  const add = (id: string, count: number) => void sums.set(id, (sums.get(id) ?? 0) + count)
  for (const { value, count } of counted) {
    const own = byId.get(value)
    if (own) add(own.fondsId, count)
    for (let at = own; at; at = at.parentId ? byId.get(at.parentId) : undefined) add(at.id, count)
  }
  return sums
}
