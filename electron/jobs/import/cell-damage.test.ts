import { describe, expect, test } from 'vitest'
import { type Cell, textCell } from './cells.ts'
import { batchClassifier } from './classify-row.ts'

const PLAN = {
  target: 'items',
  sheet: '',
  headerRow: 1,
  mapping: {
    0: 'archivalCode',
    1: 'title',
    2: 'author',
    3: 'documentDate',
    4: 'retention',
    5: 'secrecy',
    6: 'filingYear',
  },
} as const
const HEADINGS = ['档案号', '题名', '责任者', '日期', '保管期限', '密级', '年度', '盒号']
type Value = string | Cell | null

const cellOf = (value: Value): Cell | null => (typeof value === 'string' ? textCell(value) : value)
const row = (code: Value, at: number, changed: Readonly<Record<number, Value>> = {}) => ({
  number: at + 2,
  cells: [code, '某通知', '办公室', '20190516', '永久', null, '2019', `1-${at + 1}`].map((value, column) =>
    cellOf(changed[column] === undefined ? value : changed[column]),
  ),
})

/** Judges a column of codes, and says of each row what was found in it. */
function judged(
  codes: readonly Value[],
  changed: Readonly<Record<number, Readonly<Record<number, Value>>>> = {},
) {
  const rows = codes.map((code, at) => row(code, at, changed[at]))
  return batchClassifier(
    PLAN,
    HEADINGS,
    'ordinary',
    rows,
  )(rows).map((one) =>
    one.kind === 'heldBack'
      ? [one.kind]
      : [
          one.kind,
          ...one.damage.map(({ kind, outcome, letter, likely }) => `${letter} ${kind} ${outcome} ${likely}`),
        ],
  )
}
const sequence = (spell: (n: number) => Value, count = 12) =>
  Array.from({ length: count }, (_, at) => spell(at + 1))
const pad = (n: number, width: number) => String(n).padStart(width, '0')
const number = (text: string, more: Partial<Cell> = {}): Cell => ({
  kind: 'number',
  text,
  moment: null,
  ...more,
})
const day = (moment: string, text = moment): Cell => ({ kind: 'date', text, moment })

describe('IDX-15: what stood in a damaged cell is proposed where the rows around tell', () => {
  test.each<[string, (n: number) => string, Value, string]>([
    [
      'an error value',
      (n) => `Z109-WS·2019·Y-${pad(n, 4)}`,
      '#N/A',
      'A errorCell refused Z109-WS·2019·Y-0006',
    ],
    ['lost zeros', (n) => `05010${pad(n, 2)}`, number('501006'), 'A lostZeros refused 0501006'],
    ['lost zeros in a text table', (n) => `05010${pad(n, 2)}`, '501006', 'A lostZeros refused 0501006'],
    ['a power of ten', (n) => `1234201900${pad(n, 2)}`, '1.23E+11', 'A scientific refused 123420190006'],
    [
      'a number shown as a power of ten',
      (n) => `1234201900${pad(n, 2)}`,
      number('123420190006', { shown: '1.23E+11' }),
      'A scientific refused 123420190006',
    ],
    [
      'the end of a long number',
      (n) => `31012019000100${pad(n, 4)}`,
      number('310120190001000000'),
      'A precision refused 310120190001000006',
    ],
    [
      'all digits that the file still has',
      (n) => `A-${n}`,
      number('123456789012345680', { exact: '123456789012345678' }),
      'A precision refused 123456789012345678',
    ],
    ['a day', (n) => `3-${n}`, day('2026-03-06', '3月6日'), 'A codeDate refused 3-6'],
    ['a day in a text table', (n) => `3-${n}`, '3月6日', 'A codeDate refused 3-6'],
    [
      'a day of year, volume and item',
      (n) => `2011-01-${pad(n, 2)}`,
      day('2011-01-06'),
      'A codeDate refused 2011-01-06',
    ],
    ['a formula without a result', (n) => `A-${pad(n, 3)}`, '=A5&"-"&B5', 'A strayFormula refused A-006'],
  ])('%s', (_, spell, damaged, expected) => {
    const codes = sequence(spell).with(5, damaged)
    expect(judged(codes)[5]).toEqual(['refused', expected])
    expect(judged(codes).flatMap(([, ...damage]) => damage)).toHaveLength(1)
  })
  test('where the rows around do not count on, nobody guesses', () => {
    const codes = ['A-001', 'A-017', 'A-003', '#N/A', 'A-999', 'A-030']
    expect(judged(codes)[3]).toEqual(['refused', 'A errorCell refused null'])
  })
  test('a row that is secret tells nothing to its neighbours', () => {
    const codes = sequence((n) => `A-${pad(n, 3)}`).with(5, '#N/A')
    const secret = Object.fromEntries([3, 4, 6, 7].map((at) => [at, { 5: '机密' }]))
    expect(
      judged(codes, {
        ...secret,
        2: { 5: '机密' },
        8: { 5: '机密' },
        1: { 5: '绝密' },
        9: { 5: '机密' },
        10: { 5: '机密' },
        11: { 5: '机密' },
      })[5],
    ).toEqual(['refused', 'A errorCell refused null'])
  })
})

describe('what is right however odd it looks raises no alarm', () => {
  test.each<[string, (n: number) => Value]>([
    [
      'codes like days, among some that are none',
      (n) => `2011-${pad(Math.ceil(n / 9), 2)}-${pad((n * 7) % 45 || 1, 2)}`,
    ],
    ['numbers of one width', (n) => number(`2019${pad(n, 4)}`)],
    ['numbers of every width, as they were meant', (n) => number(String(n * 9))],
    ['letters that look like powers', (n) => `2E${pad(n, 2)}`],
    ['sixteen digits', (n) => `31012019000100${pad(n, 2)}`],
    ['codes without zeros', (n) => `1-2-3-${n}`],
  ])('%s', (_, spell) => {
    expect(judged(sequence(spell, 30)).flatMap(([, ...damage]) => damage)).toEqual([])
  })
})

test('CONF-5: a garbled 机密 is one, and its row tells nothing', () => {
  expect(
    judged(
      sequence((n) => `A-${pad(n, 3)}`),
      { 4: { 5: '鏈哄瘑' } },
    )[4],
  ).toEqual(['heldBack'])
})
test('CONF-5: what a spreadsheet did to a grade is told without what stood there', () => {
  const told = judged(
    sequence((n) => `A-${pad(n, 3)}`),
    { 4: { 5: '#REF!' }, 6: { 5: '锟斤拷' } },
  )
  expect(told[4]).toEqual(['refused', 'F errorCell refused null'])
  expect(told[6]).toEqual(['refused', 'F doubleEncoding refused null'])
})
test('a day that is off by the days between two date systems is refused, unless papers were filed late anyway', () => {
  const codes = sequence((n) => `A-${pad(n, 3)}`)
  expect(judged(codes, { 4: { 3: day('2015-05-15') } })[4]).toEqual([
    'refused',
    'D date1904 refused 2019-05-16',
  ])
  const late = Object.fromEntries([1, 2, 5, 7].map((at) => [at, { 3: `201${at}0301` }]))
  expect(judged(codes, { ...late, 4: { 3: day('2015-05-15') } })[4]).toEqual(['item'])
})
test('in a column that fills no field damage is said, and the row is taken', () => {
  expect(
    judged(
      sequence((n) => `A-${pad(n, 3)}`),
      { 4: { 7: day('2026-01-05', '1月5日') } },
    )[4],
  ).toEqual(['item', 'H codeDate said 1-5'])
})
