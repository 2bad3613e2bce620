import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  diffieHellman,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { z } from 'zod'
import type { VaultId } from '../../shared/ids.ts'
import { fromBase64, toBase64, wipe } from './bytes.ts'
import { Base64 } from './canonical.ts'
import { BoxPublic, boxPublicOf, createBoxPair, importPrivate, importPublic } from './key-pairs.ts'

/** Bytes under a symmetric key. `kc` commits to that key and is the one place where a wrong one shows. */
export const Wrapped = z.strictObject({ n: Base64(12), ct: Base64(), kc: Base64(32) }).readonly()
export type Wrapped = z.output<typeof Wrapped>
/** Bytes for the holder of a box key; `e` is the ephemeral half. */
export const Sealed = z.strictObject({ e: BoxPublic, n: Base64(12), ct: Base64(), kc: Base64(32) }).readonly()
export type Sealed = z.output<typeof Sealed>

/** What a vault's data key is used for; each use has a key of its own. */
export type KeyUse = 'sqlite' | 'head' | 'attach' | 'code' | 'name' | 'seal'

const TAG = 16

/** A 32-byte key for one purpose, derived from another key. */
export const hkdf = (key: Uint8Array, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', info, 32))

/** A new data key for a vault's next epoch. */
export const createDataKey = (): Buffer => randomBytes(32)

export const subkey = (dataKey: Buffer, use: KeyUse, vault: VaultId, epoch: number): Buffer =>
  hkdf(dataKey, `strongroom/v1/${use}|${vault}|${epoch}`)

/** Encrypts under a key. `aad` is the canonical JSON of everything the bytes depend on. */
export function wrap(key: Uint8Array, plain: Uint8Array, aad: string): Wrapped {
  const nonce = randomBytes(12)
  const encryptionKey = hkdf(key, 'strongroom/v1/wrap-enc')
  try {
    const cipher = createCipheriv('aes-256-gcm', encryptionKey, nonce)
    cipher.setAAD(Buffer.from(aad))
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    return { n: toBase64(nonce), ct: toBase64(sealed), kc: toBase64(commitment(key, aad, nonce, sealed)) }
  } finally {
    wipe(encryptionKey)
  }
}

/** The bytes in a buffer that the caller wipes, or null where the key or the AAD is another. */
export function unwrap(key: Uint8Array, wrapped: Wrapped, aad: string): Buffer | null {
  const nonce = fromBase64(wrapped.n)
  const sealed = fromBase64(wrapped.ct)
  const claimed = fromBase64(wrapped.kc)
  const computed = commitment(key, aad, nonce, sealed)
  if (claimed.length !== 32 || sealed.length < TAG || !timingSafeEqual(computed, claimed)) return null

  const encryptionKey = hkdf(key, 'strongroom/v1/wrap-enc')
  try {
    const decipher = createDecipheriv('aes-256-gcm', encryptionKey, nonce)
    decipher.setAAD(Buffer.from(aad))
    decipher.setAuthTag(sealed.subarray(-TAG))
    const opened = decipher.update(sealed.subarray(0, -TAG))
    decipher.final() // GCM leaves nothing to flush, it only judges the tag
    return opened
  } finally {
    wipe(encryptionKey)
  }
}

/** Encrypts for whoever holds the private half. */
export function seal(to: BoxPublic, plain: Uint8Array, aad: string): Sealed {
  const ephemeral = createBoxPair()
  const key = sharedKey(ephemeral.privateKey, to, ephemeral.publicKey, to)
  try {
    return { e: ephemeral.publicKey, ...wrap(key, plain, aad) }
  } finally {
    wipe(key, ephemeral.privateKey)
  }
}

/** Opens with the private half; null where it was sealed to another or about something else. */
export function openSealed(privateKey: Buffer, { e, ...wrapped }: Sealed, aad: string): Buffer | null {
  let key: Buffer
  try {
    key = sharedKey(privateKey, e, e, boxPublicOf(privateKey))
  } catch {
    return null // a point of low order agrees on nothing
  }
  try {
    return unwrap(key, wrapped, aad)
  } finally {
    wipe(key)
  }
}

function sharedKey(mine: Buffer, theirs: BoxPublic, ephemeral: BoxPublic, recipient: BoxPublic): Buffer {
  const secret = diffieHellman({ privateKey: importPrivate(mine), publicKey: importPublic(theirs) })
  const material = Buffer.concat([secret, fromBase64(ephemeral), fromBase64(recipient)])
  try {
    return hkdf(material, 'strongroom/v1/seal')
  } finally {
    wipe(secret, material)
  }
}

function commitment(key: Uint8Array, aad: string, nonce: Buffer, sealed: Buffer): Buffer {
  const commitmentKey = hkdf(key, 'strongroom/v1/wrap-commit')
  try {
    return createHmac('sha256', commitmentKey).update(aad).update(nonce).update(sealed).digest()
  } finally {
    wipe(commitmentKey)
  }
}
