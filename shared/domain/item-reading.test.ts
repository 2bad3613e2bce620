import { describe, expect, test } from 'vitest'
import { readItem } from './item-reading.ts'

const texts = {
  archivalCode: 'Ｊ０１９－ＷＳ・２０１９・Ｄ１０·０１０－０００１',
  title: '关于江汉展厅第二季度\n节假日值班的意见',
  author: '采购部',
  documentNumber: '沪办发〔2019〕238号',
  documentDate: '2019.5.16',
  retention: '10年',
  pageCount: '１７页',
}
const reasons = (change: object) => {
  const reading = readItem({ ...texts, ...change })
  return reading.ok ? reading.description : reading.problems.map(({ field, reason }) => `${field} ${reason}`)
}

test('IDX-2: a line of a ledger becomes one normalised description', () => {
  expect(readItem(texts)).toEqual({
    ok: true,
    warnings: [],
    description: {
      archivalCode: 'J019-WS·2019·D10·010-0001',
      title: '关于江汉展厅第二季度节假日值班的意见',
      author: '采购部',
      documentNumber: '沪办发〔2019〕238号',
      documentDate: '20190516',
      filingYear: 2019,
      retention: 'D10',
      secrecyGrade: 'public',
      secrecyRegime: 'none',
      secrecyMark: null,
      accessStatus: 'unreviewed',
      pageCount: 17,
      carrier: 'paper',
      remarks: '',
      elements: {},
    },
  })
})
test('a filing year of its own is kept beside the date (plans are filed in the year they are for)', () => {
  expect(reasons({ filingYear: '2020年度' })).toMatchObject({ filingYear: 2020, documentDate: '20190516' })
})
test('the year comes from the code before the date, and from the date where the code says none', () => {
  expect(reasons({ documentDate: '20181230' })).toMatchObject({ filingYear: 2019 })
  expect(reasons({ archivalCode: 'A002-RS-001-002' })).toMatchObject({ filingYear: 2019 })
})
test('a blank retention is taken from the code, and refused where the code has none', () => {
  expect(reasons({ retention: '' })).toMatchObject({ retention: 'D10' })
  expect(reasons({ retention: '', archivalCode: 'A002-RS-001-002' })).toEqual(['retention missing'])
})
test('all that is wrong with a line is said at once, and a missing year is not blamed twice', () => {
  expect(
    reasons({
      archivalCode: 'A-RS',
      title: '',
      documentDate: '2019-02-30',
      retention: '很久',
      pageCount: '约20',
      accessStatus: '?',
    }),
  ).toEqual([
    'title missing',
    'documentDate impossibleDate',
    'retention unknownRetention',
    'pageCount notAPageCount',
    'accessStatus unknownAccessStatus',
  ])
})
test('CONF-5: a grade that nobody knows is refused, never taken for none', () => {
  expect(reasons({ secrecy: '甲级' })).toEqual(['secrecy unknownGrade'])
})
test('QUAL-11: characters are kept as they stand, composed and complete', () => {
  expect(reasons({ title: 'e\u0301𠮷㛃野' })).toMatchObject({ title: '\u00e9𠮷㛃野' })
})

describe('readItem', () => {
  test.each([
    ['开放', 'open'],
    ['控制', 'controlled'],
    ['延期开放', 'deferred'],
    ['未审核', 'unreviewed'],
    ['', 'unreviewed'],
  ])('access status %s is %s', (accessStatus, expected) =>
    expect(reasons({ accessStatus })).toMatchObject({ accessStatus: expected }),
  )
  test.each([
    [{ archivalCode: '某旧号' }, 'codeUnreadable'],
    [{ retention: '30年' }, 'retentionDiffersFromCode'],
    [{ filingYear: '2020' }, 'yearDiffersFromCode'],
    [{ carrier: '竹简' }, 'unknownCarrier'],
    [{ title: '\ue000某' }, 'privateUse'],
  ])('%j is worth a second look: %s', (change, warning) => {
    const reading = readItem({ ...texts, ...change })
    expect(reading.ok && reading.warnings).toEqual([warning])
  })
})
