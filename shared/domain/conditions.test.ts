import { describe, expect, test } from 'vitest'
import { brokenCondition, type Condition, type ConditionGroup, Conditions } from './conditions.ts'
import { conditionsMet, type Described, daysOf } from './conditions-met.ts'

const ITEM: Described = {
  title: '关于供应商准入的通知',
  author: '办公室',
  documentNumber: '沪办发〔2024〕18号',
  archivalCode: 'J019-WS·2024·D30·003-0042',
  aliases: ['J019-WS·2023·D30·003-0007'],
  keywords: ['供应商', '准入'],
  persons: ['张伟'],
  parties: ['ABC（上海）有限公司'],
  remarks: '',
  homeLocation: '一号库2列3节',
  documentDate: '20240300',
  filingYear: 2024,
  pageCount: 3,
  retention: 'D30',
  grade: 'internal',
  state: 'onShelf',
  carrier: 'paper',
  accessStatus: 'unreviewed',
}
const one = (field: Condition['field'], operator: Condition['operator'], value = ''): Condition => ({
  field,
  operator,
  value,
})
const all = (...parts: ConditionGroup['parts']): ConditionGroup => ({ match: 'all', parts })
const meets = (condition: Condition, differing: Partial<Described> = {}) =>
  conditionsMet(all(condition))({ ...ITEM, ...differing })

describe('one condition', () => {
  test.each([
    ['a word of the title', one('title', 'contains', '供应商'), true],
    ['width and case', one('parties', 'contains', 'ａｂｃ(上海)'), true],
    ['brackets of a document number', one('documentNumber', 'contains', '[2024]18'), true],
    ['a word that is elsewhere', one('title', 'contains', '办公室'), false],
    ['a word anywhere', one('any', 'contains', '办公室'), true],
    ['a code that it had before', one('archivalCode', 'contains', '2023'), true],
    ['a word that nothing has', one('any', 'lacks', '锅炉'), true],
    ['a word that something has', one('any', 'lacks', '张伟'), false],
    ['a place', one('homeLocation', 'contains', '2列'), true],
    ['one keyword of several', one('keywords', 'equals', '准入'), true],
    ['a piece of a keyword is not the keyword', one('keywords', 'equals', '供应'), false],
    ['the beginning', one('title', 'beginsWith', '关于'), true],
    ['not the beginning', one('title', 'beginsWith', '供应'), false],
    ['a blank element', one('remarks', 'isBlank'), true],
    ['a blank element is not filled', one('remarks', 'isFilled'), false],
    ['nothing is blank where something is written', one('any', 'isBlank'), false],
    ['a choice', one('retention', 'is', 'D30'), true],
    ['not a choice', one('grade', 'isNot', 'internal'), false],
    ['a year from', one('filingYear', 'from', '2024'), true],
    ['a year to', one('filingYear', 'to', '2023'), false],
    ['pages from', one('pageCount', 'from', '4'), false],
  ])('%s', (_, condition, expected) => {
    expect(meets(condition)).toBe(expected)
  })

  test.each([
    ['20240315', 'from', '20240315', true],
    ['20240315', 'from', '20240316', false],
    ['20240300', 'from', '20240316', true], // some day in March: it may be that one or a later one
    ['20240300', 'to', '20240301', true],
    ['20240300', 'from', '202404', false],
    ['20240000', 'from', '20241231', true],
    ['20231201-20240110', 'from', '2024', true],
    ['20231201-20240110', 'to', '2023', true],
    ['[19450815]', 'to', '1945-08-15', true],
  ] as const)('a document of %s, %s %s: %s', (documentDate, operator, value, expected) => {
    expect(meets(one('documentDate', operator, value), { documentDate })).toBe(expected)
  })

  test('a number that is not known is neither from nor to, but blank', () => {
    const unknown = { pageCount: null }
    expect(meets(one('pageCount', 'from', '0'), unknown)).toBe(false)
    expect(meets(one('pageCount', 'to', '9'), unknown)).toBe(false)
    expect(meets(one('pageCount', 'isBlank'), unknown)).toBe(true)
  })
})

describe('groups', () => {
  const yes = one('title', 'contains', '关于')
  const no = one('title', 'contains', '锅炉')
  test.each([
    ['all', [yes, yes], true],
    ['all', [yes, no], false],
    ['any', [no, yes], true],
    ['any', [no, no], false],
    ['none', [no, no], true],
    ['none', [no, yes], false],
    ['all', [yes, { match: 'none', parts: [no, { match: 'any', parts: [no] }] }], true],
  ] as const)('%s of %j is %s', (match, parts, expected) => {
    expect(conditionsMet({ match, parts })(ITEM)).toBe(expected)
  })
})

describe('what may be asked', () => {
  test.each([
    [one('title', 'contains', ' '), 'missing'],
    [one('title', 'contains', '\u200b'), 'missing'],
    [one('title', 'is', '关于'), 'operator'],
    [one('retention', 'is', 'X'), 'value'],
    [one('state', 'is', 'lost'), 'value'],
    [one('documentDate', 'from', '20240231'), 'value'],
    [one('filingYear', 'to', '二〇二四'), 'value'],
    [one('remarks', 'isBlank'), null],
    [one('documentDate', 'from', '2024-03'), null],
  ])('%j: %s', (condition, expected) => {
    expect(brokenCondition(condition)).toBe(expected)
    expect(Conditions.safeParse(all(condition)).success).toBe(expected === null)
  })

  test('groups stand three deep and no deeper, and hold twenty conditions in all', () => {
    const fine = one('title', 'contains', '关于')
    const deep = all(all(all(fine)))
    expect(Conditions.safeParse(deep).success).toBe(true)
    expect(Conditions.safeParse(all(deep)).success).toBe(false)
    const ten = Array.from({ length: 10 }, () => fine)
    expect(Conditions.safeParse(all(all(...ten), all(...ten))).success).toBe(true)
    expect(Conditions.safeParse(all(all(...ten), all(...ten), fine)).success).toBe(false)
    expect(Conditions.safeParse(all()).success).toBe(false)
  })
})

test('a date covers every day that it can mean', () => {
  expect(daysOf('20240000')).toEqual({ first: '20240000', last: '20249999' })
  expect(daysOf('[20240300-20250000]')).toEqual({ first: '20240300', last: '20259999' })
  expect(daysOf('不详')).toBeNull()
})
