import { expect, test } from 'vitest'
import { prove, type Report } from './prove.ts'

const report = (tests: Readonly<Record<string, string>>, name = 'a.test.ts'): Report => ({
  testResults: [
    { name, assertionResults: Object.entries(tests).map(([fullName, status]) => ({ fullName, status })) },
  ],
})

test('only tests that passed prove anything', () => {
  const one = report({
    'AUD-1: every act leaves an entry': 'passed',
    'AUD-1: a tail that was cut off is noticed': 'failed',
    'AUD-1: not here': 'skipped',
    'AUD-1: not yet': 'todo',
  })
  expect(prove(['AUD-1'], [one])).toEqual({ 'AUD-1': ['AUD-1: every act leaves an entry'] })
})

test('a test that failed in one report is not proven by an older one, one of the same name elsewhere is', () => {
  const name = 'IDX-10: a code that is taken is refused'
  expect(prove(['IDX-10'], [report({ [name]: 'passed' }), report({ [name]: 'failed' })])).toEqual({
    'IDX-10': [],
  })
  const elsewhere = report({ [name]: 'passed' }, 'b.test.ts')
  expect(prove(['IDX-10'], [report({ [name]: 'failed' }), elsewhere])).toEqual({ 'IDX-10': [name] })
})

test('a test with several IDs counts for each, whatever the issue that names it, and decisions count too', () => {
  const name = 'PWD-2, PWD-3, DEC-9: a new password is held to the rules'
  expect(prove(['PWD-2', 'PWD-3', 'DEC-9', 'DEC-7'], [report({ [name]: 'passed' })])).toEqual({
    'PWD-2': [name],
    'PWD-3': [name],
    'DEC-9': [name],
    'DEC-7': [],
  })
})

test('an ID is not found within a longer one', () => {
  const tests = report({ 'MEDIA-11: settings are read back': 'passed', 'XMEDIA-1: nothing': 'passed' })
  expect(prove(['MEDIA-1', 'MEDIA-11', 'DIA-1'], [tests])).toEqual({
    'MEDIA-1': [],
    'MEDIA-11': ['MEDIA-11: settings are read back'],
    'DIA-1': [],
  })
})
