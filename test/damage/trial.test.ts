import { expect, test } from 'vitest'
import { damageTrial } from './trial.ts'

test('IDX-15: of twelve kinds of damage at known cells none is missed, and clean sheets raise no alarm', async () => {
  const { kinds, falseAlarms, faults } = await damageTrial(7, 48, 24)
  expect(Object.entries(kinds).filter(([, { planted, missed }]) => planted === 0 || missed > 0)).toEqual([])
  expect(falseAlarms, faults.join('\n')).toBe(0)
})
