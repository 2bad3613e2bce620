import { resolve } from 'node:path'
import { runnerImport } from 'vite'

/** Loads a module of the program outside its bundle: the migrations are read the way the build reads them. */
export async function load<Module>(path: string): Promise<Module> {
  const root = resolve(import.meta.dirname, '..')
  const { module } = await runnerImport<Module>(resolve(root, path), {
    configFile: false,
    logLevel: 'error',
    root,
    define: { __FLAVOUR__: '"release"' },
  })
  return module
}
