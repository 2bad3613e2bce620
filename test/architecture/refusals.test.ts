import { describe, expect, test } from 'vitest'
import { errorText } from '../../renderer/ui/use-error-text.ts'
import { AppError } from '../../shared/errors.ts'
import { createTexts, resources } from '../../shared/i18n/index.ts'

type Tree = { readonly [key: string]: string | Tree }
const leavesOf = (tree: Tree, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : leavesOf(value, `${path}${key}.`),
  )

/** What the program itself cannot do, not a regulation: such a refusal has no ID to name. */
const NO_REGULATION = ['door.notEmpty', 'door.notWritable', 'search.tooMany', 'search.nameTaken']

// What was refused: the rule in plain words (its ID). What would make it pass.
const PARTS = {
  'zh-CN': {
    ruled: /^[^：]{2,}：[^（]{2,}（.*({{rule}}|[A-Z]+-\d+)）。.{4,}$/,
    plain: /^[^：]{2,}：[^。]{4,}。.{4,}$/,
  },
  en: { ruled: /^[^:]{4,}: .{4,} \(({{rule}}|[A-Z]+-\d+)\)\. .{6,}$/, plain: /^[^:]{4,}: .{6,}\. .{6,}$/ },
} as const

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const texts = leavesOf(resources[language].translation.error.rule_broken)

  test.each(texts)('the refusal %s says what, by which rule, and what would make it pass', (reason, text) => {
    const { ruled, plain } = PARTS[language]
    expect(text).toMatch(NO_REGULATION.includes(reason) ? plain : ruled)
  })

  test('a rule about one field is told with the field, what is wrong and what to do', () => {
    const { t } = createTexts(language)
    const params = { rule: 'IDX-2', field: 'title' }
    const said = errorText(t, new AppError({ code: 'rule_broken', reason: 'item.missing', params }))
    for (const part of [t('items.field.title'), t('rules.missing'), 'IDX-2']) expect(said).toContain(part)
    expect(said).not.toContain('{{')
  })
})

test('a refusal makes no apology and raises no voice', () => {
  const loud = (['zh-CN', 'en'] as const).flatMap((language) =>
    leavesOf(resources[language].translation.error).filter(([, text]) =>
      /[!！]|sorry|please try again|抱歉|对不起|请重试/i.test(text),
    ),
  )
  expect(loud).toEqual([])
})
