import { randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { fromBase64, toBase64 } from './bytes.ts'
import { Base64 } from './canonical.ts'

/** What one guess costs: memory in KiB, passes, lanes. */
export interface KdfCost {
  readonly m: number
  readonly t: number
  readonly p: number
}

/** Argon2id with its parameters, as it stands in the keyring beside the key it protects. */
export const Kdf = z
  .strictObject({
    alg: z.literal('argon2id'),
    v: z.literal(19),
    m: z.int(),
    t: z.int(),
    p: z.int().min(1),
    salt: Base64(16),
  })
  .readonly()
export type Kdf = z.output<typeof Kdf>

/** The least that any key file may ask for; only tests go this low. */
export const FLOOR_COST: KdfCost = { m: 65_536, t: 3, p: 4 }
/** Where every new own part starts from. */
const START_COST: KdfCost = { m: 262_144, t: 3, p: 4 }
const CEILING: KdfCost = { m: 2_097_152, t: 20, p: 16 }
const MOST_CALIBRATED_MEMORY = 1_048_576
const LEAST_MILLISECONDS = 500

export const createKdf = ({ m, t, p }: KdfCost): Kdf => ({
  alg: 'argon2id',
  v: 19,
  m,
  t,
  p,
  salt: toBase64(randomBytes(16)),
})

/** Refuses parameters that are too cheap (downgrade) or too dear (denial of service), before any work is done. */
export function refuseKdf({ m, t, p }: KdfCost): AppError | null {
  const tooCheap = m < FLOOR_COST.m || t < FLOOR_COST.t
  const tooDear = m > CEILING.m || t > CEILING.t || p > CEILING.p
  return tooCheap || tooDear
    ? new AppError({ code: 'damaged', reason: 'kdfPolicy', params: { m, t, p } })
    : null
}

/** Password to key. The caller wipes both. */
export async function deriveKey(password: Uint8Array, kdf: Kdf): Promise<Buffer> {
  const refusal = refuseKdf(kdf)
  if (refusal) throw refusal
  return hashRaw(password, {
    algorithm: 2, // Argon2id; the library's enum is erased before it could be imported
    memoryCost: kdf.m,
    timeCost: kdf.t,
    parallelism: kdf.p,
    outputLen: 32,
    salt: fromBase64(kdf.salt),
  })
}

/** How long one derivation takes on this machine, in milliseconds. */
async function timeDerivation(cost: KdfCost): Promise<number> {
  const began = performance.now()
  await deriveKey(new Uint8Array(16), createKdf(cost))
  return performance.now() - began
}

/** The cost for a new own part: as many passes as make one guess take half a second, then more memory. */
export async function calibrate(
  measure: (cost: KdfCost) => Promise<number> = timeDerivation,
): Promise<KdfCost> {
  let cost = START_COST
  for (;;) {
    const took = await measure(cost)
    if (took >= LEAST_MILLISECONDS) return cost
    const needed = Math.ceil((cost.t * LEAST_MILLISECONDS) / Math.max(took, 1))
    if (cost.t < CEILING.t) cost = { ...cost, t: Math.min(Math.max(needed, cost.t + 1), CEILING.t) }
    else if (cost.m < MOST_CALIBRATED_MEMORY) cost = { ...cost, m: cost.m * 2 }
    else return cost
  }
}
