import { hitRanges } from '../../shared/domain/search-match.ts'

export interface Part {
  readonly start: number
  readonly part: string
  readonly hit: boolean
}

/** Cuts a text where the search matches it, by the same reading with which the archive searches. */
export function highlightParts(text: string, search: string): readonly Part[] {
  const parts: Part[] = []
  const take = (from: number, to: number, hit: boolean) => {
    if (to > from) parts.push({ start: from, part: text.slice(from, to), hit })
  }
  let done = 0
  for (const [from, to] of hitRanges(text, search)) {
    take(done, from, false)
    take(from, to, true)
    done = to
  }
  take(done, text.length, false)
  return parts.length > 0 ? parts : [{ start: 0, part: text, hit: false }]
}
