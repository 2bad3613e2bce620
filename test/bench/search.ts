import { diceOf } from '../../scripts/seed/dice.ts'
import { itemAt } from '../../scripts/seed/item.ts'
import { RARE } from '../../scripts/seed/words.ts'
import { type Ground, SEED } from './ground.ts'
import { type BenchRow, contest } from './measure.ts'

const TYPED = 60
const AS_YOU_TYPE_MS = 20
const ANY_LIST_MS = 50

/** What clerks type of titles: readings in full, by initials, mixed with characters, and unfinished. */
const PINYIN = {
  full: ['tongzhi', 'guanyu', 'huiyi', 'anquanshengchan', 'jianghan', 'guolufang', 'hetong', 'baogao'],
  initials: ['tz', 'gy', 'aqsc', 'jhjx', 'glfgz', 'htsp', 'yf', 'nd'],
  mixed: ['关yu', '锅lu房', 'anquan生chan', '江hjx', 'tongz', 'guany', 'baog', '工zuo'],
}

const COMMON = {
  one: ['关', '工', '公', '汉', '0', '报', '第'],
  two: ['关于', '工作', '有限', '江汉', '20', '通知', '安全'],
  more: ['有限公司', '关于印发', '安全生产', '江汉机械集团', '工程施工图', '锅炉房改造'],
}
/** What is scanned or typed of a code: its pairs of digits and letters stand in every other code too. */
const CODES = ['2014', 'J019-WS', 'J020-KJ·SB', 'D30-0003', 'J019-WS·XZ·2014', 'J021-ZY·HT·2003·Y-0012']
const NARROWED = [...COMMON.two, ...COMMON.more]
/** Each pair of these characters is everywhere, the whole nowhere or nearly so: the longest way to an answer. */
const SCATTERED = ['于的', '通知江汉', '公司关于', '工作公司', '报告通知', '年第年']

/** What a clerk types: pieces of titles that are there, words that are everywhere, words that hardly are. */
export async function searchRows(ground: Ground): Promise<BenchRow[]> {
  const { items, encrypted, plain } = ground
  const titles = sampleTitles(ground)
  const pieces = (length: number) =>
    titles.map((title, at) => {
      const chars = Array.from(title)
      const from = diceOf(3, at).upTo(Math.max(1, chars.length - length + 1))
      return chars.slice(from, from + length).join('')
    })
  const repeated = (words: readonly string[]) =>
    Array.from({ length: TYPED }, (_, at) => words[at % words.length] ?? '')
  const questions: readonly (readonly [string, readonly string[], number])[] = [
    ['one character, everywhere', repeated(COMMON.one), ANY_LIST_MS],
    ['one character, rare', repeated(RARE), ANY_LIST_MS],
    ['one character of a title', pieces(1), ANY_LIST_MS],
    ['two characters, everywhere', repeated(COMMON.two), AS_YOU_TYPE_MS],
    ['two characters of a title', pieces(2), AS_YOU_TYPE_MS],
    ['three characters of a title', pieces(3), AS_YOU_TYPE_MS],
    ['four characters of a title', pieces(4), AS_YOU_TYPE_MS],
    ['six characters of a title', pieces(6), AS_YOU_TYPE_MS],
    ['three and more characters, everywhere', repeated(COMMON.more), AS_YOU_TYPE_MS],
    ['pieces of codes', repeated(CODES), AS_YOU_TYPE_MS],
    ['pinyin in full', repeated(PINYIN.full), AS_YOU_TYPE_MS],
    ['pinyin by initials', repeated(PINYIN.initials), AS_YOU_TYPE_MS],
    ['pinyin mixed or unfinished', repeated(PINYIN.mixed), AS_YOU_TYPE_MS],
    ['common pairs that are hardly together', repeated(SCATTERED), AS_YOU_TYPE_MS],
  ]
  const rows: BenchRow[] = []
  for (const [what, inputs, budget] of questions)
    rows.push(
      await contest({
        name: `search: ${what}`,
        items,
        inputs,
        budget,
        ours: (text) => encrypted.api.items.list({ text }),
        theirs: (text) => plain.api.items.list({ text }),
      }),
    )
  return [...rows, ...(await narrowedRows(ground)), ...(await countedRows(ground))]
}

/** A list together with the counts beside it, as the screen asks them: with nothing chosen, and with a choice in three groups. */
async function countedRows({ items, encrypted, plain }: Ground): Promise<BenchRow[]> {
  const chosen = { grades: ['public'], states: ['onShelf'], place: 'unshelved' } as const
  const typed = [...COMMON.two, ...PINYIN.full, ...COMMON.more]
  const texts = Array.from({ length: TYPED }, (_, at) => typed[at % typed.length] ?? '')
  const rows: BenchRow[] = []
  for (const [what, filterAt] of [
    ['words, with counts', () => ({})],
    [
      'words and three choices, with counts',
      (at: number) => ({
        ...chosen,
        grades: [...chosen.grades],
        states: [...chosen.states],
        years: [1990 + (at % 36)],
      }),
    ],
  ] as const)
    rows.push(
      await contest({
        name: `search: ${what}`,
        items,
        inputs: texts.map((text, at) => ({ text, ...filterAt(at) })),
        budget: AS_YOU_TYPE_MS,
        ours: async (question) => [
          await encrypted.api.items.list(question),
          await encrypted.api.items.facets(question),
        ],
        theirs: async (question) => [
          await plain.api.items.list(question),
          await plain.api.items.facets(question),
        ],
      }),
    )
  return rows
}

/** A search inside a chosen category, fonds or year, the words everywhere and the place small, and the other way round. */
async function narrowedRows({ items, encrypted, plain }: Ground): Promise<BenchRow[]> {
  const { fonds, categories } = await encrypted.api.arrangement.tree({})
  const texts = Array.from({ length: TYPED }, (_, at) => NARROWED[at % NARROWED.length] ?? '')
  const rows: BenchRow[] = []
  const filters = [
    ['in a category', (at: number) => ({ categoryId: categories[at % categories.length]?.id ?? null })],
    ['in a fonds', (at: number) => ({ fondsId: fonds[at % fonds.length]?.id ?? null })],
    ['in a year', (at: number) => ({ years: [1990 + (at % 36)] })],
    [
      'in a category and a year',
      (at: number) => ({
        categoryId: categories[at % categories.length]?.id ?? null,
        years: [1990 + (at % 36)],
      }),
    ],
  ] as const
  for (const [where, filterAt] of filters)
    rows.push(
      await contest({
        name: `search ${where}: words that are everywhere`,
        items,
        inputs: texts.map((text, at) => ({ text, ...filterAt(at) })),
        budget: AS_YOU_TYPE_MS,
        ours: (question) => encrypted.api.items.list(question),
        theirs: (question) => plain.api.items.list(question),
      }),
    )
  return rows
}

/** Titles from all over the archive, the same in every run. */
const sampleTitles = ({ items, shelves }: Ground): readonly string[] =>
  Array.from({ length: TYPED }, (_, at) => itemAt(shelves, SEED, diceOf(2, at).upTo(items)).description.title)
