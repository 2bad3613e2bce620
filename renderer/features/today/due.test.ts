import { expect, test } from 'vitest'
import type { Today } from '../../../shared/contract/product.ts'
import { duties } from './due.ts'

const none = { total: 0, exact: true }
const quiet: Today = {
  items: { total: 120, exact: true },
  unplaced: none,
  unreviewed: none,
  tickets: { open: 0, overdue: 0 },
  drafts: 0,
  founding: false,
  lastVerifiedOn: '2030-06-01',
  chainTail: 'whole',
  passwordDaysLeft: 80,
  failedSignIns: 0,
  stoppedImports: 0,
}
const whats = (today: Partial<Today>) => duties({ ...quiet, ...today }, '2030-06-02').map(({ what }) => what)

test('when all is well nothing is due', () => {
  expect(whats({})).toEqual([])
})
test('AUD-1: a missing chain end comes before everything else', () => {
  expect(whats({ unplaced: { total: 3, exact: true }, chainTail: 'missing' })).toEqual([
    'chainMissing',
    'unplaced',
  ])
})
test('a chain that was not checked for more than a week is due', () => {
  expect(whats({ lastVerifiedOn: '2030-05-24' })).toEqual(['verify'])
})
test('QUAL-7: overdue tickets are pressing, those still in time are soon', () => {
  expect(duties({ ...quiet, tickets: { open: 5, overdue: 2 } }, '2030-06-02')).toEqual([
    { what: 'ticketsOverdue', urgency: 'now', count: 2, exact: true },
    { what: 'tickets', urgency: 'soon', count: 3, exact: true },
  ])
})
test('an empty archive is not asked to be verified', () => {
  expect(whats({ items: none, lastVerifiedOn: null })).toEqual([])
})
test.each([
  [15, []],
  [14, ['password']],
  [0, ['passwordOver']],
])('a password with %i days left gives %j', (passwordDaysLeft, expected) => {
  expect(whats({ passwordDaysLeft })).toEqual(expected)
})
