/** `npm run pack`: assembles what is shipped, and where there is an Electron binary, the program itself. */
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FuseState, FuseV1Options, flipFuses, getCurrentFuseWire } from '@electron/fuses'
import { archiveApp, assembleApp, refuseBundle } from './pack/bundle.ts'
import { fuses, unnamedFuses } from './pack/fuses.ts'

const root = resolve(import.meta.dirname, '..')
const out = join(root, 'out')
const archive = join(out, 'packed', 'resources', 'app.asar')

function stop(why: string): never {
  console.error(`pack refuses: ${why}`)
  process.exit(1)
}

/** The binary that npm downloaded, or null. */
function electronBinary(): string | null {
  const name = join(root, 'node_modules/electron/path.txt')
  if (!existsSync(name)) return null
  const binary = readFileSync(name, 'utf8').trim()
  return existsSync(join(root, 'node_modules/electron/dist', binary)) ? binary : null
}

async function burnFuses(binary: string): Promise<void> {
  await flipFuses(binary, fuses)
  const wire = await getCurrentFuseWire(binary)
  for (const [name, number] of Object.entries(FuseV1Options)) {
    if (typeof number !== 'number') continue
    const wanted = fuses[number] ? FuseState.ENABLE : FuseState.DISABLE
    if (wire[number] !== wanted) stop(`the fuse ${name} did not take`)
  }
}

const refusal = refuseBundle(out)
if (refusal) stop(refusal)
const unnamed = unnamedFuses()
if (unnamed.length > 0) stop(`no decision on the fuses ${unnamed.join(', ')}`)
console.log('fuses: every one is named in the configuration')

rmSync(join(out, 'packed'), { recursive: true, force: true })
assembleApp(root, out, join(out, 'app'))
const binary = electronBinary()
if (binary) cpSync(join(root, 'node_modules/electron/dist'), join(out, 'packed'), { recursive: true })
await archiveApp(join(out, 'app'), archive)
console.log('assembled: out/app, out/packed/resources/app.asar')

if (binary) {
  await burnFuses(join(out, 'packed', binary))
  console.log('packaged: out/packed; not signed, and no installer is made')
} else console.log('not packaged: no Electron binary')
