import { describe, expect, test } from 'vitest'
import { changesBetween, NOTHING_DECIDED, withCell, withRow } from './decisions.ts'

describe('what a clerk decides about the rows of a ledger', () => {
  test('LAW-1: as long as nobody decides, a conflicting row stays out', () => {
    expect(NOTHING_DECIDED).toEqual({ conflicting: 'leaveOut', probable: 'file', rows: {}, cells: {} })
  })

  test('a decision about a row is taken back by leaving it to its class', () => {
    const decided = withRow(NOTHING_DECIDED, 7, 'correct')
    expect(decided.rows).toEqual({ 7: 'correct' })
    expect(withRow(decided, 7, null)).toEqual(NOTHING_DECIDED)
  })

  test('a typed text is taken out again without leaving a trace in the plan', () => {
    const typed = withCell(withCell(NOTHING_DECIDED, 7, 'title', '题名'), 7, 'documentDate', '20240101')
    expect(changesBetween(typed, NOTHING_DECIDED)).toBe(2)
    const one = withCell(typed, 7, 'title', null)
    expect(one.cells).toEqual({ 7: { documentDate: '20240101' } })
    expect(withCell(one, 7, 'documentDate', null)).toEqual(NOTHING_DECIDED)
  })

  test('a class decided otherwise counts as one change', () => {
    expect(changesBetween({ ...NOTHING_DECIDED, conflicting: 'correct' }, NOTHING_DECIDED)).toBe(1)
    expect(changesBetween(NOTHING_DECIDED, NOTHING_DECIDED)).toBe(0)
  })
})
