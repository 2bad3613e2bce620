import { fold } from './fold.ts'
import { syllableNumber, syllablesBeginning } from './readings.ts'

/** What one character of a text must be to agree with one step of a question. */
export type Step =
  | { readonly kind: 'char'; readonly char: string }
  /** Some reading begins with this letter, 1 to 26. */
  | { readonly kind: 'initial'; readonly letter: number }
  /** Some reading has a number from first to last: one whole syllable, or all that begin as typed. */
  | { readonly kind: 'syllable'; readonly first: number; readonly last: number }

/** One way to understand a word; its steps agree with neighbouring characters. */
export type Reading = readonly Step[]

/** One word of a question: it is found where any of its readings is. */
export interface SearchWord {
  /** The word as it is folded; the first reading is this, character by character. */
  readonly text: string
  readonly readings: readonly Reading[]
}

/** A question: every word must be found somewhere in an item. Null where nothing was typed. */
export type SearchQuery = readonly SearchWord[]

const MOST_READINGS = 24
const MOST_LETTERS = 40

/**
 * Understands what was typed: words parted by spaces, each found as it stands or, where it holds Latin letters, by the
 * pinyin of Chinese characters, in full, by initials or mixed (`dang案jc`). In quotation marks a word is taken as it
 * stands, spaces included.
 */
export function readQuery(text: string): SearchQuery {
  return wordsOf(fold(text)).map(({ text: word, asItStands }) => {
    const literal = Array.from(word, (char): Step => ({ kind: 'char', char }))
    return { text: word, readings: [literal, ...(asItStands ? [] : phonetic(word))] }
  })
}

const QUOTED = /"([^"]+)"|(\S+)/gu

function wordsOf(text: string) {
  const words = [...text.matchAll(QUOTED)].map(([, quoted, plain]) => ({
    text: quoted?.trim() || plain || '',
    asItStands: quoted !== undefined,
  }))
  return words.filter((word) => word.text !== '')
}

// Letters, Chinese characters, and the mark that parts syllables: xi'an.
const PHONETIC = /^(?=.*[a-z])[a-zü\u3400-\u9fff\u{20000}-\u{3ffff}'’]+$/u
const PARTS = /[a-zü]+|['’]|./gu

function phonetic(word: string): readonly Reading[] {
  if (!PHONETIC.test(word)) return []
  const parts = word.match(PARTS) ?? []
  let readings: Reading[] = [[]]
  parts.forEach((part, at) => {
    if (part === "'" || part === '’') return
    const ways: readonly Reading[] = /^[a-zü]/.test(part)
      ? spellings(part.replaceAll('ü', 'v'), at === parts.length - 1)
      : [[{ kind: 'char', char: part }]]
    readings = readings.flatMap((before) => ways.map((way) => [...before, ...way])).slice(0, MOST_READINGS)
  })
  return readings.filter((reading) => reading.length > 0)
}

/** The ways in which a run of letters can be pinyin; at the end of a word the last syllable may be unfinished. */
function spellings(letters: string, isLast: boolean): readonly Reading[] {
  if (letters.length > MOST_LETTERS) return []
  const ways = [initials(letters), ...inSyllables(letters, isLast), ...fewest(letters)]
  const distinct = new Map(ways.flatMap((way) => (way ? [[JSON.stringify(way), way] as const] : [])))
  return [...distinct.values()].slice(0, MOST_READINGS)
}

const initialStep = (letter: string): Step | null =>
  /[iuv]/.test(letter) ? null : { kind: 'initial', letter: letter.charCodeAt(0) - 96 }

function initials(letters: string): Reading | null {
  const steps = Array.from(letters, initialStep)
  return steps.every((step) => step !== null) ? steps : null
}

const wholeStep = (text: string): Step | null => {
  const number = syllableNumber(text)
  return number === 0 ? null : { kind: 'syllable', first: number, last: number }
}

/** A syllable that is not typed to its end; what is one already stands for itself alone. */
function unfinishedStep(text: string): Step | null {
  if (text.length === 1) return initialStep(text)
  if (syllableNumber(text) > 0) return null
  const range = syllablesBeginning(text)
  return range && { kind: 'syllable', first: range[0], last: range[1] }
}

const LONGEST_SYLLABLE = 6
const MOST_WAYS = 12

/** Every way to cut letters into whole syllables, longest first; where typing may go on the last one may be a beginning. */
function inSyllables(letters: string, isLast: boolean): readonly Reading[] {
  if (letters === '') return [[]]
  const found: Reading[] = []
  for (let length = Math.min(LONGEST_SYLLABLE, letters.length); length > 0; length--) {
    const step = wholeStep(letters.slice(0, length))
    if (step && found.length < MOST_WAYS)
      found.push(...inSyllables(letters.slice(length), isLast).map((rest) => [step, ...rest]))
  }
  const unfinished = isLast ? unfinishedStep(letters) : null
  return (unfinished ? [...found, [unfinished]] : found).slice(0, MOST_WAYS)
}

/** The ways with the fewest steps, whole syllables and initials mixed: `danganjc` is dang an j c, or dan gan j c. */
function fewest(letters: string): readonly Reading[] {
  const best: (readonly Reading[])[] = [[[]]]
  for (let end = 1; end <= letters.length; end++) {
    const ways: Reading[] = []
    for (let length = Math.min(LONGEST_SYLLABLE, end); length > 0; length--) {
      const piece = letters.slice(end - length, end)
      const step = /^([zcs]h|.)$/.test(piece) ? unfinishedStep(piece) : wholeStep(piece)
      if (step) ways.push(...(best[end - length] ?? []).map((before) => [...before, step]))
    }
    const least = Math.min(...ways.map((way) => way.length))
    best[end] = ways.filter((way) => way.length === least).slice(0, MOST_WAYS)
  }
  return best[letters.length] ?? []
}
