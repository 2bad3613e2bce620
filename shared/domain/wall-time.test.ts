import { describe, expect, test } from 'vitest'
import { isEnteredLate, readWallTime } from './wall-time.ts'

test.each([
  ['2026-01-11 09:30', '2026-01-11T09:30'],
  ['2026/1/11 9:30:15', '2026-01-11T09:30'],
  ['2026年1月11日', '2026-01-11'],
  ['２０２６-０１-１１', '2026-01-11'],
  ['20260111', '2026-01-11'],
  ['2026-01-11T09:30', '2026-01-11T09:30'],
  ['2026-02-30', null],
  ['2026-01-11 25:00', null],
  ['2026-01', null],
  ['', null],
  ['昨天', null],
])('%j reads %j', (raw, expected) => expect(readWallTime(raw)).toBe(expected))

describe('QUAL-4: contracts are entered within 24 hours of signing', () => {
  test.each([
    ['2026-01-11T09:30', '2026-01-12T09:30', false],
    ['2026-01-11T09:30', '2026-01-12T09:31', true],
    ['2026-02-28T09:30', '2026-03-01T09:00', false],
    ['2026-01-11', '2026-01-12T23:59', false],
    ['2026-01-11', '2026-01-14T09:00', true],
    ['2026-01-11T09:30', '2026-01-12', false],
    ['2026-01-11T09:30', '2026-01-10T09:30', false],
  ])('signed %s, entered %s: late is %s', (signed, entered, late) =>
    expect(isEnteredLate(signed, entered)).toBe(late),
  )
})
