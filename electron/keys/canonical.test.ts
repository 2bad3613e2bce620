import { expect, test } from 'vitest'
import { z } from 'zod'
import { fromBase64 } from './bytes.ts'
import { canonicalJson, parseKeyFile } from './canonical.ts'

const Sample = z.strictObject({ a: z.int(), b: z.string() })
const read = (text: string | Uint8Array) => parseKeyFile(Buffer.from(text), Sample)

test('fields stand in one order however they were written', () => {
  expect(canonicalJson({ b: [true, null], a: { d: 1, c: '档' } })).toBe(
    '{"a":{"c":"档","d":1},"b":[true,null]}',
  )
})

test.each([[0.5], [-0], [Number.NaN], ['\ud800'], [undefined], [2 ** 60]])(
  'what has no single spelling is refused: %s',
  (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError)
  },
)

test('a file is read in its one spelling', () => {
  expect(read('{"a":1,"b":"x"}')).toEqual({ a: 1, b: 'x' })
})

test.each([
  ['a space', '{"a":1, "b":"x"}'],
  ['another order', '{"b":"x","a":1}'],
  ['a field twice', '{"a":2,"a":1,"b":"x"}'],
  ['a field too many', '{"a":1,"b":"x","c":1}'],
  ['a field too few', '{"a":1}'],
  ['an escape that was not needed', '{"a":1,"b":"\\u0078"}'],
  ['a byte order mark', '\ufeff{"a":1,"b":"x"}'],
  ['a number in another notation', '{"a":1e0,"b":"x"}'],
  ['bytes that are not UTF-8', Buffer.from('7b2261223a312c2262223a22ff227d', 'hex')],
  ['nothing', ''],
])('a file with %s is damaged', (_what, text) => {
  expect(() => read(text)).toThrow('damaged: keyFileForm')
})

test('a file beyond 256 KiB is not even parsed', () => {
  expect(() => read(`{"a":1,"b":"${'x'.repeat(256 * 1024)}"}`)).toThrow('damaged: keyFileForm')
})

test('base64 has one spelling', () => {
  expect(fromBase64('AA==')).toEqual(Buffer.of(0))
  for (const loose of ['AB==', 'AA', 'AA==\n', 'A A=', '-_8='])
    expect(() => fromBase64(loose)).toThrow(RangeError)
})
