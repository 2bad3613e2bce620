/** `npm test`: the set-up of `npm start`, then everything there is to run. The last line counts it. */
const { neverRan } = require('./launch/never-ran.cjs')
const { none, steps } = require('./launch/steps.cjs')
const { ready } = require('./setup.cjs')

async function main() {
  const total = { ...none }
  if (!ready()) total.failed += 1
  else
    for (const [name, step] of steps) {
      console.log(`\n── ${name}`)
      const { passed, failed, skipped } = await step()
      total.passed += passed
      total.failed += failed
      total.skipped += skipped
      console.log(failed === 0 ? `── ${name}: ok` : `── ${name}: FAILED`)
    }
  console.log(`\n${neverRan()}\n`)
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  process.exitCode = total.failed === 0 ? 0 : 1
}
void main()
