import { expect, test } from 'vitest'
import { testProgram } from '../../../test/support/program.ts'

test('MEDIA-11: encryption and access control are shown as they were read back, not as they were meant', async () => {
  const room = testProgram()
  await room.found()
  const rows = await room.api.product.compliance({})
  const row = (property: string) => rows.find((one) => one.property === property)
  expect(row('encryption')).toMatchObject({
    rule: 'MEDIA-9',
    state: 'met',
    evidence: ['cipher = sqlcipher', 'legacy = 4', 'temp_store = 2', 'secure_delete = 1'],
  })
  expect(row('ownPassword')?.evidence).toEqual(['kdf = argon2id m=65536 t=3 p=4'])
  expect(row('storagePlace')).toMatchObject({ rule: 'MEDIA-7', state: 'met', evidence: ['storage = fixed'] })
  expect(row('headCount')).toMatchObject({ rule: 'DEC-7', state: 'notHere' })
})

test('MEDIA-11: a property that does not read back as it must is not shown as met', async () => {
  const room = testProgram()
  await room.found()
  room.host.session()?.vaults.first.db.script('PRAGMA secure_delete = OFF')
  const rows = await room.api.product.compliance({})
  expect(rows.find(({ property }) => property === 'encryption')?.state).toBe('notHere')
})

test('DEC-7: Today says that the archive is still being founded, and what waits', async () => {
  const room = testProgram()
  await room.found()
  expect(await room.api.product.today({})).toMatchObject({ founding: true, chainTail: 'whole', drafts: 0 })
})
