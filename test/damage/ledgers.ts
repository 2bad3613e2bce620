import { type Dice, diceOf } from '../../scripts/seed/dice.ts'
import { number, type Sheet, type Value } from './sheet.ts'

/** How the codes of a ledger are spelled (domain 2.3, and what was met before the standards). */
export const CODE_STYLES = {
  dat13: (year: number, n: number) => `Z109-WS·${year}·Y·BGS-${pad(n, 4)}`,
  dat22: (year: number, n: number) => `Z109-WS·${year}-D30-BGS-${pad(n, 4)}`,
  chinese: (year: number, n: number) => `Z109-WS·${year}·Y·办公室-${pad(n, 4)}`,
  volume: (year: number, n: number) => `J019-KU·01·${year}-001-${pad(n, 3)}`,
  catalogue: (_: number, n: number) => `C038-001-${pad(Math.floor(n / 20) + 1, 3)}-${pad((n % 20) + 1, 3)}`,
  retentionFirst: (year: number, n: number) => `0501-${year}-001-0000-${pad(n, 4)}`,
  dotted: (year: number, n: number) => `${year}-XZ11-${Math.floor(n / 20) + 1}.${pad((n % 20) + 1, 4)}`,
  unpadded: (_: number, n: number) => `1-2-${Math.floor(n / 30) + 1}-${(n % 30) + 1}`,
  yearVolumeItem: (year: number, n: number) =>
    `${year}-${pad(Math.floor(n / 45) + 1, 2)}-${pad((n % 45) + 1, 2)}`,
  monthDay: (_: number, n: number) => `${Math.floor(n / 40) + 1}-${(n % 40) + 1}`,
  digits7: (_: number, n: number) => `05010${pad(n, 3)}`,
  digits8: (year: number, n: number) => `${year}${pad(n, 4)}`,
  digits12: (year: number, n: number) => `1234${year}${pad(n, 4)}`,
  digits18: (year: number, n: number) => `3101${year}00010${pad(n + 37, 5)}`,
  letters: (_: number, n: number) => `2E${pad(n, 2)}`,
} as const
export type CodeStyle = keyof typeof CODE_STYLES

const pad = (value: number, width: number) => String(value).padStart(width, '0')

const HEADINGS = {
  code: ['档号', '档案号', '档 号', '文书档号', '档案编号'],
  title: ['题名', '文件题名', '标题', '题　名'],
  author: ['责任者', '发文单位', '形成单位'],
  docNumber: ['文号', '发文字号', '文件编号'],
  date: ['日期', '成文日期', '形成时间', '文件日期'],
  year: ['年度', '归档年度'],
  retention: ['保管期限', '保存期限'],
  grade: ['密级', '保密等级'],
  pages: ['页数', '页数（页）', '总页数'],
  remarks: ['备注', '附注'],
  line: ['序号', '顺序号'],
  piece: ['件号', '盒内顺序号'],
  box: ['盒号', '柜号', '架位'],
} as const
export type Part = keyof typeof HEADINGS

const AUTHORS = ['办公室', '采购部', '武汉市档案局', '国家档案局 财政部', '人事处', '王建', '王伟 李娜']
const SUBJECTS = [
  '安全生产',
  '年度预算',
  '锅炉检修',
  '𠮷野食堂',
  '职工体检（第２批）',
  '3号楼竣工',
  'ISO 9001 认证',
  '“十三五”规划',
  'A+B=C 试点',
  '100% 覆盖',
  '锟山铁矿',
]
const FORMS = ['通知', '请示', '批复', '会议纪要', '工作总结（2011-2015）', '报告\n（附件三份）', '函']
const REMARKS = [
  '',
  '',
  '',
  '',
  '缺附件二',
  '2011-05-16 补',
  '原件在 3-1 柜',
  '-',
  '/',
  '共3份',
  '电话 021-64071111',
  '=同上=',
  '复印件',
  '见 2E10 图',
]
const DATES = [
  (y: number, m: number, d: number) => `${y}${pad(m, 2)}${pad(d, 2)}`,
  (y: number, m: number, d: number) => `${y}.${m}.${d}`,
  (y: number, m: number, d: number) => `${y}-${pad(m, 2)}-${pad(d, 2)}`,
  (y: number, m: number, d: number) => `${y}年${m}月${d}日`,
  (y: number, m: number, d: number) => `${y}/${m}/${d}`,
]

/** The number behind a day where days count from 1900 or 1904. */
export const serialOf = (y: number, m: number, d: number, date1904 = false): number =>
  (Date.UTC(y, m - 1, d) - Date.UTC(1899, 11, 30)) / 86_400_000 - (date1904 ? 1462 : 0)

function pagesOf(dice: Dice, asNumber: boolean): Value {
  const pages = dice.of([3, 12, 100, 1000, 7])
  return asNumber ? number(pages) : String(pages)
}

const codesOf =
  (style: CodeStyle, asNumbers: boolean) =>
  (year: number, n: number): Value =>
    asNumbers ? number(Number(CODE_STYLES[style](year, n))) : CODE_STYLES[style](year, n)

const dayCell = (y: number, m: number, d: number, date1904: boolean): Value =>
  number(serialOf(y, m, d, date1904), `${y}/${m}/${d}`, 'yyyy-mm-dd')

const lineOf = (line: number, computed: boolean): Value =>
  computed ? { formula: 'ROW()-1', saved: line } : number(line)

/** A title, a blank row, the headings; the first two not always. */
function topOf(dice: Dice, parts: readonly Part[]): readonly (readonly Value[])[] {
  const headings: Value[] = parts.map((part) => dice.of(HEADINGS[part]))
  const top: Value[][] = []
  if (dice.percent(50)) top.push(['归档文件目录（2008—2024）', ...parts.slice(1).map(() => null)])
  if (dice.percent(15)) top.push(parts.map(() => null))
  return [...top, headings]
}

/** What a ledger is like, beside its rows. */
export interface Drawn {
  readonly sheet: Sheet
  readonly parts: readonly Part[]
  /** The row of the first record, counted from 1. */
  readonly first: number
  readonly style: CodeStyle
  readonly dice: Dice
  /** The days of the records, as year, month, day. */
  readonly days: readonly (readonly [number, number, number])[]
}

function partsOf(dice: Dice): Part[] {
  const parts: Part[] = ['code', 'title', 'author', 'date', 'retention']
  const more: Part[] = ['docNumber', 'year', 'grade', 'pages', 'remarks', 'piece', 'box']
  for (const part of more) if (dice.percent(65)) parts.splice(dice.upTo(parts.length + 1), 0, part)
  if (dice.percent(50)) parts.unshift('line')
  return parts
}

/** Something that is there so often in a hundred. */
const now = (dice: ReturnType<typeof diceOf>, percent: number, value: () => Value): Value =>
  dice.percent(percent) ? value() : null

/** A whole and clean ledger, drawn from dice: everything in it is right, however odd it looks. */
export function drawLedger(
  seed: number,
  index: number,
  wanted: Partial<Pick<Sheet, 'format' | 'date1904'>> & { style?: CodeStyle; need?: readonly Part[] } = {},
): Drawn {
  const dice = diceOf(seed, index)
  const format = wanted.format ?? dice.of(['xlsx', 'xlsx', 'biff8', 'ods', 'csv', 'csv'] as const)
  const date1904 = wanted.date1904 ?? false
  const style = wanted.style ?? dice.of(Object.keys(CODE_STYLES) as CodeStyle[])
  const parts = partsOf(dice)
  for (const part of wanted.need ?? []) if (!parts.includes(part)) parts.push(part)
  const top = topOf(dice, parts)
  const realDates = format !== 'csv' && (date1904 || dice.percent(40))
  const spell = dice.of(DATES)
  const count = dice.between(25, 60)
  const base = dice.between(2005, 2020)
  const begin = dice.between(1, 30)
  const days: [number, number, number][] = []
  // Where every code is a bare number of one width, a workbook may well keep them as numbers.
  const asNumbers = style === 'digits8' && format !== 'csv'
  const codeOf = codesOf(style, asNumbers)
  const rows = Array.from({ length: count }, (_, at): Value[] => {
    const year = style === 'dat13' ? base + Math.floor(at / 25) : base
    const [m, d] = [dice.between(1, 12), dice.between(1, 28)]
    const dayYear = dice.percent(8) ? year - 1 : year
    days.push([dayYear, m, d])
    const values: Record<Part, Value> = {
      code: codeOf(year, begin + at),
      title: `关于${year}年${dice.of(SUBJECTS)}的${dice.of(FORMS)}`,
      author: dice.of(AUTHORS),
      docNumber: now(dice, 80, () => `武办〔${year}〕${dice.between(1, 380)}号`),
      date: realDates ? dayCell(dayYear, m, d, date1904) : spell(dayYear, m, d),
      year: format === 'csv' || index % 2 ? String(year) : number(year),
      retention: dice.of(['永久', '30年', '10年', 'D30']),
      grade: now(dice, 20, () => '内部'),
      pages: pagesOf(dice, format !== 'csv' && index % 3 === 0),
      remarks: dice.of(REMARKS) || null,
      line: format === 'csv' ? String(at + 1) : lineOf(at + 1, index % 5 === 0),
      piece: pad(begin + at, 4),
      box: `${Math.floor(at / 10) + 1}-${(at % 10) + 1}`,
    }
    return parts.map((part) => values[part])
  })
  return {
    parts,
    first: top.length + 1,
    style,
    dice,
    days,
    sheet: {
      name: `${index}`,
      format,
      encoding: dice.of(['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le'] as const),
      delimiter: dice.of([',', ',', '\t', ';'] as const),
      lineEnd: dice.of(['\r\n', '\r\n', '\n'] as const),
      date1904,
      returns: [],
      tail: 0,
      rows: [...top, ...rows],
      plants: [],
    },
  }
}
