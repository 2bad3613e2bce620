import type { ItemDescription } from '../../shared/domain/item-rules.ts'
import { below, type Chance } from './chance.ts'

const CHARACTERS = Array.from(
  '关于印发二零年度人事档案财务会计工程建设项目审批意见通知决定报告请示批复会议纪要合同协议房产土地科研设备采购干部任免职务聘任考核奖惩调查统计名册移交清单鉴定销毁保管期限永久长期短期𠮷',
)
const RETENTIONS = ['Y', 'D30', 'D10']

/** A made-up title: no two trials write the same. */
export const titleFrom = (chance: Chance): string =>
  Array.from({ length: 8 + below(chance, 20) }, () => CHARACTERS[below(chance, CHARACTERS.length)]).join('')

/** A description that every rule likes. Its code is given once only: seed and number tell it from all others. */
export function describing(chance: Chance, seed: number, number: number): ItemDescription {
  const year = 1950 + below(chance, 75)
  const retention = RETENTIONS[below(chance, RETENTIONS.length)] ?? 'Y'
  return {
    archivalCode: `J019-WS·${year}·${retention}·${seed}-${String(number).padStart(5, '0')}`,
    title: titleFrom(chance),
    author: ['办公室', '财务处', '人事处', '工程部'][below(chance, 4)] ?? '办公室',
    documentNumber: chance() < 0.7 ? `沪办发〔${year}〕${1 + below(chance, 300)}号` : null,
    documentDate: `${year}${String(1 + below(chance, 12)).padStart(2, '0')}${String(1 + below(chance, 28)).padStart(2, '0')}`,
    filingYear: year,
    retention,
    secrecyGrade: 'internal',
    secrecyRegime: 'none',
    secrecyMark: null,
    accessStatus: 'unreviewed',
    pageCount: 1 + below(chance, 90),
    carrier: 'paper',
    remarks: chance() < 0.5 ? titleFrom(chance) : '',
    elements: {},
  }
}
