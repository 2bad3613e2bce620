import type { Hit, SearchedField } from '../../../../shared/contract/items.ts'
import { hitRanges, isFound, searchable } from '../../../../shared/domain/search-match.ts'
import type { SearchQuery, SearchWord } from '../../../../shared/domain/search-query.ts'
import { searchedFields } from './indexed-item.ts'
import type { IndexedItem } from './search.repository.ts'

type Field = ReturnType<typeof searchedFields>[number]

const MOST_HITS = 2
/** So many characters stand before what was found, so that a narrow line shows it, and so many in all. */
const BEFORE = 6
const MOST_SHOWN = 40

/** The words that neither title nor code hold, so that a list would not show why the item is in it. */
export function hiddenWords(
  { title, archivalCode }: { readonly title: string; readonly archivalCode: string },
  query: SearchQuery,
): SearchQuery {
  if (query.length === 0) return query
  const shown = [title, archivalCode].map(searchable)
  return query.filter((word) => !isFound(shown, [word]))
}

/** Where words stand in an item, each where it is first found. */
export function hitsOf(item: IndexedItem, words: SearchQuery, question: string): readonly Hit[] {
  const fields = searchedFields(item)
  const found = new Map<SearchedField, string>()
  for (const word of words) {
    const [field, text] = fields.find(holdsAsTyped(word)) ?? fields.find(holds(word)) ?? []
    if (field && text && !found.has(field)) found.set(field, cutAround(text, placeOf(text, word, question)))
  }
  return [...found].slice(0, MOST_HITS).map(([field, text]) => ({ field, text }))
}

// Most words stand in a text as they were typed; to fold every text of a page for the few others takes milliseconds.
const holdsAsTyped =
  (word: SearchWord) =>
  ([, text]: Field) =>
    text.includes(word.text)
const holds =
  (word: SearchWord) =>
  ([, text]: Field) =>
    isFound([searchable(text)], [word])

function placeOf(text: string, word: SearchWord, question: string): number {
  const at = text.indexOf(word.text)
  return at >= 0 ? at : (hitRanges(text, question)[0]?.[0] ?? 0)
}

function cutAround(text: string, at: number): string {
  const characters = Array.from(text.replaceAll('\n', ' '))
  const before = Array.from(text.slice(0, at)).length
  const from = before > BEFORE + 2 ? before - BEFORE : 0 // one character is not worth an ellipsis
  const to = Math.min(characters.length, from + MOST_SHOWN)
  return `${from > 0 ? '…' : ''}${characters.slice(from, to).join('')}${to < characters.length ? '…' : ''}`
}
