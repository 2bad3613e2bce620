import { describe, expect, test } from 'vitest'
import { resources } from '../../shared/i18n/index.ts'
import { sourcesIn } from './sources.ts'

const sources = sourcesIn('{electron,shared}/**/*.ts').filter(
  ({ path }) => !/^shared\/(i18n|contract)\//.test(path),
)
const matches = (pattern: RegExp, only = /./) =>
  sources
    .filter(({ path }) => only.test(path))
    .flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match.slice(1).map(String)))

/** The members of a union of texts, by the name of its type. */
function unionOf(name: string): readonly string[] {
  const found = sources
    .map(({ text }) => new RegExp(`type ${name} =([^;]*?)\\n(?=\\n|[a-z/}])`).exec(text)?.[1])
    .find(Boolean)
  return [...(found ?? '').matchAll(/'([\w.]+)'/g)].map((match) => match[1] ?? '')
}

/** Every refusal whose reason stands in the sources, as `code.reason`. */
const thrown = new Set([
  ...matches(/code: '(\w+)',\s*reason: '([\w.]+)'/g).map((parts) => parts.join('.')),
  ...matches(/(?<!code: '\w+',\s*)reason: '(\w+\.[\w.]+)'/g).map(([reason]) => `rule_broken.${reason}`),
  ...matches(/\brefuse\(\s*'(\w+)'/g, /keys\/(share-text|recovery)\.ts$/).map(
    ([reason]) => `invalid_input.${reason}`,
  ),
  ...matches(/\brefuse\(\s*'(\w+)'/g, /keys\/keyring-(pins|format)\.ts$/).map(
    ([reason]) => `damaged.${reason}`,
  ),
  ...matches(/DAMAGE: [^{]*\{([^}]*)\}/g, /database\.ts$/).flatMap(([body = '']) =>
    [...body.matchAll(/: '(\w+)'/g)].map((match) => `damaged.${match[1]}`),
  ),
])
const ruleReasons = unionOf('RuleReason')
const importFaults = unionOf('FileFault')

/** A reason that is a part of the machine shares the text of its code; one that a person can act on has its own. */
const SHARES = /^(locked|cancelled|damaged|internal|forbidden)\./

type Tree = { readonly [key: string]: string | Tree }
function textAt(tree: Tree, path: string): string | undefined {
  const found = path
    .split('.')
    .reduce<string | Tree | undefined>((at, key) => (typeof at === 'object' ? at[key] : undefined), tree)
  return typeof found === 'string' ? found : undefined
}

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const texts = resources[language].translation as unknown as Tree

  test('every reason that the archive can refuse with has a text', () => {
    expect(thrown.size).toBeGreaterThan(40)
    const silent = [...thrown].filter((key) => {
      const [code = ''] = key.split('.')
      return !textAt(texts, `error.${key}`) && !(SHARES.test(key) && textAt(texts, `error.${code}.any`))
    })
    expect(silent).toEqual([])
  })

  test('every rule about a field of an item or a party has a text', () => {
    expect(ruleReasons.length).toBeGreaterThan(15)
    expect(ruleReasons.filter((reason) => !textAt(texts, `rules.${reason}`))).toEqual([])
  })

  test('every way in which a ledger cannot be read has a text', () => {
    expect(importFaults.length).toBeGreaterThan(4)
    expect(importFaults.filter((fault) => !textAt(texts, `error.invalid_input.import.${fault}`))).toEqual([])
  })
})
