/** `npm run seed -- --items N --folder F [--demo]`: fills an archive with items that look real; goes on where it stopped. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { load } from './load.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    items: { type: 'string' },
    folder: { type: 'string' },
    demo: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
})
const folder = values.folder ?? positionals[0]
if (!folder) {
  console.error('Say where the archive is to lie: --folder FOLDER')
  process.exit(2)
}
const { seedArchive, seedDemo } = await load<typeof import('./seed/archives.ts')>('scripts/seed/archives.ts')
const plan = { folder: resolve(folder), items: Number(values.items ?? 1200), seed: Number(values.seed) }
const say = (text: string) => console.log(text)

await (values.demo ? seedDemo(plan, say) : seedArchive(plan, say))
process.exit() // worker threads and native libraries keep nothing that would have to be waited for
