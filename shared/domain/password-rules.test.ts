import { expect, test } from 'vitest'
import { type PasswordPolicy, passwordRefusals, refusePassword } from './password-rules.ts'
import { SETTINGS } from './setting-rules.ts'

const shipped: PasswordPolicy = {
  length: SETTINGS.passwordLength.standard,
  bits: SETTINGS.passwordBits.standard,
}
const strong = 60
const reasons = (text: string, bits = strong, policy = shipped) =>
  passwordRefusals({ text, bits }, policy).map(({ rule, reason }) => `${rule} ${reason}`)

test.each([
  ['DEC-9: twelve characters with a letter and a digit are a password', 'records-room7', strong, []],
  ['DEC-9: eleven characters are refused as shipped', 'records-ro7', strong, ['DEC-9 password.tooShort']],
  ['DEC-9: a guess of under fifty bits is refused', 'records-room7', 49.9, ['DEC-9 password.tooEasy']],
  ['DEC-9: exactly fifty bits are enough', 'records-room7', 50, []],
  ['PWD-3: seven characters are refused', 'record7', strong, ['PWD-3 password.tooShort']],
  ['PWD-2: digits alone are refused', '739281650427', strong, ['PWD-2 password.noLetter']],
  ['PWD-2: letters alone are refused', 'recordsroomkey', strong, ['PWD-2 password.noDigit']],
  [
    'PWD-2: Chinese characters are not letters',
    '档案库房的钥匙在门后面七7',
    strong,
    ['PWD-2 password.noLetter'],
  ],
  ['PWD-2: further symbols are allowed', '档案 records ÷7！', strong, []],
  ['PWD-2: full-width letters and digits count', 'ｒｅｃｏｒｄｓｒｏｏｍ７７', strong, []],
  [
    'every rule that refuses is named',
    '',
    0,
    [
      'PWD-3 password.tooShort',
      'PWD-2 password.noLetter',
      'PWD-2 password.noDigit',
      'DEC-9 password.tooEasy',
    ],
  ],
])('%s', (_sentence, text, bits, expected) => {
  expect(reasons(text, bits)).toEqual(expected)
})

test('PWD-3: no setting goes below eight characters', () => {
  expect(reasons('record7', strong, { length: 1, bits: 0 })).toEqual(['PWD-3 password.tooShort'])
  expect(reasons('records7', 0, { length: 1, bits: 0 })).toEqual([])
})

test('a surrogate pair is one character', () => {
  expect(refusePassword({ text: 'record7😀', bits: strong }, { length: 9, bits: 0 })).toEqual({
    rule: 'DEC-9',
    reason: 'password.tooShort',
    least: 9,
  })
})

test('a password that keeps every rule is not refused', () => {
  expect(refusePassword({ text: 'records-room7', bits: strong }, shipped)).toBeNull()
})
