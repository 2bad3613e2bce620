import { readFileSync } from 'node:fs'
import { CFB, read } from '@e965/xlsx'
import { expect, test } from 'vitest'
import type { IndexField } from '../../../shared/contract/exports.ts'
import { ItemFilter } from '../../../shared/contract/item-filter.ts'
import { describing } from '../../../test/support/archive.ts'
import { exportTo, fileAll, payloadsOf } from '../../../test/support/exports.ts'
import { testProgram } from '../../../test/support/program.ts'

async function room() {
  const program = testProgram()
  await program.found()
  await fileAll(program, [
    describing(1, {
      title: '锅炉房改造合同',
      documentDate: '20240315',
      elements: { keywords: '锅炉；安全', parties: '东方锅炉厂' },
    }),
    describing(2, { title: '安全检查通报', documentDate: '20230101', elements: { keywords: '安全' } }),
    describing(3, { title: '会议纪要', documentDate: '20240320', elements: { persons: '张伟；李娜' } }),
    describing(4, { title: '不该出现', secrecyGrade: 'confidential', elements: { keywords: '安全' } }),
  ])
  return program
}
const index = (by: IndexField, filter = {}) => ({
  list: 'index' as const,
  by,
  filter: ItemFilter.parse(filter),
})

test.each([
  ['keywords', ['安全|锅炉房改造合同', '安全|安全检查通报', '锅炉|锅炉房改造合同']],
  ['persons', ['李娜|会议纪要', '张伟|会议纪要']],
  ['parties', ['东方锅炉厂|锅炉房改造合同']],
  ['title', ['安全检查通报|安全检查通报', '锅炉房改造合同|锅炉房改造合同', '会议纪要|会议纪要']],
  ['documentDate', ['20230101|安全检查通报', '20240315|锅炉房改造合同', '20240320|会议纪要']],
  ['homeLocation', []],
] as const)(
  'IDX-5: an index by %s has every record under each of its headings, in the order of pinyin',
  async (by, lines) => {
    const program = await room()
    const made = await exportTo(program, {
      name: 'x.csv',
      format: 'csv',
      subject: index(by),
      columns: ['heading', 'title'],
    })
    const written = readFileSync(made.path, 'utf8').trimEnd().split('\r\n').slice(1)
    expect(written.map((line) => line.slice(1, -1).replace('","', '|'))).toEqual(lines)
    expect(made).toMatchObject({ rows: lines.length, withheld: 1 })
  },
)

test('IDX-5: an index is of what the list shows, and its name, its trace and its first column say by what', async () => {
  const program = await room()
  const made = await exportTo(program, {
    name: 'x.csv',
    format: 'csv',
    subject: index('keywords', { years: [2024], text: '锅炉房' }),
  })
  expect(made.rows).toBe(2)
  expect(program.seen.proposed).toEqual(['主题词索引 2030-06-01.csv'])
  expect(readFileSync(made.path, 'utf8').slice(1).split('\r\n')[0]).toBe(
    '"主题词","档号","题名","责任者","文号","日期","存放位置"',
  )
  expect(payloadsOf(program).at(-2)).toContain('"by":"keywords"')
})

test('IDX-5: an index prints on A4 across, as wide as the page, with its name, its page and its headings on each', async () => {
  const program = await room()
  const { path } = await exportTo(program, { name: 'x.xlsx', format: 'xlsx', subject: index('keywords') })
  const bytes = readFileSync(path)
  const sheet = Buffer.from(
    CFB.find(CFB.read(bytes, { type: 'buffer' }), '/xl/worksheets/sheet1.xml').content,
  )
  expect(sheet.toString('utf8')).toMatch(
    /fitToPage="1"[\s\S]*<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"\/><headerFooter><oddHeader>&amp;C主题词索引<\/oddHeader><oddFooter>&amp;C&amp;P \/ &amp;N</,
  )
  const book = read(bytes)
  expect(book.Workbook?.Names).toContainEqual(
    expect.objectContaining({ Name: '_xlnm.Print_Titles', Ref: "'主题词索引'!$1:$1" }),
  )
  expect(book.Sheets.主题词索引?.A2).toMatchObject({ t: 's', v: '安全' })
})
