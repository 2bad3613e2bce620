import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testProgram } from '../test/support/program.ts'

/** The files below a folder that this process has open (Linux). */
const openIn = (folder: string): string[] =>
  readdirSync('/proc/self/fd')
    .map((fd) => {
      try {
        return readlinkSync(join('/proc/self/fd', fd))
      } catch {
        return '' // the listing itself
      }
    })
    .filter((path) => path.startsWith(folder) && !path.includes('lock.db'))

describe('locking on a disk that takes nothing more', () => {
  test.runIf(process.platform === 'linux')(
    'PERM-6: shuts every file and lets the person in again',
    async () => {
      const room = testProgram()
      await room.found()
      expect(openIn(room.archive).length).toBeGreaterThan(0)
      room.host.session()?.vaults.first.db.script('PRAGMA query_only = ON')
      await expect(room.lock('idle')).resolves.toBeUndefined()
      expect(await room.api.door.state({})).toMatchObject({ phase: 'locked' })
      expect(openIn(room.archive)).toEqual([])
      await expect(room.unlock()).resolves.toEqual({ done: true })
    },
  )

  test('happens although a form cannot put away what was typed', async () => {
    const room = testProgram()
    await room.found()
    room.beforeLock(() => Promise.reject(new Error('the window is gone')))
    await room.lock('suspend')
    expect(await room.api.door.state({})).toMatchObject({ phase: 'locked' })
  })
})

test.runIf(process.platform === 'linux')('an archive whose head is damaged leaves no file open', async () => {
  const room = testProgram()
  await room.found()
  await room.lock('byHand')
  const name = readdirSync(room.archive).find((one) => one.endsWith('.head')) ?? ''
  const head = readFileSync(join(room.archive, name))
  writeFileSync(join(room.archive, name), head.fill(0))
  await expect(room.unlock()).rejects.toMatchObject({ data: { code: 'damaged', reason: 'head' } })
  expect(openIn(room.archive)).toEqual([])
})
