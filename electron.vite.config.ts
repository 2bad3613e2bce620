import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Native modules stay outside; everything else travels inside the bundle. */
const NATIVE = ['better-sqlite3', '@node-rs/argon2']

const main = { index: resolve('electron/main/index.ts') }
const worker = resolve('electron/jobs/worker.ts')

// biome-ignore lint/style/noDefaultExport: the build tool reads the default export
export default defineConfig(({ mode }) => {
  const flavour = mode === 'test' ? 'test' : 'release'
  const define = { __FLAVOUR__: JSON.stringify(flavour) }
  const out = flavour === 'test' ? 'out/test' : 'out'
  return {
    main: {
      define,
      build: {
        outDir: `${out}/main`,
        externalizeDeps: false,
        minify: false,
        sourcemap: false,
        rolldownOptions: {
          input: existsSync(worker) ? { ...main, worker } : main,
          external: NATIVE,
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
        },
      },
    },
    preload: {
      define,
      build: {
        outDir: `${out}/preload`,
        externalizeDeps: false,
        rolldownOptions: {
          input: { index: resolve('electron/preload/index.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' }, // a sandboxed preload cannot be a module
        },
      },
    },
    renderer: {
      root: resolve('renderer'),
      plugins: [react(), { name: 'absolute-base', config: () => ({ base: '/' }) }], // routes have depth
      define,
      build: {
        outDir: `${out}/renderer`,
        assetsInlineLimit: 0, // the policy allows no data: addresses
        minify: true,
        rolldownOptions: { input: resolve('renderer/index.html') },
      },
    },
  }
})
