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
  let common = placesOf(rarest, null).slice()
  // Places of several terms have to be sorted: the fewer of them the better.
  const isMixed = others.some(({ places }) => places.length > 1)
  const items = isMixed ? itemsOf(common, marked.length) : null
  for (const clue of others) {
    if (common.length === 0) return
    common = common.subarray(0, keepCommon(common, placesOf(clue, items)))
  }
  for (let at = 0; at < common.length; at++) setBit(marked, itemOf(common[at] as number))
}

function itemsOf(places: Int32Array, words: number): Uint32Array {
  const items = new Uint32Array(words)
  for (let at = 0; at < places.length; at++) setBit(items, itemOf(places[at] as number))
  return items
}

let buffer = new Int32Array(65_536)
let second = new Int32Array(65_536)

/**
 * The places of a clue, moved to where the reading begins, in ascending order; where items are given and several terms
 * are to be put together, only in those. The buffers are used again by the next.
 */
function placesOf({ places, bytes, offset }: Clue, items: Uint32Array | null): Int32Array {
  if (buffer.length < bytes) buffer = new Int32Array(bytes)
  const [first] = places
  if (first && places.length === 1) return buffer.subarray(0, unpack(first, buffer, 0, offset))
  const [largest, ...rest] = places.toSorted((a, b) => b.to - b.from - (a.to - a.from))
  const read = (packed: PackedPlaces, from: number) =>
    items ? unpackOf(packed, buffer, from, offset, items) : unpack(packed, buffer, from, offset)
  let count = 0
  for (const packed of rest) count = read(packed, count)
  const few = buffer.subarray(0, count).sort()
  const many = buffer.subarray(count, largest ? read(largest, count) : count)
  if (second.length < few.length + many.length) second = new Int32Array(buffer.length)
  return merged(few, many, second)
}

/** Puts two ascending lists together into a buffer. */
function merged(few: Int32Array, many: Int32Array, into: Int32Array): Int32Array {
  let at = 0
  let from = 0
  for (let next = 0; next < few.length; next++) {
    const place = few[next] as number
    while (from < many.length && (many[from] as number) < place) into[at++] = many[from++] as number
    into[at++] = place
  }
  while (from < many.length) into[at++] = many[from++] as number
  return into.subarray(0, at)
}

// Which list goes on is reckoned, not branched on: no processor guesses it, and phrases of common pairs spend their time here.
function keepCommon(kept: Int32Array, other: Int32Array): number {
  let count = 0
  let from = 0
  let at = 0
  while (from < kept.length && at < other.length) {
    const place = kept[from] as number
    const difference = place - (other[at] as number)
    const isUpTo = (difference - 1) >>> 31
    const isFrom = (-difference - 1) >>> 31
    kept[count] = place
    count += isUpTo & isFrom
    from += isUpTo
    at += isFrom
  }
  return count
}
