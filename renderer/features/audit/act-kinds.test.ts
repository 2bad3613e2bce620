import { expect, test } from 'vitest'
import { actText } from '../../../shared/i18n/act-text.ts'
import { createTexts } from '../../../shared/i18n/index.ts'
import { sourcesIn } from '../../../test/architecture/sources.ts'
import { ACT_KINDS } from './act-kinds.ts'

test.each(['zh-CN', 'en'] as const)(
  'in %s every kind of act has a name of its own, and so has its group',
  (language) => {
    const { t } = createTexts(language)
    const other = t('audit.act.other')
    expect(ACT_KINDS.filter((kind) => actText(t, kind) === other)).toEqual([])
    const groups = new Set(ACT_KINDS.map((kind) => kind.split('.')[0] ?? ''))
    expect(
      [...groups].filter((group) => t(`audit.group.${group}` as 'audit.group.items').includes('.')),
    ).toEqual([])
  },
)

test('no two kinds of act share a name', () => {
  const { t } = createTexts('zh-CN')
  const names = ACT_KINDS.map((kind) => actText(t, kind))
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('what the archive writes into the trail beside the contract can be chosen too', () => {
  const written = sourcesIn('electron/**/*.ts').flatMap(({ text }) =>
    [...text.matchAll(/procedure: '(\w+\.\w+)'/g)].map((match) => match[1] ?? ''),
  )
  expect(written.length).toBeGreaterThan(4)
  expect(written.filter((procedure) => !ACT_KINDS.includes(procedure))).toEqual([])
})

test('an act is named with how it went', () => {
  const { t } = createTexts('zh-CN')
  expect(actText(t, 'items.correct')).toBe('更正')
  expect(actText(t, 'transfer.commit/started')).toBe('导入（开始）')
  expect(actText(t, 'transfer.commit/invalid_input')).toBe('导入（未完成）')
})
