import { expect, test } from 'vitest'
import { damageAt } from './damage.ts'
import { createReport } from './import-report.ts'

const shifted = (row: number, column: number, outcome: 'repaired' | 'refused' = 'repaired') =>
  damageAt(
    { row, column, heading: '日期' },
    { kind: 'date1904', outcome, value: '2011-01-23', likely: '2011-01-23' },
  )

test('IDX-15: a column of days counted from 1904 is said once, with the number of its cells; a lost day is said by itself', () => {
  const report = createReport()
  for (const row of [2, 3, 4]) report.damaged([shifted(row, 4), shifted(row, 7)])
  report.damaged([shifted(5, 4, 'refused')])
  const { damage, damageByKind } = report.done()
  expect(damage.map(({ row, column, rows, outcome }) => [row, column, rows, outcome])).toEqual([
    [2, 4, 3, 'repaired'],
    [2, 7, 3, 'repaired'],
    [5, 4, 1, 'refused'],
  ])
  expect(damageByKind).toEqual({ date1904: 7 })
})
