import { searchable } from '../../../../shared/domain/search-match.ts'
import type { ReadDb } from '../../../database/database.ts'
import { noBits, setBit } from './bits.ts'
import { factsOf, searchedTexts } from './indexed-item.ts'
import { packTerms, posting } from './postings.ts'
import { type ItemFacts, packColumns } from './run-columns.ts'
import { type BuiltRun, newestChange, RUN_RULES, readItems } from './search.repository.ts'
import { cutTerms } from './terms.ts'

const STEP = 1024

/**
 * Builds a run from the items that stand in a range of entries now. What changes while it reads is newer than the change
 * it names, and so is taken from the items themselves until the run is built again.
 */
export function buildRun(
  db: ReadDb,
  { first, size }: { readonly first: number; readonly size: number },
): BuiltRun {
  const change = newestChange(db)
  const places = new Map<number, number[]>()
  const held = new Map<number, Uint32Array>()
  const facts: (ItemFacts | null)[] = new Array(size).fill(null)
  for (let from = first; from < first + size; from += STEP)
    for (const item of readItems(db, from, Math.min(from + STEP, first + size))) {
      const at = item.entry - first
      facts[at] = factsOf(item)
      const texts = searchedTexts(item).map((text) => searchable(text).chars)
      const take = (term: number, position: number) => {
        const place = posting(at, position)
        const known = places.get(term)
        if (known) known.push(place)
        else places.set(term, [place])
      }
      const hold = (term: number) => {
        const items = held.get(term) ?? noBits(size)
        held.set(term, items)
        setBit(items, at)
      }
      cutTerms(texts, take, hold)
    }
  return { first, size, change, rules: RUN_RULES, ...packTerms(places, held), ...packColumns(facts) }
}
