import type { Facets } from '../../../shared/contract/item-filter.ts'
import type { ItemRow, items } from '../../../shared/contract/items.ts'
import { codeKey } from '../../../shared/domain/archival-code.ts'
import { readBarcode } from '../../../shared/domain/barcode.ts'
import { readQuery, type SearchQuery } from '../../../shared/domain/search-query.ts'
import { vaultOf } from '../../../shared/domain/secrecy.ts'
import type { Key } from '../../../shared/page.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Service } from '../../dispatch/implement.ts'
import { mergeRows } from '../../vaults/merge.ts'
import { branchIn } from '../arrangement/arrangement.service.ts'
import type { QueryContext } from '../context.ts'
import { listItems } from './list.repository.ts'
import { ORDERS, orderIn, wantedOf } from './question.ts'
import { findByCodeKey, findByEntry, findItem } from './records.repository.ts'
import { type Counts, GROUPS } from './search/counts.ts'
import { hiddenWords, hitsOf } from './search/hits.ts'
import { readTheseItems } from './search/search.repository.ts'
import { answer } from './search/search.service.ts'

type Finding = Pick<Service<typeof items>, 'list' | 'facets' | 'jump'>

/** How items are found: the list, what can still be chosen, and the way straight to one. */
export const finding: Finding = {
  list: ({ vaults, office, actor: { scope } }, { cursor, most, ...filter }) => {
    const question = { ...filter, branch: branchIn(office, filter) }
    const answers = vaults.map(({ db }) => answer(db, scope, wantedOf(question)))
    const total = answers.reduce((sum, { entries }) => sum + entries.size, 0)
    const order = orderIn(filter, cursor[0]?.after ?? null, () => total)
    const { key } = ORDERS[order.sort]
    const source = {
      read: (db: ReadDb, after: Key | null, limit: number) =>
        listItems(db, scope, { question, order, after, limit }),
      key: (row: ReturnType<typeof listItems>[number]): Key => [row[key], row.entry],
      direction: order.direction,
    }
    const page = mergeRows(vaults, cursor, source, most)
    return {
      next: page.next,
      // The index knows every answer, so that a total is a number whatever its size.
      total,
      exact: answers.every(({ isWhole }) => isWhole),
      rows: withHits(vaults, page.rows, filter.text),
      orderedBy: order,
    }
  },

  facets: ({ vaults, office, actor: { scope } }, filter) => {
    const question = { ...filter, branch: branchIn(office, filter) }
    const answers = vaults.map(({ db }) => answer(db, scope, wantedOf(question)))
    const exact = answers.every(({ isWhole }) => isWhole)
    const over = exact ? 'all' : 'newest'
    const counted = answers.map((one) => one.counts())
    const group = (name: keyof Counts) => ({ over, values: summed(counted.map((counts) => counts[name])) })
    return {
      total: answers.reduce((sum, { entries }) => sum + entries.size, 0),
      exact,
      // The values are those of the items' own columns, which the schema of the contract holds them to.
      groups: Object.fromEntries(GROUPS.map((name) => [name, group(name)])) as Facets['groups'],
    }
  },

  jump: (context, { code }) => {
    const { vaults, actor } = context
    for (const { id: vault, db } of vaults) {
      const key = codeKey(code)
      const found = (key && findByCodeKey(db, key)) || byBarcode(context, vault, db, code)
      const item = found && findItem(db, actor.scope, found.id)
      if (item) return { vault, id: item.id }
    }
    return null
  },
}

type Found = Omit<ItemRow, 'hits'> & { readonly dateKey: string }

/** Says of each row where it holds what was sought; items are opened only where their row does not show it. */
function withHits(vaults: Vaults, rows: readonly Found[], text: string): ItemRow[] {
  const query = readQuery(text)
  const hits = new Map<string, ItemRow['hits']>()
  for (const { id, db } of vaults) {
    const hidden = new Map<number, SearchQuery>()
    for (const row of rows) {
      const words = row.vault === id ? hiddenWords(row, query) : []
      if (words.length > 0) hidden.set(row.entry, words)
    }
    for (const item of hidden.size > 0 ? readTheseItems(db, [...hidden.keys()]) : [])
      hits.set(`${id}/${item.entry}`, [...hitsOf(item, hidden.get(item.entry) ?? [], text)])
  }
  return rows.map(({ dateKey: _, ...row }) => ({ ...row, hits: hits.get(`${row.vault}/${row.entry}`) ?? [] }))
}

type Vaults = QueryContext<'openVaults'>['vaults']

function summed(counts: readonly ReadonlyMap<string | number, number>[]) {
  const sums = new Map<string | number, number>()
  for (const one of counts) for (const [value, count] of one) sums.set(value, (sums.get(value) ?? 0) + count)
  return [...sums].map(([value, count]) => ({ value, count }))
}

/** The open vault is digit 0; a barcode of a vault that is shut, or was never there, finds nothing. */
function byBarcode(
  { facts }: QueryContext<'openVaults'>,
  vault: Vaults[number]['id'],
  db: ReadDb,
  code: string,
) {
  const barcode = readBarcode(code)
  const isHere = barcode?.ok && barcode.vault === vaultOf('public') && vault === facts.openVault
  return isHere ? findByEntry(db, barcode.entry) : undefined
}
