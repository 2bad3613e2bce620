import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Span } from './row.ts'

/** Why rows that need the recorder were skipped. */
export const NO_COMPILER = 'no C compiler'

/** The recorder as a library to preload, or null where it cannot be made. */
export function recorder({ shared, root }: Span): string | null {
  const library = join(shared, 'shim.so')
  const source = join(root, 'test/faults/shim.c')
  if (process.platform !== 'linux') return null
  if (existsSync(library)) return library
  try {
    const args = ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl', '-lpthread']
    execFileSync('cc', args, { stdio: 'pipe' })
    return library
  } catch {
    return null
  }
}
