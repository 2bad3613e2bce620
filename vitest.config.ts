import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

/** What the build defines and Electron brings. The parts of `electron/main` run against the stand-in here. */
const shell = {
  define: { __FLAVOUR__: JSON.stringify('release') },
  resolve: { alias: [{ find: /^electron$/, replacement: resolve('test/host/electron.ts') }] },
}
const never = ['**/node_modules/**', 'out/**', 'demo-out/**']

// biome-ignore lint/style/noDefaultExport: the test runner reads the default export
export default defineConfig({
  test: {
    projects: [
      {
        ...shell,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...never, '**/*.e2e.test.ts'],
          globalSetup: 'test/support/build-worker.ts',
          pool: 'forks', // the native database library and threads of one process do not mix
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...shell,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          exclude: never,
          pool: 'forks',
          maxWorkers: 1, // one browser at a time
          testTimeout: 180_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
