import type { Reading, SearchQuery } from '../../../../shared/domain/search-query.ts'
import { noBits, setBit } from './bits.ts'
import { itemOf, markHeld, markItems, type PackedPlaces, unpack, unpackOf } from './postings.ts'
import { type Cover, coversOf, type Terms } from './reading-covers.ts'
import { secondOf, type TermRange } from './terms.ts'

/** Where the terms of one run are read from. */
export interface TermSource {
  one(term: number): PackedPlaces | null
  each(range: TermRange, take: (places: PackedPlaces, term: number) => void): void
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

/** Where the terms of a cover stand in a run. */
interface Clue {
  readonly offset: number
  readonly places: readonly PackedPlaces[]
  readonly bytes: number
}

function markReading(source: TermSource, reading: Reading, marked: Uint32Array): void {
  const covers = coversOf(reading)
  const [only] = covers
  if (!only) return
  // One cover says all: nothing has to be compared.
  if (covers.length === 1 && 'held' in only.terms) markTerm(source, only.terms.held, marked)
  else if (covers.length === 1) eachOf(source, only.terms, (places) => markItems(places, marked))
  else markCommon(cluesOf(source, covers), marked)
}

function markTerm(source: TermSource, term: number, marked: Uint32Array): void {
  const items = source.one(term)
  if (items) markHeld(items, marked)
}

function eachOf(source: TermSource, terms: Terms, take: (places: PackedPlaces) => void): void {
  if ('held' in terms) return // it has no places
  if ('named' in terms)
    for (const term of terms.named) {
      const places = source.one(term)
      if (places) take(places)
    }
  else
    source.each(terms.range, (places, term) => {
      if (terms.holds?.(secondOf(term)) ?? true) take(places)
    })
}

/** Where every part of a reading stands, the rarest first; nothing where one of them stands nowhere. */
function cluesOf(source: TermSource, covers: readonly Cover[]): readonly Clue[] {
  const clues: Clue[] = []
  for (const { offset, terms } of covers) {
    const places: PackedPlaces[] = []
    let bytes = 0
    eachOf(source, terms, (found) => {
      places.push(found)
      bytes += found.to - found.from
    })
    if (places.length === 0) return []
    clues.push({ offset, places, bytes })
  }
  return clues.toSorted((a, b) => a.bytes - b.bytes)
}

/** Marks the items where all clues agree on where the reading begins. */
function markCommon(clues: readonly Clue[], marked: Uint32Array): void {
  const [rarest, ...others] = clues
  if (!rarest) return
  // Places of several terms have to be sorted: the fewer of them the better.
  const isMixed = clues.some(({ places }) => places.length > 1)
  const items = isMixed ? commonItems(clues, marked.length) : null
  let common = placesOf(rarest, items).slice()
  for (const clue of others) {
    if (common.length === 0) return
    common = common.subarray(0, keepCommon(common, placesOf(clue, items)))
  }
  for (let at = 0; at < common.length; at++) setBit(marked, itemOf(common[at] as number))
}

/** The items that every clue speaks of. */
function commonItems(clues: readonly Clue[], words: number): Uint32Array {
  let common: Uint32Array | null = null
  for (const { places } of clues) {
    const items = new Uint32Array(words)
    for (const packed of places) markItems(packed, items)
    common = common ? both(common, items) : items
  }
  return common ?? new Uint32Array(words)
}

let buffer = new Int32Array(65_536)

/**
 * The places of a clue, moved to where the reading begins, in ascending order; where items are given, only in those. The
 * buffer is used again by the next.
 */
function placesOf({ places, bytes, offset }: Clue, items: Uint32Array | null): Int32Array {
  if (buffer.length < bytes) buffer = new Int32Array(bytes)
  let count = 0
  for (const packed of places)
    count = items ? unpackOf(packed, buffer, count, offset, items) : unpack(packed, buffer, count, offset)
  const unpacked = buffer.subarray(0, count)
  return places.length > 1 ? unpacked.sort() : unpacked
}

// Written out with numbers that count up: this is where a phrase of common pairs spends its time.
function keepCommon(kept: Int32Array, other: Int32Array): number {
  let count = 0
  let at = 0
  for (let from = 0; from < kept.length; from++) {
    const place = kept[from] as number
    while (at < other.length && (other[at] as number) < place) at++
    if (at === other.length) break
    if (other[at] === place) kept[count++] = place
  }
  return count
}
