import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFound, searchable } from '../../../../shared/domain/search-match.ts'
import { readQuery } from '../../../../shared/domain/search-query.ts'
import { hasBit, noBits, setBit } from './bits.ts'
import { matchRun, type TermSource } from './match-run.ts'
import { eachTerm, packTerms, posting } from './postings.ts'
import { cutTerms } from './terms.ts'

const SIZE = 64
// Characters with one reading, with several and with none; letters and digits that stand beside them in names and codes.
const CHARS = [...'检查茶差长张常江汉路庐绿略关与于房生产档案金𠮷〇ac2-']
const LETTERS = [
  'cha',
  'c',
  'ch',
  'zh',
  'zhang',
  'lu',
  'lv',
  'l',
  'yu',
  'y',
  'j',
  'jc',
  'guan',
  'dangan',
  'an',
  'x',
]

const Titles = fc.array(
  fc.array(fc.constantFrom(...CHARS), { maxLength: 10 }).map((chars) => chars.join('')),
  { minLength: SIZE, maxLength: SIZE },
)
const Mixed = fc
  .array(fc.oneof(fc.constantFrom(...CHARS), fc.constantFrom(...LETTERS)), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''))

test('IDX-5: characters and letters in any mixture find in a run what reading every title finds', () => {
  let held = 0
  fc.assert(
    fc.property(Titles, fc.array(Mixed, { minLength: 40, maxLength: 40 }), (titles, questions) => {
      const texts = titles.map((title) => [searchable(title)])
      const source = packed(texts.map((own) => own.map(({ chars }) => chars)))
      for (const question of questions) {
        const query = readQuery(question)
        const bits = matchRun(source, SIZE, query)
        const found = titles.filter((_, at) => hasBit(bits, at))
        const expected = titles.filter((_, at) => isFound(texts[at] ?? [], query))
        expect(found, question).toEqual(expected)
        held += expected.length
      }
    }),
    { numRuns: 60 },
  )
  expect(held).toBeGreaterThan(1000)
})

/** The terms of some items, packed and read back from memory. */
function packed(items: readonly (readonly (readonly string[])[])[]): TermSource {
  const places = new Map<number, number[]>()
  const held = new Map<number, Uint32Array>()
  for (const [at, texts] of items.entries())
    cutTerms(
      texts,
      (term, position) => places.set(term, [...(places.get(term) ?? []), posting(at, position)]),
      (term) => {
        held.set(term, held.get(term) ?? noBits(SIZE))
        setBit(held.get(term) ?? noBits(SIZE), at)
      },
    )
  const { blocks, firsts } = packTerms(places, held)
  const each: TermSource['each'] = ([from, to], take) => {
    for (const [at, block] of blocks.entries()) eachTerm(block, firsts[at] ?? 0, from, to, take)
  }
  return {
    each,
    one(term) {
      const found: Parameters<Parameters<TermSource['each']>[1]>[0][] = []
      each([term, term], (own) => found.push(own))
      return found[0] ?? null
    },
  }
}
