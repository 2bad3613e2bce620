import type { Hit } from '../../../../shared/contract/items.ts'
import {
  hitRanges,
  isFound,
  type SearchableText,
  searchable,
} from '../../../../shared/domain/search-match.ts'
import type { SearchQuery, SearchWord } from '../../../../shared/domain/search-query.ts'
import { searchedFields } from './indexed-item.ts'
import type { IndexedItem } from './search.repository.ts'

const MOST_HITS = 2
/** So many characters stand before what was found, so that a narrow line shows it, and so many in all. */
const BEFORE = 6
const MOST_SHOWN = 40

const isIn = (texts: readonly SearchableText[], word: SearchWord) => isFound(texts, [word])

/** Whether title or code lack a word, so that a list would not show why the item is in it. */
export function hasHiddenHits(
  { title, archivalCode }: { readonly title: string; readonly archivalCode: string },
  query: SearchQuery,
): boolean {
  if (query.length === 0) return false
  const shown = [title, archivalCode].map(searchable)
  return query.some((word) => !isIn(shown, word))
}

/** Where the words of a question stand that neither title nor code hold, each once. */
export function hitsOf(item: IndexedItem, query: SearchQuery, question: string): readonly Hit[] {
  const fields = searchedFields(item).map(([field, text]) => ({ field, text, read: searchable(text) }))
  const shown = fields.flatMap(({ field, read }) =>
    field === 'title' || field === 'archivalCode' ? read : [],
  )
  const hidden = query.filter((word) => !isIn(shown, word))
  const found = hidden.flatMap((word) => fields.find(({ read }) => isIn([read], word)) ?? [])
  return [...new Set(found)]
    .slice(0, MOST_HITS)
    .map(({ field, text }) => ({ field, text: cutAround(text, hitRanges(text, question)[0]?.[0] ?? 0) }))
}

function cutAround(text: string, at: number): string {
  const characters = Array.from(text.replaceAll('\n', ' '))
  const before = Array.from(text.slice(0, at)).length
  const from = before > BEFORE + 2 ? before - BEFORE : 0 // one character is not worth an ellipsis
  const to = Math.min(characters.length, from + MOST_SHOWN)
  return `${from > 0 ? '…' : ''}${characters.slice(from, to).join('')}${to < characters.length ? '…' : ''}`
}
