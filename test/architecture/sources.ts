import { globSync, readFileSync } from 'node:fs'

export interface Source {
  readonly path: string
  readonly text: string
}

/** The files of the product as they stand, by pattern; tests and types only where they are asked for. */
export function sourcesIn(pattern: string, { tests = false } = {}): readonly Source[] {
  return globSync(pattern)
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => tests || !/\.(test|types)\.tsx?$/.test(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}
