import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { partyAt } from '../../scripts/seed/party.ts'
import { workbook } from '../support/ledgers.ts'
import type { Room } from './pages/walk-room.ts'
import { anItem, readyArchive } from './ready-archive.ts'

const SUBJECTS = [
  '供应商准入管理',
  '安全生产责任制',
  '设备大修计划',
  '职工培训安排',
  '档案库房温湿度控制',
  '年度预算调整',
]
const KINDS = ['通知', '请示', '批复', '会议纪要', '函']
const GRADES = [
  {},
  { secrecyGrade: 'internal', secrecyMark: '内部' },
  {},
  { secrecyGrade: 'confidential', secrecyRegime: 'commercial', secrecyMark: '普通商密' },
] as const
const PARTIES = 12

const items = Array.from({ length: 14 }, (_, index) =>
  anItem({
    archivalCode: `J019-WS·2024·D30-${String(index + 1).padStart(4, '0')}`,
    title: `关于${SUBJECTS[index % SUBJECTS.length]}的${KINDS[index % KINDS.length]}(第${index + 1}号)`,
    documentNumber: index % 3 === 0 ? null : `江办发〔2024〕${index + 1}号`,
    remarks: index % 9 === 0 ? '附件两份,原件存总部档案室' : '',
    ...GRADES[index % GRADES.length],
  }),
)
const parties = Array.from({ length: PARTIES }, (_, index) => partyAt(7, index))

const HEADER = ['序号', '档号', '题名', '责任者', '文号', '日期', '保管期限', '密级', '页数']
const rows = Array.from({ length: 30 }, (_, index) => [
  index + 1,
  `J019-WS·2022·D30-${String(index + 1).padStart(4, '0')}`,
  index === 4 ? '' : `关于第${index + 1}期宿舍改造的通知`,
  '后勤部',
  `江后发〔2022〕${index + 1}号`,
  index === 6 ? '2022-13-40' : '20220315',
  '30年',
  index === 8 ? '核心商密·机密' : '',
  index + 3,
])

/** A room with enough in it that every screen has something to show, and a ledger beside it. */
export async function richArchive(folder: string): Promise<Room> {
  await readyArchive(folder, items, async (api) => {
    for (const description of parties) await api.parties.register({ description })
  })
  const ledger = join(folder, '2022年归档文件目录.xlsx')
  writeFileSync(ledger, workbook([{ name: '2022年', rows: [['江汉公司归档文件目录'], HEADER, ...rows] }]))
  return { ledger, titles: ['安全生产责任制的批复', '温湿度'] }
}

/** Every word in that room that is somebody's own, and so in nobody's language. */
export const ownWords: readonly string[] = [
  ...items.flatMap((item) => Object.values(item).map(String)),
  ...parties.flatMap((party) => Object.values(party).map(String)),
  ...rows.flat().map(String),
  ...HEADER,
  '江汉公司归档文件目录 2022年归档文件目录.xlsx xlsx',
  '综合档案室 江汉公司档案室 江汉公司 张伟 zhangwei 文书 甲窗口 乙窗口 安全生产责任制的批复(甲) 安全生产责任制的批复(乙) 没有这样的题名',
  '还没有写完的一件 内部 秘密 机密 绝密 普通商密',
]
