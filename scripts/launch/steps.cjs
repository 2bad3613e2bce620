const { existsSync, mkdirSync, readFileSync, rmSync } = require('node:fs')
const { join } = require('node:path')
const { build } = require('./build.cjs')
const place = require('./place.cjs')
const { runAndListen } = require('./run.cjs')

const results = join(place.root, 'test-results', 'vitest.json')
const none = { passed: 0, failed: 0, skipped: 0 }
const verdict = (ok) => ({ ...none, failed: ok ? 0 : 1 })

/** Counts tests; a file that could not even be read counts as one that failed. */
function countTests(ok) {
  if (!existsSync(results)) return verdict(false)
  const report = JSON.parse(readFileSync(results, 'utf8'))
  const unread = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = report.numFailedTests + unread.length
  return {
    passed: report.numPassedTests,
    failed: ok || failed > 0 ? failed : 1,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

async function check() {
  const { ok, said } = await runAndListen('npm', ['run', '--silent', 'check'])
  return { ...verdict(ok), said }
}

async function vitest() {
  rmSync(results, { force: true })
  mkdirSync(join(results, '..'), { recursive: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const runner = join(place.modules, 'vitest/vitest.mjs')
  const { ok, said } = await runAndListen(place.node, [runner, 'run', ...reporters])
  return { ...countTests(ok), said }
}

/** The smoke rows of the fault table; the script ends with a line like ours. */
async function faults() {
  const script = join(place.root, 'scripts', 'faults.ts')
  if (!existsSync(script)) return none
  const { ok, text, said } = await runAndListen(place.node, [script, '--smoke'])
  const [, passed, failed, skipped] = (/(\d+) passed, (\d+) failed, (\d+) skipped\s*$/.exec(text) || []).map(
    Number,
  )
  if (passed === undefined) return { ...verdict(ok), said }
  return { passed, failed: ok || failed > 0 ? failed : 1, skipped, said }
}

/** Everything that is run, each with its counts and what it said, in the order in which it fails fastest. */
const steps = [
  ['check', check],
  ['build', () => verdict(build() && build('test'))],
  ['rules, archive, rooms and journeys', vitest],
  ['faults', faults],
]
module.exports = { steps, none }
