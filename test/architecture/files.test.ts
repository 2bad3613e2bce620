import { describe, expect, test } from 'vitest'
import { sourcesIn } from './sources.ts'

const EVERYWHERE = '{shared,electron,renderer,scripts,test}/**/*.{ts,tsx,cjs}'
const LONGEST = 250
const LONGEST_SCRIPT = 60
const linesOf = (text: string) => text.trimEnd().split('\n').length

describe('the files', () => {
  const all = sourcesIn(EVERYWHERE, { tests: true })

  test('are read by these tests', () => expect(all.length).toBeGreaterThan(200))

  test('keep to 250 lines, scripts that are run to 60', () => {
    const limit = (path: string) => (/^scripts\/[^/]+$/.test(path) ? LONGEST_SCRIPT : LONGEST)
    const long = all.filter(({ path, text }) => linesOf(text) > limit(path))
    expect(long.map(({ path, text }) => `${path}: ${linesOf(text)} lines`)).toEqual([])
  })

  test('have no default exports but where a tool reads one', () => {
    const found = all.filter(({ text }) => /^export default /m.test(text))
    expect(found.map(({ path }) => path)).toEqual([])
  })

  test('name no folder of the machine they were written on', () => {
    const found = all.filter(
      ({ path, text }) =>
        path !== 'test/architecture/files.test.ts' &&
        /['"`](\/work|\.\.\/shared\/(spec|fixtures))\b/.test(text),
    )
    expect(found.map(({ path }) => path)).toEqual([])
  })

  test.each(['utils', 'helpers', 'common', 'manager', 'data', 'info', 'handle'])(
    '%s names no file: it says nothing',
    (word) => {
      const found = all.filter(({ path }) =>
        new RegExp(`(^|[/.-])${word}([.-]|$)`, 'i').test(path.split('/').at(-1) ?? ''),
      )
      expect(found.map(({ path }) => path)).toEqual([])
    },
  )
})

describe('the SQL', () => {
  const naming = (table: string) =>
    new RegExp(
      `(selectFrom|insertInto|updateTable|deleteFrom|replaceInto|[jJ]oin)\\(\\s*'${table}'|\\b(FROM|INTO|JOIN|UPDATE|TABLE)\\s+${table}\\b`,
    )

  test.each(['item', 'item_version'])(
    'CONF-3: table %s is named where row visibility is decided, and nowhere else',
    (table) => {
      const found = sourcesIn('electron/**/*.ts').filter(({ text }) => naming(table).test(text))
      expect(
        found
          .filter(({ path }) => !/^electron\/(archive\/records|vaults)\//.test(path))
          .map(({ path }) => path),
      ).toEqual([])
      expect(found.length).toBeGreaterThan(0)
    },
  )

  test('of a list over items begins at the one selectable source', () => {
    const [list] = sourcesIn('electron/archive/records/list.repository.ts')
    expect(list?.text).toContain('visibleItems(scope)')
    expect(list?.text).not.toMatch(/selectFrom\('item'\)/)
  })
})
