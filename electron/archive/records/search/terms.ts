import { INITIALS, readingsOf } from '../../../../shared/domain/readings.ts'

// A term is two neighbouring things and what kind they are, in one number that SQLite and JavaScript both hold exactly.
const SIDE = 2 ** 21
const KIND = 2 ** 42
const CHARS = 0
const LETTERS = 1
const SYLLABLES = 2

/** The term of two neighbouring characters; 0 stands for the end of a text. */
export const charsTerm = (first: number, second: number): number => CHARS * KIND + first * SIDE + second
/** The term of the first letters of two neighbouring characters' readings. */
export const lettersTerm = (first: number, second: number): number => LETTERS * KIND + first * SIDE + second
/** The term of the syllables of two neighbouring characters. */
export const syllablesTerm = (first: number, second: number): number =>
  SYLLABLES * KIND + first * SIDE + second

/** From the first term to the last, both included. */
export type TermRange = readonly [number, number]

/** All terms that begin with one character, whatever follows. */
export const charsBeginning = (char: number): TermRange => [charsTerm(char, 0), charsTerm(char, SIDE - 1)]
export const lettersBeginning = (letter: number): TermRange => [
  lettersTerm(letter, 0),
  lettersTerm(letter, SIDE - 1),
]
export const syllablesBeginning = (first: number, last: number): TermRange => [
  syllablesTerm(first, 0),
  syllablesTerm(last, SIDE - 1),
]

/** Positions beyond this are not indexed; the rules of a description stop long before. */
export const MOST_POSITIONS = 0xffff
// No question runs from one text into the next: their positions are not neighbours.
const GAP = 2

/** Cuts an item's folded texts into terms, each with its place in the item. */
export function cutTerms(
  texts: readonly (readonly string[])[],
  take: (term: number, position: number) => void,
): void {
  let position = 0
  for (const chars of texts) {
    if (position + chars.length > MOST_POSITIONS) return
    cutText(chars, position, take)
    position += chars.length + GAP
  }
}

function cutText(
  chars: readonly string[],
  start: number,
  take: (term: number, position: number) => void,
): void {
  let readings = readingsOf(chars[0] ?? '')
  for (let at = 0; at < chars.length; at++) {
    const next = chars[at + 1]
    const following = next === undefined ? NONE : readingsOf(next)
    take(charsTerm(chars[at]?.codePointAt(0) ?? 0, next?.codePointAt(0) ?? 0), start + at)
    if (readings.length > 0) cutReadings(readings, following, start + at, take)
    readings = following
  }
}

const NONE: readonly number[] = []
const END: readonly number[] = [0]

function cutReadings(
  readings: readonly number[],
  following: readonly number[],
  position: number,
  take: (term: number, position: number) => void,
): void {
  const next = following.length > 0 ? following : END
  for (const first of readings)
    for (const second of next) {
      take(syllablesTerm(first, second), position)
      // Two readings may share a first letter; a place is taken once for each pair of letters.
      if (isFirstOfLetter(readings, first) && isFirstOfLetter(next, second))
        take(lettersTerm(INITIALS[first] ?? 0, INITIALS[second] ?? 0), position)
    }
}

const isFirstOfLetter = (readings: readonly number[], syllable: number) =>
  readings.length === 1 || readings.find((other) => INITIALS[other] === INITIALS[syllable]) === syllable
