import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

interface Broken {
  readonly name: string
  readonly said: string
}
const load = createRequire(import.meta.url)
const { whatFailed } = load('./what-failed.cjs') as { whatFailed(broken: readonly Broken[]): string }

test('a failing step is told again at the end by its last lines, under its name', () => {
  const said = `${Array.from({ length: 200 }, (_, line) => `line ${line + 1}`).join('\n')}\nformat: electron/x.ts\n`
  const told = whatFailed([{ name: 'check', said }])
  expect(told.split('\n')[1]).toBe('── What failed: check, its last 60 of 201 lines')
  expect(told.trimEnd().split('\n').at(-1)).toBe('format: electron/x.ts')
  expect(told).not.toContain('line 141\n')
})

test('every failing step is told, and one that said nothing leads upward', () => {
  const told = whatFailed([
    { name: 'check', said: 'wrong\n' },
    { name: 'build', said: '' },
  ])
  expect(told.match(/What failed: \w+/g)).toEqual(['What failed: check', 'What failed: build'])
  expect(told).toContain('It said nothing; see above.')
})

test('where everything went well there is nothing to tell', () => {
  expect(whatFailed([])).toBe('')
})
