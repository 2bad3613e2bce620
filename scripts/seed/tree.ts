import type { CategoryId } from '../../shared/ids.ts'
import type { Headless } from './headless.ts'

const FONDS = [
  ['J019', '江汉机械集团有限公司'],
  ['J020', '江汉机械集团铸造分公司'],
  ['J021', '江汉机械集团物流公司'],
  ['J022', '武汉第二机床厂（已撤并）'],
] as const

/** First the class, then what it is divided into; records stand in the divisions. */
const CLASSES = [
  [
    'WS',
    '文书',
    [
      ['DQ', '党群'],
      ['XZ', '行政'],
      ['JY', '经营'],
      ['RS', '人事'],
    ],
  ],
  [
    'KJ',
    '科技',
    [
      ['JJ', '基建'],
      ['SB', '设备'],
      ['CP', '产品'],
    ],
  ],
  [
    'KU',
    '会计',
    [
      ['PZ', '凭证'],
      ['BB', '报表'],
    ],
  ],
  [
    'ZY',
    '专业',
    [
      ['HT', '合同'],
      ['KH', '客户'],
    ],
  ],
] as const

/** Where a record can stand, and what its code says of that. */
export interface Shelf {
  readonly categoryId: CategoryId
  readonly fonds: string
  readonly path: string
  readonly code: string
}

/** Grows the tree of arrangement as far as it has not grown yet, and names the places of records in a fixed order. */
export async function growTree({ api }: Headless): Promise<readonly Shelf[]> {
  const tree = await api.arrangement.tree({})
  const shelves: Shelf[] = []
  for (const [number, name] of FONDS) {
    const fonds =
      tree.fonds.find((one) => one.number === number) ?? (await api.arrangement.addFonds({ number, name }))
    const category = async (code: string, label: string, parentId: CategoryId | null) =>
      tree.categories.find(
        (one) => one.fondsId === fonds.id && one.parentId === parentId && one.code === code,
      ) ?? (await api.arrangement.addCategory({ fondsId: fonds.id, parentId, code, name: label }))
    for (const [classCode, className, divisions] of CLASSES) {
      const above = await category(classCode, className, null)
      for (const [code, label] of divisions) {
        const { id } = await category(code, label, above.id)
        shelves.push({ categoryId: id, fonds: number, path: `${classCode}·${code}`, code })
      }
    }
  }
  return shelves
}
