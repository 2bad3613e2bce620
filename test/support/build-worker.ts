import { resolve } from 'node:path'
import { build } from 'vite'

/** Where the bundled worker lies while tests run: Node would strip the types of a hundred files at each start. */
export const TEST_WORKER = resolve('.cache/test-worker/worker.js')

/** Bundles the worker once before the tests, as the product's build does. */
export async function setup(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve('electron/jobs/worker.ts'),
      outDir: resolve('.cache/test-worker'),
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: {
        output: { entryFileNames: 'worker.js' },
        external: ['better-sqlite3', '@node-rs/argon2'],
      },
    },
    ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2'] },
  })
}
