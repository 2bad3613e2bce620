/** `npm test`: the set-up of `npm start`, then everything there is to run. The last line counts it. */
const { neverRan } = require('./launch/never-ran.cjs')
const { none, steps } = require('./launch/steps.cjs')
const { whatFailed } = require('./launch/what-failed.cjs')
const { ready } = require('./setup.cjs')

async function main() {
  const total = { ...none }
  const broken = []
  if (!ready()) total.failed += 1
  else
    for (const [name, step] of steps) {
      console.log(`\n── ${name}`)
      const { passed, failed, skipped, said = '' } = await step()
      total.passed += passed
      total.failed += failed
      total.skipped += skipped
      if (failed > 0) broken.push({ name, said })
      console.log(failed === 0 ? `── ${name}: ok` : `── ${name}: FAILED`)
    }
  process.stdout.write(whatFailed(broken))
  console.log(`\n${neverRan()}\n`)
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  process.exitCode = total.failed === 0 ? 0 : 1
}
void main()
