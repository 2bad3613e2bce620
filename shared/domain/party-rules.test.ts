import { describe, expect, test } from 'vitest'
import { PartyDescription, readParty } from './party-rules.ts'

const texts = {
  name: '上海宏通贸易有限公司',
  class: '特殊客户',
  usci: '91350100m000100y43',
  contact: '张伟',
  mobile: '+86 156-2888-8261',
  industry: '法律服务',
  signedAt: '2026-01-11 09:30',
  enteredAt: '2026-01-11 17:00',
}
const problems = (change: object) => {
  const reading = readParty({ ...texts, ...change })
  return reading.ok ? [] : reading.problems.map(({ field, rule, reason }) => `${field} ${rule} ${reason}`)
}

test('QUAL-1: a line of a customer ledger becomes one normalised description', () => {
  const reading = readParty(texts)
  expect(reading).toEqual({
    ok: true,
    warnings: [],
    description: {
      name: '上海宏通贸易有限公司',
      class: 'special',
      usci: '91350100M000100Y43',
      noUsciReason: null,
      contact: '张伟',
      mobile: '15628888261',
      industry: '法律服务',
      signedAt: '2026-01-11T09:30',
      enteredAt: '2026-01-11T17:00',
      remarks: '',
    },
  })
  expect(reading.ok && PartyDescription.parse(reading.description)).toEqual(reading.ok && reading.description)
})

describe('what a party must have', () => {
  test.each([
    ['QUAL-1', 'name', 'missing', { name: ' ' }],
    ['QUAL-1', 'industry', 'missing', { industry: '' }],
    ['QUAL-1', 'usci', 'missing', { usci: '' }],
    ['QUAL-1', 'contact', 'missing', { mobile: '', contact: '' }],
    ['IDX-3', 'class', 'missing', { class: '' }],
    ['IDX-3', 'class', 'unknownClass', { class: '重要客户' }],
    ['QUAL-3', 'usci', 'wrongLength', { usci: '91350100M000100Y4' }],
    ['QUAL-3', 'usci', 'wrongCharacter', { usci: '91350100M000100Y4Z' }],
    ['QUAL-3', 'usci', 'wrongCheckDigit', { usci: '91110000100000000A' }],
    ['QUAL-2', 'mobile', 'wrongMobile', { mobile: '1280000' }],
    ['QUAL-4', 'signedAt', 'notAnInstant', { signedAt: '昨天' }],
    ['IDX-2', 'name', 'brokenCharacter', { name: '坏\ud842' }],
  ] as const)('%s: a party is refused by its %s (%s): %j', (rule, field, reason, change) =>
    expect(problems(change)).toEqual([`${field} ${rule} ${reason}`]),
  )
  test('IDX-3: both classes are known in both languages', () => {
    expect(['一般客户', '特殊', 'general', 'Special'].flatMap((name) => problems({ class: name }))).toEqual(
      [],
    )
  })
  test('a body without a code needs a reason', () => {
    expect(problems({ usci: '', noUsciReason: '境外机构' })).toEqual([])
  })
  test('everything that is wrong is said at once', () => {
    expect(problems({ name: '', usci: '1', mobile: '2' })).toHaveLength(3)
  })
})

test('QUAL-4: a late entry is reported, refused or not, and never refused for being late', () => {
  expect(readParty({ ...texts, enteredAt: '2026-01-14 17:00' })).toMatchObject({
    ok: true,
    warnings: ['enteredLate'],
  })
  expect(readParty({ ...texts, enteredAt: '2026-01-14 17:00', mobile: '1' })).toMatchObject({
    ok: false,
    warnings: ['enteredLate'],
  })
})
test('a subject code that fails its own check is worth a second look', () => {
  expect(readParty({ ...texts, usci: '91110000100000000R' })).toMatchObject({
    ok: true,
    warnings: ['subjectCheck'],
  })
})
