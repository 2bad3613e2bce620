import { expect, test } from 'vitest'
import { IsoDate } from '../ids.ts'
import { isOverdue, refuseDueDate, usualDueDate } from './ticket-rules.ts'

const day = (text: string) => IsoDate.parse(text)
const TODAY = day('2030-02-26')

test('QUAL-7: a ticket is due seven days after it was opened, over the end of a month', () => {
  expect(usualDueDate(TODAY)).toBe('2030-03-05')
})
test('QUAL-7: a due date that is over, or more than a year away, is refused', () => {
  expect(refuseDueDate(day('2030-02-25'), TODAY)).toMatchObject({
    rule: 'QUAL-7',
    reason: 'ticket.dueInPast',
  })
  expect(refuseDueDate(day('2031-02-28'), TODAY)).toMatchObject({ reason: 'ticket.dueTooFar' })
  expect([TODAY, day('2031-02-27')].map((dueOn) => refuseDueDate(dueOn, TODAY))).toEqual([null, null])
})
test('QUAL-7: a ticket is overdue on the day after its due date, not on it', () => {
  expect([isOverdue('2030-02-26', TODAY), isOverdue('2030-02-25', TODAY)]).toEqual([false, true])
})
