import { writeFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'

const HEADER = ['序号', '档号', '题名', '责任者', '文号', '日期', '保管期限', '密级', '页数']
const SUBJECTS = ['供应商准入', '安全生产检查', '设备大修', '职工培训', '年度预算调整', '宿舍楼改造']
const KINDS = ['通知', '请示', '批复', '会议纪要', '报告']
const AUTHORS = ['办公室', '安全环保部', '设备动力部', '人力资源部', '财务部']

const FAULTS: Readonly<Record<number, Readonly<Record<number, string>>>> = {
  17: { 2: '' },
  58: { 5: '2023-02-30' },
  91: { 6: '长期有效' },
}

/** Writes a ledger of 300 rows as a clerk has it: a title row, three slips of the pen and two rows graded 机密. */
export function writeLedger(file: string): string {
  const rows = Array.from({ length: 300 }, (_, index) => {
    const number = index + 1
    const row = [
      number,
      `J019-WS·2023·D30-${String(number).padStart(4, '0')}`,
      `关于${SUBJECTS[index % 6]}的${KINDS[index % 5]}（第${number}号）`,
      AUTHORS[index % 5],
      `江办发〔2023〕${number}号`,
      `2023${String((index % 12) + 1).padStart(2, '0')}${String((index % 28) + 1).padStart(2, '0')}`,
      '30年',
      index === 120 || index === 240 ? '核心商密·机密' : index % 9 === 0 ? '内部' : '',
      (index % 40) + 1,
    ]
    return row.map((cell, column) => FAULTS[number]?.[column] ?? cell)
  })
  const sheet = utils.aoa_to_sheet([['江汉机械集团归档文件目录（2023年）'], HEADER, ...rows])
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '2023年')
  writeFileSync(file, write(book, { type: 'buffer', bookType: 'xlsx' }))
  return file
}
