import { countBits, eachBit } from './bits.ts'

/** Items of one run are numbered from 0; this many at most, so that a number and a position share 30 bits. */
export const RUN_SIZE = 16_384

/** One place of a term: the item's number in its run, and the position in its text, in one integer. */
export const posting = (item: number, position: number): number => item * 0x10000 + position
export const itemOf = (place: number): number => place >>> 16

const BLOCK_BYTES = 3900

/** The terms of one run as they are kept: blocks of many terms each, and the first term of every block. */
export interface Blocks {
  readonly blocks: readonly Uint8Array[]
  readonly firsts: Float64Array
}

/** Writes bytes one after the other into a buffer that grows. */
function createWriter() {
  let bytes = new Uint8Array(8192)
  let length = 0
  const reserve = (more: number) => {
    if (length + more <= bytes.length) return
    const larger = new Uint8Array(Math.max(bytes.length * 2, length + more))
    larger.set(bytes)
    bytes = larger
  }
  return {
    length: () => length,
    /** Seven bits a byte; arithmetic, because terms exceed what bit operators hold. */
    number(value: number) {
      reserve(8)
      let rest = value
      while (rest > 0x7f) {
        bytes[length++] = (rest % 0x80) + 0x80
        rest = Math.floor(rest / 0x80)
      }
      bytes[length++] = rest
    },
    bytes(more: Uint8Array) {
      reserve(more.length)
      bytes.set(more, length)
      length += more.length
    },
    take(): Uint8Array {
      const taken = bytes.slice(0, length)
      length = 0
      return taken
    },
  }
}

/**
 * Packs the places of every term, which come in ascending order, and of terms that have no places the items that hold
 * them, as bits.
 */
export function packTerms(
  places: ReadonlyMap<number, readonly number[]>,
  held: ReadonlyMap<number, Uint32Array> = new Map(),
): Blocks {
  const blocks: Uint8Array[] = []
  const firsts: number[] = []
  const block = createWriter()
  const list = createWriter()
  let last = 0
  for (const term of Float64Array.from([...places.keys(), ...held.keys()]).sort()) {
    const items = held.get(term)
    if (items) writeHeld(list, items)
    else writePlaces(list, places.get(term) ?? [])
    const packed = list.take()
    if (block.length() > 0 && block.length() + packed.length > BLOCK_BYTES) blocks.push(block.take())
    if (block.length() === 0) {
      firsts.push(term)
      last = term
    }
    block.number(term - last)
    block.number(packed.length)
    block.bytes(packed)
    last = term
  }
  if (block.length() > 0) blocks.push(block.take())
  return { blocks, firsts: Float64Array.from(firsts) }
}

function writePlaces(list: ReturnType<typeof createWriter>, places: readonly number[]): void {
  let last = 0
  for (const place of places) {
    const item = place >>> 16
    list.number(item - last)
    list.number(place & 0xffff)
    last = item
  }
}

const AS_BITS = 1

/** Few items are written one by one, many as bits. */
function writeHeld(list: ReturnType<typeof createWriter>, items: Uint32Array): void {
  const isFew = countBits(items) < items.length * 2
  list.number(isFew ? 0 : AS_BITS)
  if (isFew) {
    let last = 0
    eachBit(items, (item) => {
      list.number(item - last)
      last = item
    })
  } else list.bytes(new Uint8Array(items.buffer, items.byteOffset, items.byteLength))
}

/** Where the places of one term stand in a block. */
export interface PackedPlaces {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
}

/** Goes through the terms of a block from one term to another, both included. */
export function eachTerm(
  bytes: Uint8Array,
  firstTerm: number,
  from: number,
  to: number,
  take: (places: PackedPlaces, term: number) => void,
): void {
  let at = 0
  let term = firstTerm
  const read = () => {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = bytes[at++] ?? 0
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 0x80
    }
  }
  while (at < bytes.length) {
    term += read()
    const length = read()
    if (term > to) return
    if (term >= from) take({ bytes, from: at, to: at + length }, term)
    at += length
  }
}

/** Unpacks places into a buffer from `start` on, each moved by `-offset` positions; returns where it stopped. */
export function unpack(
  { bytes, from, to }: PackedPlaces,
  out: Int32Array,
  start: number,
  offset: number,
): number {
  let at = from
  let item = 0
  let count = start
  while (at < to) {
    let value = bytes[at++] as number
    if (value > 0x7f) {
      value = (value & 0x7f) | ((bytes[at++] as number) << 7)
      if (value > 0x3fff) value = (value & 0x3fff) | ((bytes[at++] as number) << 14)
    }
    item += value
    value = bytes[at++] as number
    if (value > 0x7f) {
      value = (value & 0x7f) | ((bytes[at++] as number) << 7)
      if (value > 0x3fff) value = (value & 0x3fff) | ((bytes[at++] as number) << 14)
    }
    if (value >= offset) out[count++] = (item << 16) | (value - offset)
  }
  return count
}

/** The same of those items only whose bits are set. On its own: the innermost loop asks nothing that is known before it. */
export function unpackOf(
  { bytes, from, to }: PackedPlaces,
  out: Int32Array,
  start: number,
  offset: number,
  items: Uint32Array,
): number {
  let at = from
  let item = 0
  let count = start
  while (at < to) {
    let value = bytes[at++] as number
    if (value > 0x7f) {
      value = (value & 0x7f) | ((bytes[at++] as number) << 7)
      if (value > 0x3fff) value = (value & 0x3fff) | ((bytes[at++] as number) << 14)
    }
    item += value
    value = bytes[at++] as number
    if (value > 0x7f) {
      value = (value & 0x7f) | ((bytes[at++] as number) << 7)
      if (value > 0x3fff) value = (value & 0x3fff) | ((bytes[at++] as number) << 14)
    }
    if (value >= offset && (((items[item >>> 5] as number) >>> (item & 31)) & 1) === 1)
      out[count++] = (item << 16) | (value - offset)
  }
  return count
}

/** Marks every item that a term occurs in. */
export function markItems({ bytes, from, to }: PackedPlaces, marked: Uint32Array): void {
  let at = from
  let item = 0
  while (at < to) {
    let value = bytes[at++] as number
    if (value > 0x7f) {
      value = (value & 0x7f) | ((bytes[at++] as number) << 7)
      if (value > 0x3fff) value = (value & 0x3fff) | ((bytes[at++] as number) << 14)
    }
    item += value
    while ((bytes[at++] as number) > 0x7f);
    marked[item >>> 5] = (marked[item >>> 5] as number) | (1 << (item & 31))
  }
}

/** Marks every item that holds a term which has no places. */
export function markHeld({ bytes, from, to }: PackedPlaces, marked: Uint32Array): void {
  if (bytes[from] === AS_BITS) {
    // Copied, because words begin at multiples of four.
    const items = new Uint32Array(new Uint8Array(bytes.subarray(from + 1, to)).buffer)
    for (let at = 0; at < items.length; at++) marked[at] = (marked[at] as number) | (items[at] as number)
    return
  }
  let item = 0
  for (let at = from + 1; at < to; ) {
    let value = bytes[at++] as number
    if (value > 0x7f) {
      value = (value & 0x7f) | ((bytes[at++] as number) << 7)
      if (value > 0x3fff) value = (value & 0x3fff) | ((bytes[at++] as number) << 14)
    }
    item += value
    marked[item >>> 5] = (marked[item >>> 5] as number) | (1 << (item & 31))
  }
}
