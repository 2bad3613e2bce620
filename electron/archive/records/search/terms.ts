import { INITIALS, readingsOf } from '../../../../shared/domain/readings.ts'

// A term is two neighbouring things and what kind they are, in one number that SQLite and JavaScript both hold exactly.
const SIDE = 2 ** 21
const KIND = 2 ** 42
const CHARS = 0
const LETTERS = 1
const SYLLABLES = 2
const NARROW = 3
const LETTER = 4
const NARROWS = 5

/** The term of two neighbouring characters; 0 stands for the end of a text. */
export const charsTerm = (first: number, second: number): number => CHARS * KIND + first * SIDE + second
/** The term of the first letters of two neighbouring characters' readings. */
export const lettersTerm = (first: number, second: number): number => LETTERS * KIND + first * SIDE + second
/** The term of the syllables of two neighbouring characters. */
export const syllablesTerm = (first: number, second: number): number =>
  SYLLABLES * KIND + first * SIDE + second

/** The second of the two things that make a term. */
export const secondOf = (term: number): number => term % SIDE

/**
 * The term of a letter that some reading in an item begins with. It says which items hold it, not where: letters are in
 * nearly all of them.
 */
export const letterTerm = (letter: number): number => LETTER * KIND + letter

/** So many narrow characters that follow each other make one term: pairs of digits are in nearly every code. */
export const NARROW_LENGTH = 4
const NARROW_SIZE = 2 ** 7

/** The number of a character that codes, numbers and Latin words are written with; 0 for all others. */
export function narrowOf(char: string): number {
  const code = char.charCodeAt(0)
  if (code > 0x20 && code < NARROW_SIZE && char.length === 1) return code
  return char === '·' ? 1 : 0
}

/** The term of up to four narrow characters; what is missing, at the end of them, is 0. */
export const narrowTerm = (chars: readonly number[]): number => NARROW * KIND + packed(chars, 0)

/** The term of one or two narrow characters wherever they stand; it says which items hold them, not where. */
export const narrowsTerm = (first: number, second = 0): number =>
  NARROWS * KIND + first * NARROW_SIZE + second

const packed = (chars: readonly number[], missing: number) => {
  let number = 0
  for (let at = 0; at < NARROW_LENGTH; at++) number = number * NARROW_SIZE + (chars[at] ?? missing)
  return number
}

/** From the first term to the last, both included. */
export type TermRange = readonly [number, number]

/** All terms of narrow characters that begin with some, whatever follows. */
export const narrowBeginning = (chars: readonly number[]): TermRange => [
  NARROW * KIND + packed(chars, 0),
  NARROW * KIND + packed(chars, NARROW_SIZE - 1),
]

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

/** Cuts an item's folded texts into terms, each with its place in the item; `hold` is told those that have none. */
export function cutTerms(
  texts: readonly (readonly string[])[],
  take: (term: number, position: number) => void,
  hold: (term: number) => void,
): void {
  let position = 0
  for (const chars of texts) {
    if (position + chars.length > MOST_POSITIONS) break
    cutText(chars, position, take)
    cutHeld(chars, hold)
    position += chars.length + GAP
  }
}

function cutHeld(chars: readonly string[], hold: (term: number) => void): void {
  let before = 0
  for (const char of chars) {
    const narrow = narrowOf(char)
    if (narrow > 0) {
      hold(narrowsTerm(narrow))
      if (before > 0) hold(narrowsTerm(before, narrow))
    }
    before = narrow
    for (const syllable of readingsOf(char)) hold(letterTerm(INITIALS[syllable] ?? 0))
  }
}

function cutText(
  chars: readonly string[],
  start: number,
  take: (term: number, position: number) => void,
): void {
  const narrow = chars.map(narrowOf)
  let readings = readingsOf(chars[0] ?? '')
  for (let at = 0; at < chars.length; at++) {
    const next = chars[at + 1]
    const following = next === undefined ? NONE : readingsOf(next)
    if (narrow[at]) take(narrowTerm(narrowFrom(narrow, at)), start + at)
    // Narrow characters among themselves have their own terms; a pair is needed where others begin.
    if (!narrow[at] || (next !== undefined && !narrow[at + 1]))
      take(charsTerm(chars[at]?.codePointAt(0) ?? 0, next?.codePointAt(0) ?? 0), start + at)
    if (readings.length > 0) cutReadings(readings, following, start + at, take)
    readings = following
  }
}

/** The narrow characters from a place on, up to four, as far as they follow each other. */
function narrowFrom(narrow: readonly number[], at: number): readonly number[] {
  const four = narrow.slice(at, at + NARROW_LENGTH)
  const end = four.indexOf(0)
  return end < 0 ? four : four.slice(0, end)
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
