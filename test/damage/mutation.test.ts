import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { mutationTrial } from './mutation-trial.ts'

test('IDX-23: a broken file is read as far as it goes or refused with a reason; no reader falls, hangs or swells', async () => {
  const { files, read, refused, faults } = await mutationTrial(resolve(import.meta.dirname, '../..'), 3, 80)
  expect(faults).toEqual([])
  expect(read + refused).toBe(files)
  // Both must happen, or the trial breaks too little or too much.
  expect(Math.min(read, refused)).toBeGreaterThan(5)
})
