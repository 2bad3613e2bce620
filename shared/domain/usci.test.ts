import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasSubjectCheck, normaliseUsci, usciFault } from './usci.ts'

const CHARSET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const checked = (body: string) =>
  Array.from(CHARSET, (digit) => body + digit).filter((code) => usciFault(code) === null)

test.each(['91350100M000100Y43', '11320000MB151840XJ', '91110108551385082Q'])(
  'QUAL-3: %s is a valid code, its subject code too',
  (code) => {
    expect(usciFault(code)).toBeNull()
    expect(hasSubjectCheck(code)).toBe(true)
  },
)
test.each([
  ['91350100M000100Y4Z', 'wrongCharacter'],
  ['91110000100000000A', 'wrongCheckDigit'],
  ['91110000100000000R', null],
  ['91350100M000100Y4', 'wrongLength'],
  ['91350100M000100Y433', 'wrongLength'],
  ['', 'wrongLength'],
  ['91350100I000100Y43', 'wrongCharacter'],
  ['000000000000000000', null],
  ['00000000000000000Y', 'wrongCheckDigit'],
] as const)('QUAL-3: %s is judged %s', (code, fault) => expect(usciFault(code)).toBe(fault))

test('QUAL-3: a sum that divides by 31 has the check digit 0', () => {
  // 1 × 1 + 3 × 10 = 31
  expect(usciFault('1A0000000000000000')).toBeNull()
})
test('QUAL-3: spaces, width and case are put right before the check', () => {
  expect(normaliseUsci(' ９１３５０１００m000100y43\u200b')).toBe('91350100M000100Y43')
})
test('QUAL-3: exactly one check digit fits any code, and one changed character breaks it', () => {
  const body = fc.string({ unit: fc.constantFrom(...CHARSET), minLength: 17, maxLength: 17 })
  fc.assert(
    fc.property(body, fc.nat(16), fc.constantFrom(...CHARSET), (text, at, char) => {
      const [code = '', ...more] = checked(text)
      const changed = code.slice(0, at) + char + code.slice(at + 1)
      return more.length === 0 && (changed === code || usciFault(changed) === 'wrongCheckDigit')
    }),
  )
})
test('a subject code with another check is told apart but refuses nothing', () => {
  expect(hasSubjectCheck('91110000100000000R')).toBe(false)
})
