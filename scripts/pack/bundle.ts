import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createPackageWithOptions } from '@electron/asar'

const TEST_MARK = 'strongroom-test-flavour'
const PARTS = ['main', 'preload', 'renderer']

/** The packages that stay outside the bundle, and of each only what runs. */
const NATIVE: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['package.json', 'lib', 'prebuilds', 'LICENSE'],
  '@node-rs/argon2': ['package.json', 'index.js'],
}

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** Why this build must not be given to anybody, or null. */
export function refuseBundle(out: string): string | null {
  const missing = PARTS.find((part) => !existsSync(join(out, part)))
  if (missing) return `there is no ${missing} in ${out}: run npm run build first`
  const marked = PARTS.flatMap((part) => filesUnder(join(out, part))).find((file) =>
    readFileSync(file).includes(TEST_MARK),
  )
  return marked ? `${relative(out, marked)} is of the test flavour` : null
}

/** The folder of the program as it is shipped, with the hashes of its native parts. */
export function assembleApp(root: string, out: string, app: string): void {
  rmSync(app, { recursive: true, force: true })
  for (const part of PARTS) cpSync(join(out, part), join(app, 'out', part), { recursive: true })
  for (const [name, parts] of Object.entries(NATIVE))
    for (const part of parts) copyModule(root, app, join(name, part))
  for (const name of readdirSync(join(root, 'node_modules/@node-rs')))
    if (name.startsWith('argon2-')) copyModule(root, app, join('@node-rs', name))
  const { name, version, type, main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name, version, type, main }))
  writeFileSync(join(app, 'native.json'), JSON.stringify(nativeHashes(app), null, 1))
}

const copyModule = (root: string, app: string, part: string) =>
  cpSync(join(root, 'node_modules', part), join(app, 'node_modules', part), {
    recursive: true,
    dereference: true,
  })

/** Native files lie outside the archive, where nothing else vouches for them. */
export const nativeHashes = (app: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    filesUnder(app)
      .filter((file) => file.endsWith('.node'))
      .map((file) => [relative(app, file), createHash('sha256').update(readFileSync(file)).digest('hex')])
      .sort(),
  )

/** One archive; the native files beside it, because no system loads them from inside. */
export async function archiveApp(app: string, archive: string): Promise<void> {
  mkdirSync(join(archive, '..'), { recursive: true })
  await createPackageWithOptions(app, archive, { unpack: '**/*.node' })
}
