import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cell, cellsOf, judge, judged, reasonsOf } from '../../../test/support/judged-rows.ts'

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
