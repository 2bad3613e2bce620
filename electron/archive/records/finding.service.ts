import type { Facets } from '../../../shared/contract/item-filter.ts'
import type { ItemRow, items } from '../../../shared/contract/items.ts'
import { codeKey } from '../../../shared/domain/archival-code.ts'
import { readBarcode } from '../../../shared/domain/barcode.ts'
import { vaultOf } from '../../../shared/domain/secrecy.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Service } from '../../dispatch/implement.ts'
import { COUNT_LIMIT, mergePages } from '../../vaults/merge.ts'
import { branchIn } from '../arrangement/arrangement.service.ts'
import type { QueryContext, Scope } from '../context.ts'
import { countValues, type FacetGroup, isChosen, OWN_CHOICE } from './facets.repository.ts'
import { countItems, findFirst, listItems } from './list.repository.ts'
import { type ItemQuestion, ORDERS, orderIn } from './question.repository.ts'
import { findByCodeKey, findByEntry, findItem } from './records.repository.ts'

type Finding = Pick<Service<typeof items>, 'list' | 'facets' | 'jump'>

/** How items are found: the list, what can still be chosen, and the way straight to one. */
export const finding: Finding = {
  list: ({ vaults, office, actor: { scope } }, { cursor, ...filter }) => {
    const question = { ...filter, branch: branchIn(office, filter) }
    const counted = new Map<ReadDb, number>()
    const count = (db: ReadDb) => {
      const known = counted.get(db) ?? countItems(db, scope, question, COUNT_LIMIT + 1)
      counted.set(db, known)
      return known
    }
    const order = orderIn(filter, cursor[0]?.after ?? null, () =>
      vaults.reduce((sum, { db }) => sum + count(db), 0),
    )
    const { key } = ORDERS[order.sort]
    const page = mergePages(vaults, cursor, {
      read: (db, after, limit) => {
        const asked = { question, order, after, limit }
        const first = after ? null : findFirst(db, scope, asked, COUNT_LIMIT + 1)
        if (!first) return listItems(db, scope, asked)
        counted.set(db, first.total)
        return first.rows
      },
      count,
      key: (row) => [row[key], row.entry],
      direction: order.direction,
    })
    return { ...page, rows: page.rows.map(({ dateKey: _, ...row }): ItemRow => row), orderedBy: order }
  },

  facets: ({ vaults, office, actor: { scope } }, filter) => {
    const question = { ...filter, branch: branchIn(office, filter) }
    const groups = Object.keys(OWN_CHOICE) as FacetGroup[] // the keys of a constant object are its keys
    const chosen = groups.filter((group) => isChosen(group, filter))
    const open = groups.filter((group) => !chosen.includes(group))
    const shared = countIn(vaults, scope, question, open)
    const own = chosen.map((group) => countIn(vaults, scope, { ...question, ...OWN_CHOICE[group] }, [group]))
    return {
      total: Math.min(shared.total, COUNT_LIMIT),
      exact: shared.total <= COUNT_LIMIT,
      // Every group was counted once, alone or with the others; its values are those of the items' own columns.
      groups: Object.assign({}, shared.groups, ...own.map((one) => one.groups)) as Facets['groups'],
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

type Vaults = QueryContext<'openVaults'>['vaults']

function countIn(vaults: Vaults, scope: Scope, question: ItemQuestion, groups: readonly FacetGroup[]) {
  const sums = new Map(groups.map((group) => [group, new Map<string | number, number>()]))
  let total = 0
  for (const { db } of vaults) {
    const counted = countValues(db, scope, question, groups, COUNT_LIMIT)
    total += counted.total
    for (const [group, values] of counted.counts)
      for (const [value, count] of values)
        sums.get(group)?.set(value, (sums.get(group)?.get(value) ?? 0) + count)
  }
  const over = total > COUNT_LIMIT ? 'newest' : 'all'
  const shown = ([group, values]: readonly [FacetGroup, ReadonlyMap<string | number, number>]) => [
    group,
    { over, values: [...values].map(([value, count]) => ({ value, count })) },
  ]
  return { total, groups: Object.fromEntries([...sums].map(shown)) }
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
