import { isFound, type SearchableText, searchable } from '../../../../shared/domain/search-match.ts'
import type { ReadDb } from '../../../database/database.ts'
import { noBits, setBit } from './bits.ts'
import { factsOf, searchedTexts } from './indexed-item.ts'
import { columnsOf, type ItemFacts, type Numbering, presentIn } from './run-columns.ts'
import { listChanges, readTheseItems } from './search.repository.ts'
import type { Stretch } from './stretch.ts'

interface Changed {
  readonly change: number
  /** Null: the item is gone. */
  readonly item: { readonly facts: ItemFacts; readonly texts: readonly SearchableText[] } | null
}

/** The items that no run holds as they are now. Few, so that they are held against a question one by one. */
export interface ChangedItems {
  /** Takes in what changed since; returns the entries. */
  take(db: ReadDb): readonly number[]
  /** Lets go of what a run holds by now. */
  drop(run: { readonly first: number; readonly size: number; readonly change: number }): void
  entries(): Iterable<number>
  stretch(categories: Numbering, retentions: Numbering): Stretch
}

export function createChangedItems(): ChangedItems {
  const changed = new Map<number, Changed>()
  let newest = 0
  return {
    take(db) {
      const changes = listChanges(db, newest)
      newest = changes.at(-1)?.id ?? newest
      const latest = new Map(changes.map(({ id, entry }) => [entry, id]))
      const entries = [...latest.keys()]
      for (const [entry, change] of latest) changed.set(entry, { change, item: null })
      for (const item of readTheseItems(db, entries))
        changed.set(item.entry, {
          change: latest.get(item.entry) ?? 0,
          item: { facts: factsOf(item), texts: searchedTexts(item).map(searchable) },
        })
      return entries
    },
    drop({ first, size, change: held }) {
      for (const [entry, { change }] of changed)
        if (change <= held && entry >= first && entry < first + size) changed.delete(entry)
    },
    entries: () => changed.keys(),
    stretch(categories, retentions) {
      const items = [...changed].flatMap(([entry, { item }]) => (item ? [{ entry, ...item }] : []))
      items.sort((a, b) => a.entry - b.entry)
      const columns = columnsOf(
        items.map(({ facts }) => facts),
        categories,
        retentions,
      )
      return {
        first: 0,
        size: items.length,
        entries: items.map(({ entry }) => entry),
        columns,
        present: presentIn(columns),
        passed: noBits(items.length),
        find: (query) => {
          const found = noBits(items.length)
          for (const [at, { texts }] of items.entries()) if (isFound(texts, query)) setBit(found, at)
          return found
        },
      }
    },
  }
}
