import { AxeBuilder } from '@axe-core/playwright'
import type { Desk } from './desk.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly {
    readonly target: readonly string[]
    readonly any: readonly { message: string }[]
  }[]
}

/** The rules that another theme alone can break; all others look at words and structure. */
const OF_COLOUR = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/**
 * What axe finds serious or worse in a part of the page, by all its rules or by those of colour only. Its text goes in as a
 * debugger's would; the policy stays as it is.
 */
export async function seriousFaults(
  { page }: Desk,
  { part = 'html', colourOnly = false }: { readonly part?: string; readonly colourOnly?: boolean } = {},
): Promise<readonly string[]> {
  if (!(await page.evaluate(`'axe' in window`)))
    await new AxeBuilder({ page }).setLegacyMode(true).withRules('document-title').analyze() // brings axe along
  const options = { runOnly: colourOnly ? OF_COLOUR : TAGS, resultTypes: ['violations'], preload: false }
  const violations = await page.evaluate<readonly Violation[]>(
    `axe.run(${JSON.stringify(part)}, ${JSON.stringify(options)}).then((found) => found.violations)`,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, any }) => `${id}: ${target} ${any[0]?.message ?? ''}`))
}
