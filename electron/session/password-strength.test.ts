import { expect, test } from 'vitest'
import { passwordBits } from './password-strength.ts'

test.each([['password1234'], ['qwertyuiop12'], ['aaaaaaaaaaaa1'], ['20300601abcd'], ['P@ssw0rd1234']])(
  'DEC-9: %s is easy to guess',
  (password) => {
    expect(passwordBits(password, [])).toBeLessThan(50)
  },
)

test('DEC-9: some words in a row with a digit are hard to guess', () => {
  expect(passwordBits('correct horse battery 9', [])).toBeGreaterThan(50)
})

test('the own name makes a password easier', () => {
  const password = 'wangxiaoming-2031'
  expect(passwordBits(password, ['wangxiaoming'])).toBeLessThan(passwordBits(password, []))
})

test('an empty password has no bits and a very long one is estimated as well', () => {
  expect(passwordBits('', [])).toBe(0)
  expect(passwordBits('z7'.repeat(500), [])).toBeGreaterThan(0)
})
