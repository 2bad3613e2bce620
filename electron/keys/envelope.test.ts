import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { VaultId } from '../../shared/ids.ts'
import { createDataKey, hkdf, type KeyUse, openSealed, seal, subkey, unwrap, wrap } from './envelope.ts'
import { BoxPublic, createBoxPair, createSignPair, isSignedBy, signText } from './key-pairs.ts'

const flip = (text: string, at: number): string => {
  const bytes = Buffer.from(text, 'base64')
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes.toString('base64')
}

test('what is wrapped comes back under the same key and words', () => {
  const key = randomBytes(32)
  const wrapped = wrap(key, Buffer.from('secret'), '{"t":"x"}')
  expect(unwrap(key, wrapped, '{"t":"x"}')?.toString()).toBe('secret')
})

test('another key, other words and any altered field give nothing', () => {
  const key = randomBytes(32)
  const wrapped = wrap(key, Buffer.from('secret'), 'a')
  expect(unwrap(randomBytes(32), wrapped, 'a')).toBeNull()
  expect(unwrap(key, wrapped, 'b')).toBeNull()
  for (const field of ['n', 'ct', 'kc'] as const)
    expect(unwrap(key, { ...wrapped, [field]: flip(wrapped[field], 3) }, 'a')).toBeNull()
  expect(unwrap(key, { ...wrapped, ct: '' }, 'a')).toBeNull()
})

test('only the holder of the box key opens what was sealed to it', () => {
  const holder = createBoxPair()
  const sealed = seal(holder.publicKey, Buffer.from('for you'), 'a')
  expect(openSealed(holder.privateKey, sealed, 'a')?.toString()).toBe('for you')
  expect(openSealed(holder.privateKey, sealed, 'b')).toBeNull()
  expect(openSealed(createBoxPair().privateKey, sealed, 'a')).toBeNull()
  expect(openSealed(holder.privateKey, { ...sealed, e: createBoxPair().publicKey }, 'a')).toBeNull()
})

test('an ephemeral key of low order opens nothing', () => {
  const holder = createBoxPair()
  const sealed = seal(holder.publicKey, Buffer.from('for you'), 'a')
  const lowOrder = Buffer.concat([Buffer.from(holder.publicKey, 'base64').subarray(0, 12), Buffer.alloc(32)])
  expect(
    openSealed(holder.privateKey, { ...sealed, e: BoxPublic.parse(lowOrder.toString('base64')) }, 'a'),
  ).toBeNull()
})

test('every use, vault and epoch of a data key has a key of its own', () => {
  const dataKey = createDataKey()
  const [one, two] = [crypto.randomUUID(), crypto.randomUUID()].map((id) => VaultId.parse(id)) as [
    VaultId,
    VaultId,
  ]
  const uses: KeyUse[] = ['sqlite', 'head', 'attach', 'code', 'name', 'seal']
  const keys = uses.flatMap((use) =>
    [one, two].flatMap((vault) => [1, 2].map((epoch) => subkey(dataKey, use, vault, epoch))),
  )
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(24)
  expect(subkey(dataKey, 'sqlite', one, 2)).toEqual(hkdf(dataKey, `strongroom/v1/sqlite|${one}|2`))
})

test('a signature holds for one text and one person', () => {
  const officer = createSignPair()
  const signature = signText(officer.privateKey, 'grant')
  expect(isSignedBy(officer.publicKey, 'grant', signature)).toBe(true)
  expect(isSignedBy(officer.publicKey, 'revoke', signature)).toBe(false)
  expect(isSignedBy(createSignPair().publicKey, 'grant', signature)).toBe(false)
})

test('a public key of the other kind is refused', () => {
  expect(BoxPublic.safeParse(createSignPair().publicKey).success).toBe(false)
})
