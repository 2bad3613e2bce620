import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ledgerFile, workbook } from '../../../test/support/ledgers.ts'
import { type Cell, textCell } from './cells.ts'
import { type ClassifiedRow, classifyLedger, rowClassifier } from './classify-row.ts'
import { profileLedger, suggestPlan } from './profile-ledger.ts'
import { openLedger } from './read-ledger.ts'

const HEADINGS = ['档号', '题名', '责任者', '日期', '密级', '页数', '保管期限', '备注', '柜号']
const FIELDS = [
  'archivalCode',
  'title',
  'author',
  'documentDate',
  'secrecy',
  'pageCount',
  'retention',
  'remarks',
]
const byColumn = (fields: readonly string[]) => Object.fromEntries(fields.entries())
const plan = { target: 'items', sheet: '', headerRow: 1, mapping: byColumn(FIELDS) } as const
const judge = (workstation: 'ordinary' | 'accredited' = 'ordinary', changed: object = {}) =>
  rowClassifier({ ...plan, ...changed }, HEADINGS, workstation)

type Value = string | Cell
const WHOLE: readonly Value[] = [
  'J019-WS·2019·D10·010-0001',
  '关于𠮷野的通知',
  '采购部',
  '20190516',
  '',
  '17',
  '10年',
  '',
]
const cellsOf = (values: readonly Value[]) =>
  values.map((value) => (typeof value === 'string' ? textCell(value) : value))
const change = (changes: Readonly<Record<number, Value>>) =>
  Array.from({ length: 9 }, (_, at) => changes[at] ?? WHOLE[at] ?? '')
const judged = (changes: Readonly<Record<number, Value>>, classify = judge()): ClassifiedRow =>
  classify({ number: 7, cells: cellsOf(change(changes)) })
const cell = (kind: Cell['kind'], text: string, moment: string | null = null): Cell => ({
  kind,
  text,
  moment,
})
const reasonsOf = (row: ClassifiedRow) =>
  row.kind === 'refused'
    ? row.problems.map(({ column, field, rule, reason }) => `${column} ${field} ${rule} ${reason}`)
    : row.kind

test('IDX-2: a whole row becomes an item', () => {
  expect(judged({})).toMatchObject({
    kind: 'item',
    row: 7,
    rawCode: null,
    description: {
      archivalCode: 'J019-WS·2019·D10·010-0001',
      title: '关于𠮷野的通知',
      secrecyGrade: 'public',
    },
  })
})
test("a code in the ledger's own spelling is kept beside the archive's", () => {
  expect(judged({ 0: 'ｊ０１９－WS・2019・D10・010－0001' })).toMatchObject({
    rawCode: 'ｊ０１９－WS・2019・D10・010－0001',
    description: { archivalCode: 'J019-WS·2019·D10·010-0001' },
  })
})
test('every fault of a row is told with its column, value, rule and reason', () => {
  expect(judged({ 1: '', 3: '2019-02-30', 6: '很久' })).toMatchObject({
    kind: 'refused',
    row: 7,
    warnings: [],
    problems: [
      { column: 1, field: 'title', value: '', rule: 'IDX-2', reason: 'missing' },
      { column: 3, field: 'documentDate', value: '2019-02-30', rule: 'IDX-2', reason: 'impossibleDate' },
      { column: 6, field: 'retention', value: '很久', rule: 'IDX-2', reason: 'unknownRetention' },
    ],
  })
})

describe('what a spreadsheet has spoilt is refused, not guessed', () => {
  test.each<[number, Cell, string]>([
    [0, cell('number', '123000000000'), '0 archivalCode IDX-10 codeScientific'],
    [0, cell('number', '1234567890123456800'), '0 archivalCode IDX-10 precisionLost'],
    [0, cell('number', '501'), '0 archivalCode IDX-10 codeNumber'],
    [0, cell('date', '2011/1/23', '2011-01-23'), '0 archivalCode IDX-10 codeDate'],
    [0, cell('error', '#N/A'), '0 archivalCode IDX-10 codeError'],
    [0, cell('text', '1.23E+11'), '0 archivalCode IDX-10 codeScientific'],
    [1, cell('error', '#REF!'), '1 title IDX-2 cellError'],
    [3, cell('date', '1900-02-29', null), '3 documentDate IDX-2 impossibleDate'],
    [3, cell('number', '2011.1'), '3 documentDate IDX-2 precisionLost'],
    [1, cell('text', '坏\ud842字'), '1 title IDX-2 brokenCharacter'],
    [1, cell('text', '坏\ufffd字'), '1 title IDX-2 garbled'],
    [1, cell('text', '零\u0000字'), '1 title IDX-2 controlCharacter'],
  ])('column %d with %j: %s', (column, spoilt, reason) =>
    expect(reasonsOf(judged({ [column]: spoilt }))).toEqual([reason]),
  )
})

describe('dates are read by what the cell is', () => {
  test.each<[Cell, string]>([
    [cell('date', '2011年1月', '2011-01-23'), '20110123'],
    [cell('date', 'x', '2011-01-23 09:30'), '20110123'],
    [cell('number', '20190516'), '20190516'],
    [cell('number', '201900'), '20190000'],
    [cell('number', '2019'), '20190000'],
    [cell('number', '40566', '2011-01-23'), '20110123'],
    [cell('number', '2011.11'), '20111100'],
    [cell('text', '2011.1.23'), '20110123'],
  ])('%j is %s', (date, expected) =>
    expect(judged({ 3: date })).toMatchObject({ description: { documentDate: expected } }),
  )
  test('a serial number in a cell of text is no date', () => {
    expect(reasonsOf(judged({ 3: '40566' }))).toEqual(['3 documentDate IDX-2 notADate'])
  })
})

describe('rows for vaults that do not exist yet', () => {
  test.each([
    ['机密', 'secret'],
    ['核心商密', 'secret'],
    ['绝密', 'topSecret'],
  ])('%s is held back, and nothing but its number and grade is left', (mark, grade) => {
    expect(judged({ 4: mark })).toEqual({ kind: 'heldBack', row: 7, grade })
  })
  test('a faulty row is held back all the same, before anybody reads on', () => {
    expect(judged({ 4: '机密', 0: '', 1: '', 3: 'x' })).toEqual({ kind: 'heldBack', row: 7, grade: 'secret' })
  })
  test('a mark in any other column holds the row back, mapped or not', () => {
    for (const column of [1, 7, 8])
      expect(judged({ [column]: '绝密' })).toEqual({ kind: 'heldBack', row: 7, grade: 'topSecret' })
  })
  test('a title that speaks of secrets is a title', () => {
    expect(judged({ 1: '关于机密文件管理的通知' }).kind).toBe('item')
  })
  test('秘密 goes into the open vault under its mark', () => {
    expect(judged({ 4: '秘密' })).toMatchObject({
      kind: 'item',
      description: { secrecyGrade: 'confidential', secrecyMark: '秘密' },
    })
  })
  test('a catalogue that calls itself secret is secret where a row says nothing', () => {
    const classify = judge('ordinary', { defaults: { secrecy: '机密' } })
    expect(judged({}, classify)).toEqual({ kind: 'heldBack', row: 7, grade: 'secret' })
    expect(judged({ 4: '秘密' }, classify).kind).toBe('item')
  })
  test('CONF-5: a grade that nobody knows refuses the row without showing anything of it', () => {
    expect(judged({ 4: '甲级', 1: '' })).toMatchObject({
      kind: 'refused',
      row: 7,
      warnings: [],
      problems: [{ column: 4, field: 'secrecy', value: '', rule: 'CONF-5', reason: 'unknownGrade' }],
    })
    expect(reasonsOf(judged({ 4: cell('error', '#N/A') }))).toEqual(['4 secrecy CONF-5 unknownGrade'])
  })
  test('whatever else the row holds, none of it leaves with the verdict', () => {
    const needle = '绝不外传的题名'
    const mark = fc.constantFrom<string>(
      '机密',
      '绝密',
      '机 密',
      '核心商密',
      'TOP SECRET',
      '秘密★10年',
      '机密★',
      '甲级',
    )
    fc.assert(
      fc.property(
        mark,
        fc.array(fc.constantFrom<string>('', needle, `${needle}1`, '#N/A', '\ud842'), {
          minLength: 9,
          maxLength: 9,
        }),
        (grade, values) => {
          const row = judge()({ number: 3, cells: cellsOf(values.with(4, grade)) })
          return row.kind !== 'item' && !JSON.stringify(row).includes(needle)
        },
      ),
    )
  })
})

describe('LAW-16: state secrets', () => {
  test.each(['秘密★', '机密★10年', '绝密★长期', '国家秘密'])(
    '%s is refused by row number alone on an ordinary workstation',
    (mark) => {
      expect(judged({ 4: mark, 1: '' })).toMatchObject({
        kind: 'refused',
        row: 7,
        warnings: [],
        problems: [{ column: 4, field: 'secrecy', value: '', rule: 'LAW-16', reason: 'stateSecret' }],
      })
    },
  )
  test('a state mark in the remarks counts as well', () => {
    expect(reasonsOf(judged({ 7: '原件 机密★10年' }))).toEqual(['4 secrecy LAW-16 stateSecret'])
  })
  test('an accredited workstation judges them by their grade', () => {
    expect(judged({ 4: '秘密★10年' }, judge('accredited'))).toMatchObject({
      description: { secrecyRegime: 'state' },
    })
    expect(judged({ 4: '机密★10年' }, judge('accredited')).kind).toBe('heldBack')
  })
})

test('columns mapped to the remarks together are kept there under their headings', () => {
  const classify = judge('ordinary', { mapping: byColumn([...FIELDS, 'remarks']) })
  expect(judged({ 7: '缺附件二', 8: 'B-12' }, classify)).toMatchObject({
    description: { remarks: '备注：缺附件二\n柜号：B-12' },
  })
})
test('a blank stands for what the plan says it does', () => {
  expect(judged({ 2: '' }, judge('ordinary', { defaults: { author: '办公室' } }))).toMatchObject({
    description: { author: '办公室' },
  })
})

const PARTIES = ['name', 'usci', 'contact', 'mobile', 'industry', 'class', 'signedAt', 'enteredAt']
const party = rowClassifier(
  { target: 'parties', sheet: '', headerRow: 1, mapping: byColumn(PARTIES) },
  [],
  'ordinary',
)
const partyRow = (changes: Readonly<Record<number, Value>>) => {
  const whole = [
    '某公司',
    '91350100M000100Y43',
    '张伟',
    '15628888261',
    '软件业',
    '一般客户',
    '2026-01-11 09:30',
    '2026-01-14 17:00',
  ]
  return party({ number: 2, cells: cellsOf(whole.map((value, at) => changes[at] ?? value)) })
}
test('QUAL-4: a late party is filed and reported', () => {
  expect(partyRow({})).toMatchObject({ kind: 'party', warnings: ['enteredLate'] })
})
test('QUAL-2, QUAL-3: a faulty party is refused by column and rule, and its lateness still reported', () => {
  const row = partyRow({ 1: '91110000100000000A', 3: '1280000' })
  expect(reasonsOf(row)).toEqual(['1 usci QUAL-3 wrongCheckDigit', '3 mobile QUAL-2 wrongMobile'])
  expect(row).toMatchObject({ warnings: ['enteredLate'] })
})
test('QUAL-3: a code that lost its last digits to a spreadsheet is refused as such', () => {
  expect(reasonsOf(partyRow({ 1: cell('number', '913501001000100200') }))).toEqual([
    '1 usci QUAL-3 precisionLost',
  ])
})

test('a real workbook with title, two-row header, merges, page headers and secrets is judged row by row', async () => {
  const head = [
    ['某局归档文件目录'],
    ['档号', '文件', '', '', '密级', '保管期限'],
    ['', '题名', '责任者', '日期', '', ''],
  ]
  const record = (n: number, grade: string | null) => [
    `J019-WS·2019·D10·010-000${n}`,
    `题名${n}`,
    '采购部',
    20190516,
    grade,
    '10年',
  ]
  const rows = [
    ...head,
    record(1, null),
    record(2, '机密'),
    record(3, null),
    [],
    ...head,
    record(4, '秘密'),
    ['合计', '', '', '', '', '4件'],
  ]
  // 机密 is written once and reaches over two rows.
  const merges = ['A1:F1', 'B2:D2', 'A2:A3', 'E2:E3', 'F2:F3', 'E5:E6', 'A9:A10', 'E9:E10', 'F9:F10']
  const ledger = await openLedger(ledgerFile(workbook([{ rows, merges }])))
  const profile = await profileLedger(ledger, { target: 'items', sheet: null, headerRow: null })
  const verdicts: string[] = []
  for await (const batch of classifyLedger(ledger, suggestPlan('items', profile), 'ordinary'))
    verdicts.push(...batch.map(({ kind, row }) => `${row} ${kind}`))
  expect(verdicts).toEqual([
    '4 item',
    '5 heldBack',
    '6 heldBack',
    '8 passedOver',
    '9 passedOver',
    '10 passedOver',
    '11 item',
    '12 passedOver',
  ])
})
