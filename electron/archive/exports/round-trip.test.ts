import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codesOf } from '../../../shared/domain/code-lists.ts'
import { ITEM_ELEMENTS } from '../../../shared/domain/item-elements.ts'
import { readItem } from '../../../shared/domain/item-reading.ts'
import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import { readParty } from '../../../shared/domain/party-rules.ts'
import { describedIn, exportTo, fileAll, importFrom } from '../../../test/support/exports.ts'
import { testProgram } from '../../../test/support/program.ts'

type Program = ReturnType<typeof testProgram>

// What spreadsheets, CSV and old code pages are known to spoil; the last row is what people write.
const PIECES = [
  ...[
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＋',
    '－',
    '＠',
    "'",
    "'=",
    "''=1+1",
    '=HYPERLINK("http://x","y")',
    '="0001"',
  ],
  ...[
    '"',
    '""',
    ',',
    ';',
    '\t',
    '|',
    '\n',
    '\r\n',
    '\\',
    '&amp;',
    '<b>',
    ']]>',
    '_x0041_',
    '_x000D_',
    'sep=,',
  ],
  ...['0007', '00123456789012345678', '1e10', '1.2E+11', '2011-1-3', '3/4', 'TRUE', '1,234', '0.10'],
  ...['𠮷', '㛃', '龙🐉', 'é', 'ǹ', '€', '·', '—', '〇', '\u00a0', '\u3000', 'ﾊ', '︐', '鿏'],
  ...['关于', '会议', '通知', '（一）', '〔2024〕', '号', ' ', 'A', 'b'],
]
const text = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''))
const coded = (name: (typeof ITEM_ELEMENTS)[number]) => {
  const codes = codesOf(name)
  return codes ? fc.constantFrom(...codes) : name === 'repositoryCode' ? fc.constant('031001') : text
}
const elements = fc.record(Object.fromEntries(ITEM_ELEMENTS.map((name) => [name, coded(name)])), {
  requiredKeys: [],
})
const typed = fc.record({
  title: text.map((said) => `件${said}`).chain((said) => fc.constantFrom(said, `${said.slice(1)}题`)),
  author: text.map((said) => `${said}办`),
  // A number that is nothing but `1.2E+11` was spoilt before it ever came here, and an import says so.
  documentNumber: fc.oneof(
    fc.constant(''),
    text.map((said) => `${said}号`),
  ),
  documentDate: fc.constantFrom('20240315', '202403', '2024', '20240301/20240315'),
  secrecy: fc.constantFrom('', '内部', '公开', '无'),
  retention: fc.constantFrom('永久', '30年', '10年', '长期', '短期'),
  accessStatus: fc.constantFrom('开放', '控制', '延期开放', '未审核'),
  pageCount: fc.constantFrom('', '1', '37', '99999'),
  carrier: fc.constantFrom('纸质', '电子', '照片', '其他'),
  remarks: fc.oneof(fc.constant(''), text),
  elements,
})

/** Descriptions as they are after reading, which is how every one of them comes into an archive. */
function descriptions(count: number): readonly ItemDescription[] {
  const found: ItemDescription[] = []
  for (const { elements: optional, ...texts } of fc.sample(typed, { numRuns: count * 3, seed: 3 })) {
    const number = found.length + 1
    const archivalCode =
      number % 7 === 0
        ? String(number).padStart(18, '0')
        : `J019-WS·2024·D30·003-${String(number).padStart(4, '0')}`
    const read = readItem({ ...texts, ...optional, archivalCode, filingYear: '2024' })
    if (read.ok) found.push(read.description)
    if (found.length === count) break
  }
  return found
}

const said = descriptions(300)

const PARTIES = [
  {
    name: '=CMD()贸易',
    class: '一般',
    noUsciReason: '境外',
    contact: '-李娜',
    industry: '@贸易',
    remarks: '一行\n=两行',
  },
  {
    name: '𠮷野家"上海"有限公司',
    class: '特殊',
    noUsciReason: '历史单位',
    mobile: '13800138000',
    industry: '餐饮,零售',
  },
  {
    name: '＝全角公司',
    class: '一般',
    usci: '91350100M000100Y43',
    contact: '王芳',
    industry: '制造',
    signedAt: '2024-03-15 09:30',
    enteredAt: '2024-03-15 10:00',
  },
]

test.each([
  ['xlsx', 'zh-CN'],
  ['csv', 'zh-CN'],
  ['csvGb', 'zh-CN'],
  ['xlsx', 'en'],
  ['csv', 'en'],
] as const)(
  'what goes out as %s in %s comes into an empty archive word for word',
  async (format, language) => {
    const first = testProgram()
    await first.found()
    await fileAll(first, said)
    const { path, rows } = await exportTo(first, { name: `x.${format}`, format, language })
    expect(rows).toBe(300)

    const second = testProgram()
    await second.found()
    const report = await importFrom(second, path)
    expect(report.problems).toEqual([])
    expect(await describedIn(second)).toEqual(await describedIn(first))
  },
)

test.each(['xlsx', 'csv', 'csvGb'] as const)('parties go out as %s and come in again', async (format) => {
  const first = testProgram()
  await first.found()
  for (const texts of PARTIES) {
    const read = readParty(texts)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    await first.api.parties.register({ description: read.description })
  }
  const subject = { list: 'parties', filter: { text: '' } } as const
  const { path } = await exportTo(first, { name: `p.${format}`, format, subject })

  const second = testProgram()
  await second.found()
  const report = await importFrom(second, path, 'parties')
  expect(report.problems).toEqual([])
  const told = async (program: Program) =>
    (await program.api.parties.list({})).rows
      .map(({ description }) => description)
      .toSorted((one, other) => one.name.localeCompare(other.name))
  expect(await told(second)).toEqual(await told(first))
})
