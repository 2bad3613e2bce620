import { expect, test } from 'vitest'
import { CODED_ELEMENTS, codesOf, readCodedElement } from './code-lists.ts'
import { brokenElements, elementsIn, entriesOf, ITEM_ELEMENTS, readElements } from './item-elements.ts'

test('elements stand in one order and without blanks', () => {
  const turned = Object.fromEntries(ITEM_ELEMENTS.toReversed().map((name) => [name, name]))
  expect(Object.keys(elementsIn(turned))).toEqual([...ITEM_ELEMENTS])
  expect(elementsIn({ keywords: ' \n', persons: ' 张伟 ' })).toEqual({ persons: '张伟' })
})

test('several people, bodies and words are joined by one mark, each once', () => {
  expect(
    readElements({ persons: '张伟、李娜,张伟', parties: 'ABC Co., Ltd.;宏达公司', keywords: '供应商\n准入' }),
  ).toEqual({ persons: '张伟；李娜', parties: 'ABC Co., Ltd.；宏达公司', keywords: '供应商；准入' })
  expect(entriesOf('persons', '张伟；李娜')).toEqual(['张伟', '李娜'])
})

test('QUAL-14: a code is known by its words in forms and ledgers, and by itself', () => {
  expect(readElements({ documentType: '会议纪要', draftStatus: ' 正 本', publicity: '依申请公开' })).toEqual({
    draftStatus: 'original',
    documentType: 'minutes',
    publicity: 'onRequest',
  })
  for (const element of CODED_ELEMENTS)
    for (const code of codesOf(element) ?? []) expect(readCodedElement(element, code)).toBe(code)
})

test('QUAL-14: what no code list knows is refused, in words that say so', () => {
  const elements = readElements({ documentType: '大字报', origin: 'digitised' })
  expect(brokenElements(elements)).toEqual([
    { field: 'documentType', rule: 'QUAL-14', reason: 'unknownCode' },
  ])
})

test('IDX-2: a repository code has six digits', () => {
  expect(brokenElements({ repositoryCode: '42010' })).toHaveLength(1)
  expect(brokenElements({ repositoryCode: '420101' })).toEqual([])
})

test('a long text keeps its lines, a short one has none', () => {
  expect(readElements({ abstract: '一\r\n二', subtitle: '一\r\n二' })).toEqual({
    abstract: '一\n二',
    subtitle: '一二',
  })
})
