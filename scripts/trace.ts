/** `npm run trace [-- --json FILE] [-- --strict ID…]`: each requirement and decision with the tests that passed and carry its ID. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { prove, type Report } from './trace/prove.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, strict: { type: 'boolean', default: false } },
})
const root = resolve(import.meta.dirname, '..')
const folder = join(root, 'test-results')
const known: Record<string, string> = JSON.parse(readFileSync(join(root, 'docs/requirements.json'), 'utf8'))

/** What vitest wrote when it last ran; it runs now where it never did. */
function reports(): readonly Report[] {
  const written = () => {
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
    const parsed = names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    return parsed.filter((report): report is Report => Array.isArray(report?.testResults))
  }
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
  return written()
}

const proven = prove(Object.keys(known), reports())

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
