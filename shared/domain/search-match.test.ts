import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hitRanges, isFound, searchable } from './search-match.ts'
import { readQuery } from './search-query.ts'

const finds = (text: string, question: string) => isFound([searchable(text)], readQuery(question))

/** Text, question, and whether the one is found by the other. */
const PINYIN: readonly (readonly [string, string, boolean])[] = [
  // In full.
  ['档案检查', 'dangan', true],
  ['档案检查', 'danganjiancha', true],
  ['档案检查', 'anjian', true],
  ['档案检查', 'DangAn', true],
  ['档案检查', 'dangang', false],
  ['会议纪要', 'huiyijiyao', true],
  ['会议纪要', 'huiyijiao', false],
  ['通知', 'tongzhi', true],
  ['通知', 'tongzi', false],
  ['供应商准入', 'gongyingshang', true],
  ['安全生产', 'anquan', true],
  ['西安分公司', 'xian', true],
  ['西安分公司', "xi'an", true],
  ['县志', 'xian', true],
  ['县志', "xi'an", false],
  ['先进个人', 'xian', true],
  ['乡镇企业', 'xian', false],
  ['方案', 'fangan', true],
  ['反感', 'fangan', true],
  ['方案', "fan'gan", false],
  // As it is being typed.
  ['通知', 'tongzh', true],
  ['通知', 'tongz', true],
  ['通知', 'ton', true],
  ['重庆', 'chongq', true],
  // By initials.
  ['档案检查', 'dajc', true],
  ['档案检查', 'ajc', true],
  ['档案检查', 'jc', true],
  ['档案检查', 'dc', false],
  ['关于年度检查的通知', 'gyndjc', true],
  ['关于年度检查的通知', 'ndjcdtz', true],
  ['中国', 'zg', true],
  ['中国', 'zhg', true],
  ['上海', 'sh', true],
  ['上海', 'shh', true],
  // Mixed within a word, and with characters.
  ['档案检查', 'danganjc', true],
  ['档案检查', 'dangajc', true],
  ['档案检查', 'dang案jc', true],
  ['档案检查', '档an检c', true],
  ['档案检查', 'd案jian查', true],
  ['档案检查', 'dang案cj', false],
  ['锅炉房改造', '锅lu房', true],
  ['锅炉房改造', 'guolf', true],
  // Heteronyms by their common readings.
  ['重庆分公司', 'chongqing', true],
  ['重庆分公司', 'cq', true],
  ['重量标准', 'zhongliang', true],
  ['重量标准', 'zl', true],
  ['银行对账单', 'yinhang', true],
  ['银行对账单', 'yh', true],
  ['行政事务', 'xingzheng', true],
  ['行政事务', 'xz', true],
  ['单位', 'danwei', true],
  ['单雄信', 'shanxiong', true],
  ['单于', 'chanyu', true],
  ['会计凭证', 'kuaiji', true],
  ['会议', 'huiyi', true],
  ['长江', 'changjiang', true],
  ['厂长', 'changzhang', true],
  ['音乐', 'yinyue', true],
  ['快乐', 'kuaile', true],
  ['调查', 'diaocha', true],
  ['调整', 'tiaozheng', true],
  ['曾国藩', 'zeng', true],
  ['参加', 'canjia', true],
  ['人参', 'renshen', true],
  ['西藏', 'xizang', true],
  ['储藏', 'chucang', true],
  // No reading of it at all.
  ['重庆', 'qing重', false],
  ['行政', 'hengzhen', false],
  ['银行', 'yinghang', false],
  // ü, typed as v, as ü or, after l and n, as people see it.
  ['绿化', 'lvhua', true],
  ['绿化', 'lüh', true],
  ['旅客', 'lvke', true],
  ['女工', 'nvgong', true],
  ['战略', 'zhanlve', true],
  ['战略', 'zhanlue', true],
  ['虐待', 'nuedai', true],
  ['陆地', 'lvdi', false],
  // Rare characters of names.
  ['𠮷野家', 'jiyejia', true],
  ['㛃', 'jie', true],
  ['张䶮', 'zhangyan', true],
  // Letters stand for themselves too.
  ['JC-2024 检验', 'jc-2024', true],
  ['ISO认证', 'iso', true],
  ['ISO认证', 'isorz', false],
]

test('the table of readings has at least sixty lines', () => expect(PINYIN.length).toBeGreaterThanOrEqual(60))

test.each(PINYIN)('IDX-5: %j is asked for as %j: %j', (text, question, right) => {
  expect(finds(text, question)).toBe(right)
})

describe('folding', () => {
  test.each([
    ['Ｊ０１９－ＷＳ・２０１９', 'j019-ws·2019'],
    ['J019-WS·2019', 'Ｊ０１９—ｗｓ．2019'],
    ['關於檔案館的通知', '关于档案馆'],
    ['关于档案馆的通知', '檔案館'],
    ['沪办发〔2024〕18号', '沪办发[2024]18'],
    ['沪办发〔2024〕18号', '（2024）'.replace('（', '【').replace('）', '】')],
    ['ABC公司', 'abc公司'],
    ['合同（一）', '(一)'],
  ])('IDX-5: %j is found as %j', (text, question) => expect(finds(text, question)).toBe(true))
})

describe('words', () => {
  test.each([
    ['several words must all be there, in any order', '关于锅炉房改造的通知', '通知 锅炉', true],
    [
      'one word that is missing is never ignored (a trap of trigram indexes)',
      '关于锅炉房改造的通知',
      '锅炉房 合同',
      false,
    ],
    ['two characters are found beside longer words', '额度调整链说明', '调整链 说明', true],
    ['every substring of two characters is found', '所有权制度', '权制', true],
    ['neighbours in the question are neighbours in the text', '锅炉合同', '锅合', false],
    ['quotation marks keep a phrase together', 'A 公司', '"a 公司"', true],
    ['quotation marks take letters as they stand', '档案', '"dangan"', false],
    ['a quotation mark alone is a character', '5" 管', '"', true],
    ['what looks like an operator is text', '锅炉', '锅 OR 炉', false],
    ['a star is a character', '锅炉', '锅*', false],
    ['percent and underscore are characters', '锅炉', '锅_', false],
  ] as const)('IDX-5: %s', (_, text, question, right) => expect(finds(text, question)).toBe(right))

  test('words may stand in different texts of one item, a word never runs from one text into the next', () => {
    const item = ['锅炉房改造合同', '动力科'].map(searchable)
    expect(isFound(item, readQuery('合同 动力'))).toBe(true)
    expect(isFound(item, readQuery('合同动力'))).toBe(false)
    expect(isFound(item, readQuery('htdl'))).toBe(false)
  })

  test('nothing but spaces asks nothing', () => expect(readQuery(' \u3000\t')).toEqual([]))

  test('however long, a question is understood in a bounded number of ways', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zü']{1,200}$/), (question) =>
        readQuery(question).every(({ readings }) => readings.length <= 25),
      ),
    )
  })
})

describe('what is marked', () => {
  const marked = (text: string, question: string) =>
    hitRanges(text, question).map(([from, to]) => text.slice(from, to))

  test.each([
    ['关于重庆档案检查的通知', 'cq jc', ['重庆', '检查']],
    ['关于重庆档案检查的通知', '档案', ['档案']],
    ['關於檔案', '档案', ['檔案']],
    ['Ｊ０１９－ＷＳ', 'j019', ['Ｊ０１９']],
    ['𠮷野家', 'ye', ['野']],
    ['检查检查', '检查', ['检查检查']],
    ['通知', '合同', []],
    ['通知', '', []],
  ])('in %j for %j: %j', (text, question, right) => expect(marked(text, question)).toEqual(right))

  test('ranges lie in the text, in order, and do not overlap', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary', maxLength: 4 }),
        (text, question) => {
          const ranges = hitRanges(text, question)
          for (const [at, [from, to]] of ranges.entries()) {
            expect(from).toBeLessThan(to)
            expect(to).toBeLessThanOrEqual(text.length)
            expect(from).toBeGreaterThan(ranges[at - 1]?.[1] ?? -1)
          }
        },
      ),
    )
  })
})
