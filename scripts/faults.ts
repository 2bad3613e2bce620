/**
 * `npm run faults`: the fault table of security 5, the CI column; `-- --smoke` in two minutes, `-- --release` the long one.
 * `-- --row kill --from 20 --count 10 --append FILE` runs part of one row and adds its line to a file.
 */
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '..')
const out = resolve(root, '.cache', `faults-${process.pid}`)
const NATIVE = ['better-sqlite3', '@node-rs/argon2']

// One bundle: each trial starts a process, and Node would strip the types of a hundred files every time.
await build({
  configFile: false,
  logLevel: 'error',
  root,
  define: { __FLAVOUR__: '"release"' },
  ssr: { noExternal: true, external: NATIVE },
  build: {
    ssr: true,
    outDir: out,
    target: 'node24',
    rolldownOptions: {
      input: {
        run: resolve(root, 'test/faults/run.ts'),
        child: resolve(root, 'test/faults/child.ts'),
        worker: resolve(root, 'electron/jobs/worker.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      external: NATIVE,
    },
  },
})
let code = 1
try {
  const { run } = (await import(
    pathToFileURL(resolve(out, 'run.js')).href
  )) as typeof import('../test/faults/run.ts')
  code = await run(process.argv.slice(2), root)
} finally {
  rmSync(out, { recursive: true, force: true })
}
process.exit(code)
