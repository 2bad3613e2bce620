import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { testFile } from '../../test/support/files.ts'
import { keptVersions, nextVersion, readKeyFile, writeKeyFile } from './key-files.ts'

const keyFile = () => join(dirname(testFile()), 'keyring.json')

test('the last three versions stay, with their number in the name', () => {
  const path = keyFile()
  for (const seq of [1, 2, 3, 4, 5]) writeKeyFile(path, `version ${seq}`, seq)
  expect(readKeyFile(path).toString()).toBe('version 5')
  expect(keptVersions(path).sort()).toEqual([3, 4, 5])
  expect(readFileSync(`${path}.3`, 'utf8')).toBe('version 3')
  expect(nextVersion(path)).toBe(6)
  expect(readdirSync(dirname(path))).toHaveLength(4)
})

test('only its owner may read a key file', () => {
  const path = keyFile()
  writeKeyFile(path, 'x', 1)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('what a crash left half written is neither read nor in the way', () => {
  const path = keyFile()
  writeKeyFile(path, 'whole', 1)
  writeFileSync(join(dirname(path), '.keyring.json.new'), 'hal')
  expect(readKeyFile(path).toString()).toBe('whole')
  writeKeyFile(path, 'next', 2)
  expect(readKeyFile(path).toString()).toBe('next')
})

test('a symbolic link is neither read nor written through', () => {
  const path = keyFile()
  const elsewhere = `${path}.elsewhere`
  writeFileSync(elsewhere, 'mine')
  symlinkSync(elsewhere, path)
  expect(() => readKeyFile(path)).toThrow('damaged: keyFileForm')
  expect(() => writeKeyFile(path, 'x', 1)).toThrow('damaged: keyFileForm')
  expect(readFileSync(elsewhere, 'utf8')).toBe('mine')
})

test('a folder, a missing file and a file beyond 256 KiB are refused', () => {
  const path = keyFile()
  expect(() => readKeyFile(path)).toThrow('damaged: keyFileMissing')
  mkdirSync(path)
  expect(() => readKeyFile(path)).toThrow('damaged: keyFileForm')
  const large = `${path}.large`
  writeFileSync(large, Buffer.alloc(256 * 1024 + 1))
  expect(() => readKeyFile(large)).toThrow('damaged: keyFileForm')
  expect(() => writeKeyFile(large, 'x'.repeat(256 * 1024 + 1), 1)).toThrow('conflict: keyFileFull')
  expect(existsSync(`${large}.1`)).toBe(false)
})
