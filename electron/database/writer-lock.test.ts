import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { testFile } from '../../test/support/files.ts'
import { takeWriterLock } from './writer-lock.ts'

const here = { host: 'desk-1', bootId: 'boot-1', since: '2030-06-01T01:00:00.000Z' }
const inUse = {
  data: { code: 'conflict', reason: 'archiveInUse', params: { holder: 'desk-1', since: here.since } },
}
const folder = () => dirname(testFile())

/** Another process that has taken the lock and keeps it. */
async function otherProgram(archive: string) {
  const module = pathToFileURL(join(import.meta.dirname, 'writer-lock.ts')).href
  const script = `
    const { takeWriterLock } = await import(${JSON.stringify(module)})
    takeWriterLock(${JSON.stringify(archive)}, ${JSON.stringify(here)})
    process.stdout.write('held')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

test('a second program is refused and told who works in the archive', async () => {
  const archive = folder()
  await otherProgram(archive)
  expect(() => takeWriterLock(archive, here)).toThrow(expect.objectContaining(inUse))
})

test('a crash frees the archive', async () => {
  const archive = folder()
  const other = await otherProgram(archive)
  other.kill('SIGKILL')
  await once(other, 'exit')
  expect(existsSync(join(archive, 'lock.txt'))).toBe(true)
  takeWriterLock(archive, { ...here, host: 'desk-2' }).release()
})

test('within one program the archive is held once as well', () => {
  const archive = folder()
  const lock = takeWriterLock(archive, here)
  expect(() => takeWriterLock(archive, here)).toThrow(expect.objectContaining(inUse))
  lock.release()
  expect(existsSync(join(archive, 'lock.txt'))).toBe(false)
  takeWriterLock(archive, here).release()
})

test('who holds it without having said so is still in the way', () => {
  const archive = folder()
  const lock = takeWriterLock(archive, here)
  rmSync(join(archive, 'lock.txt'))
  expect(() => takeWriterLock(archive, here)).toThrow('conflict: archiveInUse')
  lock.release()
})

test.each(['lock.db', 'lock.txt'])('a symbolic link in place of %s is refused', (name) => {
  const archive = folder()
  const elsewhere = join(archive, 'elsewhere')
  mkdirSync(elsewhere)
  symlinkSync(join(elsewhere, 'file'), join(archive, name))
  expect(() => takeWriterLock(archive, here)).toThrow('damaged: writerLock')
  expect(existsSync(join(elsewhere, 'file'))).toBe(false)
})
