import { fold } from './fold.ts'
import { INITIALS, readingsOf } from './readings.ts'
import { type Reading, readQuery, type SearchQuery, type SearchWord, type Step } from './search-query.ts'

/** A text as questions are held against it: folded, character by character. */
export interface SearchableText {
  readonly folded: string
  readonly chars: readonly string[]
}

/** Prepares a text once for many questions. */
export function searchable(text: string): SearchableText {
  const folded = fold(text)
  return { folded, chars: Array.from(folded) }
}

/** Whether every word of a question is found in some of an item's texts. The search index gives the same answer, faster. */
export const isFound = (texts: readonly SearchableText[], query: SearchQuery): boolean =>
  query.every((word) => texts.some((text) => holdsWord(text, word)))

const holdsWord = (text: SearchableText, { text: word, readings }: SearchWord) =>
  text.folded.includes(word) || readings.slice(1).some((reading) => findReading(text.chars, reading, 0) >= 0)

/** Where a reading begins, from a place on; -1 where it does not. */
function findReading(chars: readonly string[], reading: Reading, from: number): number {
  for (let at = from; at + reading.length <= chars.length; at++)
    if (reading.every((step, offset) => agrees(chars[at + offset] ?? '', step))) return at
  return -1
}

/** Whether one character agrees with one step of a question. */
export function agrees(char: string, step: Step): boolean {
  switch (step.kind) {
    case 'char':
      return char === step.char
    case 'initial':
      return readingsOf(char).some((syllable) => INITIALS[syllable] === step.letter)
    case 'syllable':
      return readingsOf(char).some((syllable) => syllable >= step.first && syllable <= step.last)
  }
}

/** From and to, counted in UTF-16 units of the text as it is written; ranges neither touch nor overlap. */
export type HitRange = readonly [number, number]

/** Which parts of a text a question found, to be marked: by its characters, or by their readings. */
export function hitRanges(text: string, question: string): readonly HitRange[] {
  const query = readQuery(question)
  if (query.length === 0) return []
  const { chars, from, to } = mapped(text)
  const marked = query.flatMap(({ readings }) => readings.flatMap((reading) => allOf(chars, reading)))
  return joined(marked.map(([first, after]) => [from[first] ?? 0, to[after - 1] ?? text.length]))
}

/** The folded characters of a text, each with the place in the text that it comes from. */
function mapped(text: string) {
  const chars: string[] = []
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const char of text) {
    for (const folded of /\s/u.test(char) ? ' ' : fold(char)) {
      chars.push(folded)
      from.push(at)
      to.push(at + char.length)
    }
    at += char.length
  }
  return { chars, from, to }
}

function allOf(chars: readonly string[], reading: Reading): [number, number][] {
  const found: [number, number][] = []
  for (let at = findReading(chars, reading, 0); at >= 0; at = findReading(chars, reading, at + 1))
    found.push([at, at + reading.length])
  return found
}

function joined(ranges: readonly HitRange[]): readonly HitRange[] {
  const result: [number, number][] = []
  for (const [first, after] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && first <= last[1]) last[1] = Math.max(last[1], after)
    else result.push([first, after])
  }
  return result
}
