import { createHash, timingSafeEqual } from 'node:crypto'
import { combine, split } from 'shamir-secret-sharing'
import { AppError } from '../../shared/errors.ts'
import type { VaultId } from '../../shared/ids.ts'
import { plainCopy, wipe } from './bytes.ts'
import { type BoxPublic, boxPublicOf, createBoxPair, PRIVATE_KEY_BYTES } from './key-pairs.ts'
import { readShare, spellShare } from './share-text.ts'
import { SHARE_LETTERS, SHARES_NEEDED } from './slots-format.ts'

type ShareLetter = (typeof SHARE_LETTERS)[number]

/** One of the three sheets of paper, two of which give a vault's recovery key back. */
export interface RecoveryShare {
  readonly letter: ShareLetter
  /** Lines of five groups; the last group of each line is its check. */
  readonly groups: readonly string[]
  readonly check: string
  /** SHA-256(vault id ‖ recovery key), the same on all three; its beginning is also inside the groups. */
  readonly commitment: string
}

/** A share that was typed and found whole; its bytes are wiped by `combineShares`. */
interface TypedShare {
  readonly letter: string
  readonly commitment: Buffer
  readonly bytes: Buffer
}

const POINT_BYTES = PRIVATE_KEY_BYTES + 1
const COMMITTED_BYTES = 10
const SHARE_BYTES = 1 + POINT_BYTES + COMMITTED_BYTES

/** A new recovery pair for a vault. Its private half exists only in the shares from here on. */
export async function createRecovery(
  vault: VaultId,
): Promise<{ readonly publicKey: BoxPublic; readonly shares: readonly RecoveryShare[] }> {
  const { publicKey, privateKey } = createBoxPair()
  const secret = plainCopy(privateKey) // the library refuses a Buffer
  const points = await split(secret, SHARE_LETTERS.length, SHARES_NEEDED)
  const commitment = commitmentTo(vault, privateKey)
  const shares = SHARE_LETTERS.map((letter, index) => {
    const point = points[index] ?? new Uint8Array(POINT_BYTES)
    const bytes = Buffer.concat([Buffer.from(letter), point, commitment.subarray(0, COMMITTED_BYTES)])
    const text = spellShare(bytes)
    wipe(bytes, point)
    return { letter, ...text, commitment: inFours(commitment.toString('hex').toUpperCase()) }
  })
  wipe(secret, privateKey)
  return { publicKey, shares }
}

/**
 * Two typed shares to the recovery key, or a refusal that says what is wrong; never a wrong key. Errors in one share
 * name its place (`share` 1 or 2). The caller wipes the key.
 */
export async function combineShares(
  vault: VaultId,
  recovery: BoxPublic,
  typed: readonly [string, string],
): Promise<Buffer> {
  const first = parseShare(typed[0], 1)
  const second = parseShare(typed[1], 2)
  if (first.letter === second.letter) throw refuse('shareTwice')
  if (!first.commitment.equals(second.commitment)) throw refuse('sharesOfDifferentKeys')

  const points = [first.bytes, second.bytes].map(plainCopy)
  const secret = await combine(points)
  const key = Buffer.from(secret)
  wipe(secret, first.bytes, second.bytes, ...points)
  const committed = commitmentTo(vault, key).subarray(0, COMMITTED_BYTES)
  if (timingSafeEqual(committed, first.commitment) && boxPublicOf(key) === recovery) return key
  wipe(key)
  throw refuse('sharesOfAnotherKey')
}

function parseShare(typed: string, share: number): TypedShare {
  const bytes = naming(share, () => readShare(typed, SHARE_BYTES))
  return {
    letter: bytes.toString('latin1', 0, 1),
    bytes: bytes.subarray(1, 1 + POINT_BYTES),
    commitment: bytes.subarray(1 + POINT_BYTES),
  }
}

function naming<T>(share: number, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError({ ...error.data, params: { ...error.data.params, share } })
  }
}

const refuse = (reason: string) => new AppError({ code: 'invalid_input', reason })

const commitmentTo = (vault: VaultId, secret: Uint8Array): Buffer =>
  createHash('sha256').update(vault).update(secret).digest()

const inFours = (hex: string): string => hex.match(/.{4}/g)?.join(' ') ?? hex
