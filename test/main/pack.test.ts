import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { describe, expect, test } from 'vitest'
import { nativeHashes, refuseBundle } from '../../scripts/pack/bundle.ts'
import { fuses, unnamedFuses } from '../../scripts/pack/fuses.ts'

function testBundle(main: string): string {
  const out = mkdtempSync(join(tmpdir(), 'strongroom-out-'))
  for (const part of ['main', 'preload', 'renderer']) mkdirSync(join(out, part))
  writeFileSync(join(out, 'main', 'index.js'), main)
  return out
}

describe('a bundle', () => {
  test('of the release flavour is packed', () => {
    expect(refuseBundle(testBundle('void 0'))).toBeNull()
  })

  test('of the test flavour is refused, and the file is named', () => {
    expect(refuseBundle(testBundle('x("strongroom-test-flavour")'))).toContain(join('main', 'index.js'))
  })

  test('that was not built is refused', () => {
    expect(refuseBundle(mkdtempSync(join(tmpdir(), 'strongroom-out-')))).toContain('npm run build')
  })

  test('names the hash of every native file', () => {
    const out = testBundle('void 0')
    writeFileSync(join(out, 'main', 'x.node'), 'native')
    expect(Object.keys(nativeHashes(out))).toEqual([join('main', 'x.node')])
  })
})

test('every fuse is decided, and as agreed', () => {
  expect(unnamedFuses()).toEqual([])
  const on = Object.entries(FuseV1Options).filter(
    ([, number]) => fuses[number as keyof typeof fuses] === true,
  )
  expect(on.map(([name]) => name).sort()).toEqual([
    'EnableCookieEncryption',
    'EnableEmbeddedAsarIntegrityValidation',
    'OnlyLoadAppFromAsar',
    'WasmTrapHandlers',
  ])
})
