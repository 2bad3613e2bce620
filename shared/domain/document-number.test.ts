import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assembleDocumentNumber, parseDocumentNumber, tidyDocumentNumber } from './document-number.ts'

test.each([
  ['沪办发〔2024〕18号', '沪办发〔2024〕18号'],
  ['沪办发[2024]18号', '沪办发〔2024〕18号'],
  ['沪办发（2024）第018号', '沪办发〔2024〕18号'],
  ['沪办发【2024】18', '沪办发〔2024〕18号'],
  ['沪办发 2024 18', '沪办发〔2024〕18号'],
  ['沪办发２０２４年第１８号', '沪办发〔2024〕18号'],
  ['国办函〔1998〕7号', '国办函〔1998〕7号'],
])('%s is written %s', (typed, written) => expect(tidyDocumentNumber(typed)).toBe(written))

test.each([
  'GB/T 18894-2016',
  'HT-2024-0018',
  '第18号',
  '2024年第18号',
  '沪办发〔2024〕号',
  '沪办发〔1824〕18号',
  '号〔2024〕18号',
  '无',
  '',
])('%s is free text and stays as it is', (typed) => {
  expect(parseDocumentNumber(typed)).toBeNull()
  expect(tidyDocumentNumber(typed)).toBe(typed)
})

test('what is assembled is taken apart into the same parts again', () => {
  const parts = fc.record({
    issuer: fc.stringMatching(/^[\u4e00-\u5e73]{1,8}$/u).filter((mark) => !/[年第号]$/u.test(mark)),
    year: fc.integer({ min: 1900, max: 2099 }),
    number: fc.integer({ min: 1, max: 99_999 }),
  })
  fc.assert(
    fc.property(parts, (number) => {
      expect(parseDocumentNumber(assembleDocumentNumber(number))).toEqual(number)
    }),
    { numRuns: 500 },
  )
})
