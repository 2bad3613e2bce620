/** `npm run trace [-- --json FILE] [-- --strict ID…]`: each requirement and decision with the tests that passed and carry its ID. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, strict: { type: 'boolean', default: false } },
})
const root = resolve(import.meta.dirname, '..')
const folder = join(root, 'test-results')
const known: Record<string, string> = JSON.parse(readFileSync(join(root, 'docs/requirements.json'), 'utf8'))

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/** What vitest wrote when it last ran; it runs now where it never did. */
function reports(): readonly Report[] {
  const written = () =>
    existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  if (written().length === 0) {
    console.log('No test has run here yet: running them.')
    const runner = join(root, 'node_modules/vitest/vitest.mjs')
    const args = [
      runner,
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${folder}/vitest.json`,
    ]
    spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  const parsed = written().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  return parsed.filter((report): report is Report => Array.isArray(report?.testResults))
}

const passed = reports()
  .flatMap(({ testResults }) => testResults.flatMap((file) => file.assertionResults))
  .flatMap(({ status, fullName }) => (status === 'passed' ? [fullName] : []))
const carries = (name: string, id: string) => new RegExp(`(?<![A-Z0-9-])${id}(?!\\d)`).test(name)
const namesOf = (id: string) => [...new Set(passed.filter((name) => carries(name, id)))]
const proven = Object.fromEntries(Object.keys(known).map((id) => [id, namesOf(id)]))

for (const [id, names] of Object.entries(proven)) {
  if (names.length > 0) console.log(`${id.padEnd(9)}${known[id]}`)
  for (const name of names) console.log(`           ✓ ${name}`)
}
const unproven = Object.keys(known).filter((id) => proven[id]?.length === 0)
console.log(`\nNot proven yet: ${unproven.join(' ')}`)
console.log(`${Object.keys(known).length - unproven.length} of ${Object.keys(known).length} proven`)
if (values.json) writeFileSync(values.json, `${JSON.stringify(proven, null, 2)}\n`)

const missing = values.strict ? positionals.filter((id) => !proven[id]?.length) : []
if (missing.length > 0) console.error(`Asked for and not proven: ${missing.join(' ')}`)
process.exitCode = missing.length > 0 ? 1 : 0
