import type { Reading, SearchQuery, Step } from '../../../../shared/domain/search-query.ts'
import { noBits, setBit } from './bits.ts'
import { itemOf, markItems, type PackedPlaces, unpack } from './postings.ts'
import {
  charsBeginning,
  charsTerm,
  lettersBeginning,
  lettersTerm,
  letterTerm,
  NARROW_LENGTH,
  narrowBeginning,
  narrowOf,
  narrowTerm,
  syllablesBeginning,
  syllablesTerm,
  type TermRange,
} from './terms.ts'

/** Where the terms of one run are read from. */
export interface TermSource {
  one(term: number): PackedPlaces | null
  each(range: TermRange, take: (places: PackedPlaces) => void): void
}

/** Which items of a run a question finds: every word of it, each by any of its readings. */
export function matchRun(source: TermSource, size: number, query: SearchQuery): Uint32Array {
  let found: Uint32Array | null = null
  for (const { readings } of query) {
    const marked = noBits(size)
    for (const reading of readings) markReading(source, reading, marked)
    found = found ? both(found, marked) : marked
    if (found.every((bits) => bits === 0)) break
  }
  return found ?? noBits(size).fill(0xffffffff)
}

function both(first: Uint32Array, second: Uint32Array): Uint32Array {
  for (let at = 0; at < first.length; at++) first[at] = (first[at] as number) & (second[at] as number)
  return first
}

/** What the places of some steps are read from, and how far from the beginning of the reading they lie. */
interface Clue {
  readonly offset: number
  readonly places: readonly PackedPlaces[]
  readonly bytes: number
}

function markReading(source: TermSource, reading: Reading, marked: Uint32Array): void {
  const [step] = reading
  if (reading.length === 1 && step) markOne(source, step, marked)
  else {
    const clues = cluesOf(source, reading)
    const [only] = clues
    // One clue says all: nothing has to be compared.
    if (only && clues.length === 1) for (const places of only.places) markItems(places, marked)
    else markCommon(clues, marked)
  }
}

function markOne(source: TermSource, step: Step, marked: Uint32Array): void {
  if (step.kind !== 'initial') source.each(rangeOf(step), (places) => markItems(places, marked))
  else {
    const places = source.one(letterTerm(step.letter))
    if (places) markItems(places, marked)
  }
}

/** Where every part of a reading stands; nothing where one of them stands nowhere. */
function cluesOf(source: TermSource, reading: Reading): readonly Clue[] {
  const pairs = pairsOf(reading)
  const clues: Clue[] = []
  for (const { term, offset } of pairs.exact) {
    const places = source.one(term)
    if (places === null) return []
    clues.push({ offset, places: [places], bytes: places.to - places.from })
  }
  for (const { range, offset } of pairs.wide) {
    const clue = wideClue(source, range, offset)
    if (clue.places.length === 0) return []
    clues.push(clue)
  }
  return clues
}

function wideClue(source: TermSource, range: TermRange, offset: number): Clue {
  const places: PackedPlaces[] = []
  let bytes = 0
  source.each(range, (found) => {
    places.push(found)
    bytes += found.to - found.from
  })
  return { offset, places, bytes }
}

/** Marks the items where all clues agree on where the reading begins, the rarest first. */
function markCommon(clues: readonly Clue[], marked: Uint32Array): void {
  const [rarest, ...others] = clues.toSorted((a, b) => a.bytes - b.bytes)
  if (!rarest) return
  let common = placesOf(rarest).slice()
  for (const clue of others) {
    if (common.length === 0) return
    common = common.subarray(0, keepCommon(common, placesOf(clue)))
  }
  for (const place of common) setBit(marked, itemOf(place))
}

let buffer = new Int32Array(65_536)

/** The places of a clue, moved to where the reading begins, in ascending order. The buffer is used again by the next. */
function placesOf({ places, bytes, offset }: Clue): Int32Array {
  if (buffer.length < bytes) buffer = new Int32Array(bytes)
  let count = 0
  for (const packed of places) count = unpack(packed, buffer, count, offset)
  const unpacked = buffer.subarray(0, count)
  return places.length > 1 ? unpacked.sort() : unpacked
}

function keepCommon(kept: Int32Array, other: Int32Array): number {
  let count = 0
  let at = 0
  for (const place of kept) {
    while (at < other.length && (other[at] as number) < place) at++
    if (at === other.length) break
    if (other[at] === place) kept[count++] = place
  }
  return count
}

interface Pairs {
  readonly exact: { readonly term: number; readonly offset: number }[]
  readonly wide: { readonly range: TermRange; readonly offset: number }[]
}

/** Covers every step of a reading: several neighbours at once where a term holds them, else one and whatever follows. */
function pairsOf(reading: Reading): Pairs {
  const pairs: Pairs = { exact: [], wide: [] }
  for (let at = 0; at < reading.length; ) {
    const run = narrowRun(reading, at)
    if (run.length > 0) coverNarrow(pairs, run, at)
    at += run.length > 0 ? run.length : coverPair(pairs, reading, at)
  }
  return pairs
}

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

function coverNarrow(pairs: Pairs, run: readonly number[], offset: number): void {
  if (run.length < NARROW_LENGTH) pairs.wide.push({ range: narrowBeginning(run), offset })
  else
    for (let at = 0; at < run.length; at += NARROW_LENGTH) {
      // The last ones overlap, so that all of them are held.
      const from = Math.min(at, run.length - NARROW_LENGTH)
      pairs.exact.push({ term: narrowTerm(run.slice(from, from + NARROW_LENGTH)), offset: offset + from })
    }
}

/** Covers one step, or two; returns how many. */
function coverPair(pairs: Pairs, reading: Reading, at: number): number {
  const step = reading[at] as Step
  const next = reading[at + 1]
  const before = reading[at - 1]
  const ahead = next ? pairOf(step, next) : null
  // The last one of an odd number joins its neighbour, which is covered already.
  const pair = ahead ?? (before && !next ? pairOf(before, step) : null)
  const offset = ahead === null && pair !== null ? at - 1 : at
  if (typeof pair === 'number') pairs.exact.push({ term: pair, offset })
  else pairs.wide.push({ range: pair ?? rangeOf(step), offset })
  return ahead === null ? 1 : 2
}

const isNarrow = (step: Step) => step.kind === 'char' && narrowOf(step.char) > 0
const code = (char: string) => char.codePointAt(0) ?? 0

/** The one term that two neighbouring steps have, or the range of terms; null where they are of different kinds. */
function pairOf(first: Step, second: Step): number | TermRange | null {
  if (first.kind === 'char' && second.kind === 'char')
    return isNarrow(first) && isNarrow(second) ? null : charsTerm(code(first.char), code(second.char))
  if (first.kind === 'initial' && second.kind === 'initial') return lettersTerm(first.letter, second.letter)
  if (first.kind !== 'syllable' || second.kind !== 'syllable' || first.first !== first.last) return null
  return second.first === second.last
    ? syllablesTerm(first.first, second.first)
    : [syllablesTerm(first.first, second.first), syllablesTerm(first.first, second.last)]
}

function rangeOf(step: Step): TermRange {
  switch (step.kind) {
    case 'char':
      return isNarrow(step) ? narrowBeginning([narrowOf(step.char)]) : charsBeginning(code(step.char))
    case 'initial':
      return lettersBeginning(step.letter)
    case 'syllable':
      return syllablesBeginning(step.first, step.last)
  }
}
