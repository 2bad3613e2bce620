/**
 * `npm run accept -- FOLDER [--json FILE]`: imports every ledger of a folder, each into an archive of its own, and counts.
 * `-- --damage [480] [--json FILE]`: plants twelve kinds of damage in generated ledgers and counts what is found, missed and
 * alarmed falsely. `-- --mutate [20000] [--json FILE]`: breaks ledgers in four formats and reads what is left of them.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ledgersUnder } from './accept/ledgers-under.ts'
import { load } from './load.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    damage: { type: 'boolean' },
    mutate: { type: 'boolean' },
    seed: { type: 'string', default: '20261122' },
  },
})
const keep = (result: unknown) => {
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`)
}
const [folder] = positionals
if (values.damage || values.mutate) {
  const { runTrial } = await load<typeof import('./accept/trials.ts')>('scripts/accept/trials.ts')
  const { figures, ok } = await runTrial(
    values.damage ? 'damage' : 'mutate',
    Number(values.seed),
    Number(folder ?? 0),
  )
  keep(figures)
  process.exit(ok ? 0 : 1)
}
if (!folder) {
  console.error('Say where the ledgers are: npm run accept -- FOLDER')
  process.exit(2)
}
const { acceptLedger } = await load<typeof import('./accept/accept-ledger.ts')>(
  'scripts/accept/accept-ledger.ts',
)
const results = []
for (const path of ledgersUnder(resolve(folder))) {
  const result = await acceptLedger(path)
  const { file, read, created, duplicate, heldBack, sealed, refused, exportHash, late, error } = result
  console.log(
    `${file}: read ${read}, created ${created}, duplicate ${duplicate}, held back ${heldBack}, sealed ${sealed}, refused ${refused}, ` +
      `probable duplicates ${result.probableDuplicates.length}, late ${late.length}, export ${exportHash.slice(0, 16)}${error ? `, stopped: ${error}` : ''}`,
  )
  results.push(result)
}
const exports = Map.groupBy(
  results.filter(({ created }) => created > 0),
  ({ exportHash }) => exportHash,
)
for (const equal of exports.values())
  if (equal.length > 1) console.log(`equal canonical exports: ${equal.map(({ file }) => file).join(', ')}`)
keep(results)
process.exit(results.some(({ error }) => error) ? 1 : 0)
