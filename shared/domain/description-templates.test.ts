import { expect, test } from 'vitest'
import { currentTemplate, TemplateName, templateAt, templateFor } from './description-templates.ts'

test('IDX-22: every form has a version in force, and each version that a record may name can be looked up', () => {
  for (const name of TemplateName.options) {
    const current = currentTemplate(name)
    expect(templateAt(name, current.version)).toBe(current)
    expect(current.mandatory.every((element) => current.elements.includes(element))).toBe(true)
  }
  expect(templateAt('document', 999)).toBeNull()
})

test.each([
  ['WS', null, 'document'],
  ['ku', null, 'accounting'],
  ['JJ', 'technical', 'technical'],
  ['HT', 'document', 'contract'],
  ['XX', null, 'document'],
] as const)('a new category %s below %s is described with the form %s', (code, above, expected) =>
  expect(templateFor(code, above)).toBe(expected),
)
