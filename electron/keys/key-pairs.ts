import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyPairKeyObjectResult,
  sign,
  verify,
} from 'node:crypto'
import type { z } from 'zod'
import { fromBase64, toBase64 } from './bytes.ts'
import { Base64 } from './canonical.ts'

const SPKI = {
  ed25519: Buffer.from('302a300506032b6570032100', 'hex'),
  x25519: Buffer.from('302a300506032b656e032100', 'hex'),
} as const
/** A PKCS8 private key of either kind has this many bytes. */
export const PRIVATE_KEY_BYTES = 48

const isSpki = (kind: keyof typeof SPKI) => (text: string) =>
  fromBase64(text).subarray(0, 12).equals(SPKI[kind])

/** The public half that checks signatures: Ed25519, SPKI, base64. */
export const SignPublic = Base64(44).refine(isSpki('ed25519')).brand<'SignPublic'>()
export type SignPublic = z.output<typeof SignPublic>
/** The public half that things are sealed to: X25519, SPKI, base64. */
export const BoxPublic = Base64(44).refine(isSpki('x25519')).brand<'BoxPublic'>()
export type BoxPublic = z.output<typeof BoxPublic>
/** An Ed25519 signature, base64. */
export const Signature = Base64(64)

/** A new pair. The private half is PKCS8 in a buffer that its holder wipes. */
export interface KeyPair<Public> {
  readonly publicKey: Public
  readonly privateKey: Buffer
}

const exported = ({ publicKey, privateKey }: KeyPairKeyObjectResult) => ({
  spki: toBase64(publicKey.export({ type: 'spki', format: 'der' })),
  privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
})

export function createSignPair(): KeyPair<SignPublic> {
  const { spki, privateKey } = exported(generateKeyPairSync('ed25519'))
  return { publicKey: SignPublic.parse(spki), privateKey }
}

export function createBoxPair(): KeyPair<BoxPublic> {
  const { spki, privateKey } = exported(generateKeyPairSync('x25519'))
  return { publicKey: BoxPublic.parse(spki), privateKey }
}

export const importPrivate = (pkcs8: Buffer) => createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })

export const importPublic = (spki: SignPublic | BoxPublic) =>
  createPublicKey({ key: fromBase64(spki), format: 'der', type: 'spki' })

/** The public half of a box key, so that a private key can be held against the file that names it. */
export function boxPublicOf(privateKey: Buffer): BoxPublic {
  const spki = createPublicKey(importPrivate(privateKey)).export({ type: 'spki', format: 'der' })
  return BoxPublic.parse(toBase64(spki))
}

export const signText = (privateKey: Buffer, text: string): string =>
  toBase64(sign(null, Buffer.from(text), importPrivate(privateKey)))

export const isSignedBy = (publicKey: SignPublic, text: string, signature: string): boolean =>
  verify(null, Buffer.from(text), importPublic(publicKey), fromBase64(signature))
