import { INITIALS, readingsOf } from '../../../../shared/domain/readings.ts'
import { agrees } from '../../../../shared/domain/search-match.ts'
import type { Reading, Step } from '../../../../shared/domain/search-query.ts'
import {
  charsBeginning,
  charsTerm,
  lettersBeginning,
  lettersTerm,
  letterTerm,
  NARROW_LENGTH,
  narrowBeginning,
  narrowOf,
  narrowsTerm,
  narrowTerm,
  syllablesBeginning,
  syllablesTerm,
  type TermRange,
} from './terms.ts'

/** Some terms, any of which will do: named one by one, or those of a range whose second part holds; or one that has no places. */
export type Terms =
  | { readonly held: number }
  | { readonly named: readonly number[] }
  | { readonly range: TermRange; readonly holds: ((second: number) => boolean) | null }

/** Terms that cover some steps of a reading, and how far from its beginning those stand. */
export interface Cover {
  readonly offset: number
  readonly terms: Terms
}

// Every run of a vault is asked the same.
const known = new WeakMap<Reading, readonly Cover[]>()

/**
 * Covers every step of a reading: several neighbours at once where terms hold them, else one and whatever follows. Where
 * all covers agree on where the reading begins, there it is. What is looked up the fastest comes first.
 */
export function coversOf(reading: Reading): readonly Cover[] {
  const covers = known.get(reading) ?? covered(reading)
  known.set(reading, covers)
  return covers
}

function covered(reading: Reading): readonly Cover[] {
  const held = heldBy(reading)
  if (held !== null) return [{ offset: 0, terms: { held } }]
  const covers: Cover[] = []
  for (let at = 0; at < reading.length; ) {
    const run = narrowRun(reading, at)
    // One alone is held together with its neighbour, whatever that is.
    const isRun = run.length > 1
    if (isRun) coverNarrow(covers, run, at)
    at += isRun ? run.length : coverPair(covers, reading, at)
  }
  return covers.toSorted((a, b) => Number('range' in a.terms) - Number('range' in b.terms))
}

/** The term without places that says a whole short reading; null where it takes more. */
function heldBy(reading: Reading): number | null {
  const [step] = reading
  if (step?.kind === 'initial') return reading.length === 1 ? letterTerm(step.letter) : null
  const [first, second, ...others] = narrowRun(reading, 0)
  const isAll =
    first !== undefined && others.length === 0 && reading.length === (second === undefined ? 1 : 2)
  return isAll ? narrowsTerm(first, second) : null
}

const named = (...terms: readonly number[]): Terms => ({ named: terms })

/** The narrow characters that follow each other from a step on. */
function narrowRun(reading: Reading, from: number): readonly number[] {
  const run: number[] = []
  for (let at = from; at < reading.length; at++) {
    const step = reading[at]
    const narrow = step?.kind === 'char' ? narrowOf(step.char) : 0
    if (narrow === 0) break
    run.push(narrow)
  }
  return run
}

function coverNarrow(covers: Cover[], run: readonly number[], offset: number): void {
  if (run.length < NARROW_LENGTH) covers.push({ offset, terms: { range: narrowBeginning(run), holds: null } })
  else
    for (let at = 0; at < run.length; at += NARROW_LENGTH) {
      // The last ones overlap, so that all of them are held.
      const from = Math.min(at, run.length - NARROW_LENGTH)
      covers.push({
        offset: offset + from,
        terms: named(narrowTerm(run.slice(from, from + NARROW_LENGTH))),
      })
    }
}

/** Covers one step, or two; returns how many. */
function coverPair(covers: Cover[], reading: Reading, at: number): number {
  const step = reading[at] as Step
  const next = reading[at + 1]
  const before = reading[at - 1]
  const ahead = next ? pairOf(step, next) : null
  if (ahead) {
    covers.push({ offset: at, terms: ahead })
    return 2
  }
  // The last one joins its neighbour, which is covered already.
  const back = before && !next ? pairOf(before, step) : null
  if (back) covers.push({ offset: at - 1, terms: back })
  else covers.push({ offset: at, terms: (next && firstOf(step, next)) ?? anyOf(step) })
  return 1
}

const isNarrow = (step: Step) => step.kind === 'char' && narrowOf(step.char) > 0
const code = (char: string) => char.codePointAt(0) ?? 0

/** The terms that two neighbouring steps have, and nothing else has; null where no terms say both. */
function pairOf(first: Step, second: Step): Terms | null {
  if (first.kind === 'char') return charPair(first.char, second, isNarrow(first) && isNarrow(second))
  if (first.kind === 'initial')
    return second.kind === 'initial' ? named(lettersTerm(first.letter, second.letter)) : null
  if (second.kind === 'char') return null
  const range = syllablesBeginning(first.first, first.last)
  if (second.kind === 'initial') return { range, holds: (other) => INITIALS[other] === second.letter }
  const { first: from, last: to } = second
  if (first.first !== first.last) return { range, holds: (other) => other >= from && other <= to }
  if (from === to) return named(syllablesTerm(first.first, from))
  return { range: [syllablesTerm(first.first, from), syllablesTerm(first.first, to)], holds: null }
}

function charPair(char: string, second: Step, areNarrow: boolean): Terms | null {
  if (second.kind === 'char') return areNarrow ? null : named(charsTerm(code(char), code(second.char)))
  return {
    range: charsBeginning(code(char)),
    holds: (other) => agrees(String.fromCodePoint(other), second),
  }
}

/** The terms of one step, fewer of them for what is known of the next; null where that helps nothing. */
function firstOf(step: Step, next: Step): Terms | null {
  if (step.kind === 'char') return null
  const seconds = syllablesOf(next)
  if (step.kind === 'initial')
    return named(...new Set(seconds.map((second) => lettersTerm(step.letter, INITIALS[second] ?? 0))))
  return { range: syllablesBeginning(step.first, step.last), holds: (other) => seconds.includes(other) }
}

/** The syllables of which a step has one; 0 stands for what has no reading. */
function syllablesOf(step: Step): readonly number[] {
  if (step.kind !== 'char') return step.kind === 'syllable' ? [step.first] : []
  const readings = readingsOf(step.char)
  return readings.length > 0 ? readings : [0]
}

/** The terms that begin with a step, whatever follows. */
function anyOf(step: Step): Terms {
  switch (step.kind) {
    case 'char':
      return {
        range: isNarrow(step) ? narrowBeginning([narrowOf(step.char)]) : charsBeginning(code(step.char)),
        holds: null,
      }
    case 'initial':
      return { range: lettersBeginning(step.letter), holds: null }
    case 'syllable':
      return { range: syllablesBeginning(step.first, step.last), holds: null }
  }
}
