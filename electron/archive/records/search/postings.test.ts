import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eachTerm, itemOf, markItems, packTerms, posting, unpack } from './postings.ts'

/** Every term of some blocks with its places, read back. */
function read({ blocks, firsts }: ReturnType<typeof packTerms>) {
  const read: [number, number[]][] = []
  for (const [at, bytes] of blocks.entries()) {
    let last = firsts[at] ?? 0
    for (let term = last; term <= 2 ** 44; term = last + 1) {
      const before = read.length
      eachTerm(bytes, firsts[at] ?? 0, term, 2 ** 44, (places) => {
        const out = new Int32Array(places.to - places.from)
        read.push([0, [...out.subarray(0, unpack(places, out, 0, 0))]])
      })
      if (read.length > before) break
      last = term
    }
  }
  return read.map(([, places]) => places)
}

const Places = fc
  .uniqueArray(fc.tuple(fc.nat(16_383), fc.nat(0xffff)), { minLength: 1, maxLength: 40 })
  .map((pairs) =>
    [...new Set(pairs.map(([item, position]) => posting(item, position)))].sort((a, b) => a - b),
  )

describe('packed terms', () => {
  test('are read back as they were, in the order of their terms, over as many blocks as it takes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2 ** 31 - 1), Places), { maxLength: 300 }), (entries) => {
        // Terms far apart and close together, beyond what bit operators hold.
        const places = new Map(entries.map(([number, own]) => [number * 8191 + (number % 3), own]))
        const expected = [...places].sort(([a], [b]) => a - b).map(([, own]) => own)
        expect(read(packTerms(places))).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  test('a term that is not there is not found, whatever stands beside it', () => {
    const packed = packTerms(
      new Map([
        [5, [1]],
        [9, [2]],
      ]),
    )
    const seen: unknown[] = []
    eachTerm(packed.blocks[0] ?? new Uint8Array(), 5, 6, 8, (places) => seen.push(places))
    expect(seen).toEqual([])
  })

  test('places moved by more than their position are no places', () => {
    const packed = packTerms(new Map([[1, [posting(3, 0), posting(3, 4), posting(7, 2)]]]))
    const out = new Int32Array(9)
    let count = 0
    eachTerm(packed.blocks[0] ?? new Uint8Array(), 1, 1, 1, (places) => {
      count = unpack(places, out, 0, 2)
    })
    expect([...out.subarray(0, count)]).toEqual([posting(3, 2), posting(7, 0)])
  })

  test('items are marked once, however often a term occurs in them', () => {
    fc.assert(
      fc.property(Places, (own) => {
        const packed = packTerms(new Map([[1, own]]))
        const marked = new Uint32Array(512)
        eachTerm(packed.blocks[0] ?? new Uint8Array(), 1, 1, 1, (places) => markItems(places, marked))
        const items = [...new Set(own.map(itemOf))]
        const set = Array.from({ length: 16_384 }, (_, at) => at).filter(
          (at) => ((marked[at >>> 5] ?? 0) >>> (at & 31)) & 1,
        )
        expect(set).toEqual(items)
      }),
      { numRuns: 50 },
    )
  })
})
