import { expect, test } from 'vitest'
import { traceOf } from './export-trace.ts'

test('AUD-1: an entry keeps of a filter what was asked, and no word that somebody typed', () => {
  const categoryId = '00000000-0000-4000-8000-000000000001'
  const filter = {
    list: 'items',
    filter: { text: '张伟的处分决定', categoryId, year: 2024, sort: 'archivalCode', place: null },
    more: [{ field: '题名', value: 'secret plan' }],
  }
  expect(traceOf(filter)).toEqual({
    list: 'items',
    filter: { text: true, categoryId, year: 2024, sort: 'archivalCode', place: null },
    more: [{ field: true, value: true }],
  })
})

test('of a long list an entry keeps how long it was', () => {
  expect(traceOf({ ids: Array.from({ length: 300 }, (_, at) => at) })).toEqual({ ids: 300 })
})
