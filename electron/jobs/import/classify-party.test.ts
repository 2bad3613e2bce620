import { expect, test } from 'vitest'
import { byColumn, cell, cellsOf, reasonsOf, type Value } from '../../../test/support/judged-rows.ts'
import { rowClassifier } from './classify-row.ts'

const PARTIES = ['name', 'usci', 'contact', 'mobile', 'industry', 'class', 'signedAt', 'enteredAt']
const party = rowClassifier(
  { target: 'parties', sheet: '', headerRow: 1, mapping: byColumn(PARTIES) },
  [],
  'ordinary',
)
const partyRow = (changes: Readonly<Record<number, Value>>) => {
  const whole = [
    '某公司',
    '91350100M000100Y43',
    '张伟',
    '15628888261',
    '软件业',
    '一般客户',
    '2026-01-11 09:30',
    '2026-01-14 17:00',
  ]
  return party({ number: 2, cells: cellsOf(whole.map((value, at) => changes[at] ?? value)) })
}
test('QUAL-4: a late party is filed and reported', () => {
  expect(partyRow({})).toMatchObject({ kind: 'party', warnings: ['enteredLate'] })
})
test('QUAL-2, QUAL-3: a faulty party is refused by column and rule, and its lateness still reported', () => {
  const row = partyRow({ 1: '91110000100000000A', 3: '1280000' })
  expect(reasonsOf(row)).toEqual(['1 usci QUAL-3 wrongCheckDigit', '3 mobile QUAL-2 wrongMobile'])
  expect(row).toMatchObject({ warnings: ['enteredLate'] })
})
test('QUAL-3: a code that lost its last digits to a spreadsheet is refused as such', () => {
  expect(reasonsOf(partyRow({ 1: cell('number', '913501001000100200') }))).toEqual([
    '1 usci QUAL-3 precisionLost',
  ])
})
