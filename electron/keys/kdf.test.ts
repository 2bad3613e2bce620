import { expect, test } from 'vitest'
import { passwordBytes } from '../../shared/domain/password-rules.ts'
import { calibrate, createKdf, deriveKey, FLOOR_COST, type KdfCost, refuseKdf } from './kdf.ts'

const derive = async (password: string, kdf = createKdf(FLOOR_COST)) =>
  deriveKey(passwordBytes(password), kdf)

test('a password gives the same key again, with its own salt only', async () => {
  const kdf = createKdf(FLOOR_COST)
  const key = await derive('records room 7', kdf)
  expect(key).toHaveLength(32)
  expect(await derive('records room 7', kdf)).toEqual(key)
  expect(await derive('records room 7')).not.toEqual(key)
})

test('full-width and composed letters are the same password', () => {
  expect(passwordBytes('Ａ１é')).toEqual(passwordBytes('A1e\u0301'))
})

test('Argon2id gives the bytes that every other implementation gives', async () => {
  const kdf = { ...createKdf(FLOOR_COST), salt: Buffer.alloc(16, 7).toString('base64') }
  expect((await derive('密码 A1', kdf)).toString('hex')).toBe(
    'c1b38314b32c2de27df26bb599770b619c577e0a50fa6ee9a642938f5205ac30',
  )
})

test.each([
  ['less memory than the floor', { m: 65_535, t: 3, p: 4 }],
  ['fewer passes than the floor', { m: 65_536, t: 2, p: 4 }],
  ['more memory than any machine gives', { m: 2_097_153, t: 3, p: 4 }],
  ['more passes than anybody waits for', { m: 65_536, t: 21, p: 4 }],
  ['more lanes than allowed', { m: 65_536, t: 3, p: 17 }],
])('%s is refused before any work', async (_what, cost) => {
  expect(refuseKdf(cost)?.data.reason).toBe('kdfPolicy')
  await expect(derive('x', createKdf(cost))).rejects.toThrow('damaged: kdfPolicy')
})

test.each([
  ['a slow machine stays at the start', 700, { m: 262_144, t: 3, p: 4 }],
  ['a fast machine makes more passes', 200, { m: 262_144, t: 8, p: 4 }],
  ['a very fast one takes memory as well', 40, { m: 524_288, t: 20, p: 4 }],
  ['memory ends at one GiB', 0.1, { m: 1_048_576, t: 20, p: 4 }],
])('%s', async (_sentence, startTakes, expected) => {
  const measure = async ({ m, t }: KdfCost) => startTakes * (m / 262_144) * (t / 3)
  expect(await calibrate(measure)).toEqual(expected)
})
