/** `npm run bench [-- --items N --json FILE --paint --only TEXT]`: measures the budgets of the product, each beside its baseline. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { load } from './load.ts'

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '100000' },
    json: { type: 'string' },
    /** Only these parts: search, list, record, commit, file, chain, import, unlock. */
    only: { type: 'string', default: '' },
    /** Also from the key press to the painted list, through the built program. */
    paint: { type: 'boolean', default: false },
  },
})
const { bench } = await load<typeof import('../test/bench/bench.ts')>('test/bench/bench.ts')
const rows = await bench({ ...values, items: Number(values.items) }, (text) => console.log(text))
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`)
const late = rows.filter(({ within }) => within === false)
console.log(
  `\n${rows.length} rows, ${late.length} over their budget${late.map(({ name }) => `\n  ${name}`).join('')}`,
)
process.exit()
