import { diceOf } from '../../scripts/seed/dice.ts'
import type { items as contractItems } from '../../shared/contract/items.ts'
import type { InputOf } from '../../shared/contract/procedure.ts'
import type { Ground } from './ground.ts'
import { type BenchRow, contest } from './measure.ts'

const PAGES = 60
const ANY_LIST_MS = 50
const SORTS = ['entry', 'archivalCode', 'documentDate'] as const

type Question = InputOf<(typeof contractItems)['list']>

/** Every order that a list has, at its beginning and deep inside, whole and narrowed to a place, a year or both. */
export async function listRows(ground: Ground): Promise<BenchRow[]> {
  const { api } = ground.encrypted
  const { fonds, categories } = await api.arrangement.tree({})
  const category = (at: number) => ({ categoryId: categories[at % categories.length]?.id ?? null })
  const year = (at: number) => ({ years: [1990 + ((at * 7) % 36)] })
  const narrowings: readonly (readonly [string, (at: number) => Question])[] = [
    ['all', () => ({})],
    ['a fonds', (at) => ({ fondsId: fonds[at % fonds.length]?.id ?? null })],
    ['a category with all below it', category],
    ['a year', year],
    ['a category and a year', (at) => ({ ...category(at), ...year(at) })],
    ['a fonds and a year', (at) => ({ fondsId: fonds[at % fonds.length]?.id ?? null, ...year(at) })],
    ['not reviewed', () => ({ qualities: ['unreviewed'] })],
    ['not reviewed in a category', (at) => ({ qualities: ['unreviewed'], ...category(at) })],
    ['not on a shelf in a category', (at) => ({ qualities: ['unplaced'], ...category(at) })],
  ]
  const rows: BenchRow[] = []
  for (const [what, narrowed] of narrowings)
    for (const sort of SORTS) {
      const inputs = Array.from({ length: PAGES }, (_, at) => ({ ...narrowed(at), sort }))
      rows.push(await listRow(ground, `list: ${what}, by ${sort}`, inputs))
    }
  for (const sort of SORTS)
    rows.push(await listRow(ground, `list: deep inside, by ${sort}`, deepPages(ground, sort)))
  rows.push(
    await listRow(ground, 'list: deep inside a category, by archivalCode', await deepInCategories(ground)),
  )
  return rows
}

const listRow = ({ items, encrypted, plain }: Ground, name: string, inputs: readonly Question[]) =>
  contest({
    name,
    items,
    inputs,
    budget: ANY_LIST_MS,
    ours: (question) => encrypted.api.items.list(question),
    theirs: (question) => plain.api.items.list(question),
  })

/** Places all over a list, as the scroll bar reaches them. */
function deepPages({ items, vault, shelves }: Ground, sort: (typeof SORTS)[number]): readonly Question[] {
  return Array.from({ length: PAGES }, (_, at) => {
    const dice = diceOf(5, at)
    const entry = dice.between(1, items)
    const shelf = dice.of(shelves)
    const year = dice.between(1990, 2025)
    const value = {
      entry,
      archivalCode: `${shelf.fonds}-${shelf.path}·${year}·D30-0003`,
      documentDate: `${year}0715`,
    }[sort]
    return { sort, cursor: [{ vault, after: [value, entry] }] }
  })
}

async function deepInCategories({ vault, shelves }: Ground): Promise<readonly Question[]> {
  return Array.from({ length: PAGES }, (_, at) => {
    const shelf = diceOf(6, at).of(shelves)
    const after: [string, number] = [`${shelf.fonds}-${shelf.path}·2007·D30-0003`, 1]
    return { sort: 'archivalCode', categoryId: shelf.categoryId, cursor: [{ vault, after }] }
  })
}
