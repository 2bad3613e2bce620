import { fold } from '../../shared/domain/fold.ts'

export interface Part {
  readonly start: number
  readonly part: string
  readonly hit: boolean
}

/** Cuts a text where the search matches it, by the same folding with which the archive searches. */
export function highlightParts(text: string, search: string): readonly Part[] {
  const wanted = fold(search)
  if (wanted === '') return [{ start: 0, part: text, hit: false }]
  const chars = Array.from(text)
  let folded = ''
  // For each position of the folded text, which character of the text it came from.
  const origin: number[] = []
  for (const [index, char] of chars.entries()) {
    const piece = /\s/u.test(char) ? ' ' : fold(char)
    folded += piece
    for (let at = 0; at < piece.length; at++) origin.push(index)
  }
  const parts: Part[] = []
  const take = (from: number, to: number, hit: boolean) => {
    if (to > from) parts.push({ start: from, part: chars.slice(from, to).join(''), hit })
  }
  let done = 0
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    const from = origin[at] ?? 0
    const to = (origin[at + wanted.length - 1] ?? 0) + 1
    if (from < done) continue
    take(done, from, false)
    take(from, to, true)
    done = to
  }
  take(done, chars.length, false)
  return parts
}
