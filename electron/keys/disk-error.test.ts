import { closeSync, openSync, writeSync } from 'node:fs'
import { expect, test } from 'vitest'
import { diskError } from './disk-error.ts'

function thrownBy(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test.runIf(process.platform === 'linux')('a write that finds no room is said as the database says it', () => {
  const full = openSync('/dev/full', 'w')
  const error = diskError(thrownBy(() => writeSync(full, 'x')))
  closeSync(full)
  expect(error?.data).toEqual({ code: 'damaged', reason: 'diskFull' })
})

test('a file that is missing, or a bug, is nothing that the disk did', () => {
  expect(diskError(thrownBy(() => openSync('/nowhere/at/all', 'r')))).toBeNull()
  expect(diskError(new TypeError('x is undefined'))).toBeNull()
})
