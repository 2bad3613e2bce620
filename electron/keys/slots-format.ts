import { z } from 'zod'
import { SignInName, VaultId } from '../../shared/ids.ts'
import { Base64, canonicalJson } from './canonical.ts'
import { BoxPublic } from './key-pairs.ts'
import { Certificate } from './keyring-format.ts'

/** A data key sealed to somebody: 32 bytes and the tag. */
const sealedDataKey = { e: BoxPublic, n: Base64(12), ct: Base64(48), kc: Base64(32) }
const SealedDataKey = z.strictObject(sealedDataKey).readonly()

/** While a vault is re-keyed, the recovery key's slot of the epoch before stands among the others under this name. */
export const PRIOR_RECOVERY = 'recovery:prior'

export const Slot = z
  .strictObject({ to: z.union([SignInName, z.literal(PRIOR_RECOVERY)]), ...sealedDataKey })
  .readonly()
export type Slot = z.output<typeof Slot>

export const SHARE_LETTERS = ['A', 'B', 'C'] as const
export const SHARES_NEEDED = 2

/** `v-<uuid>.slots.json` (security 3.2). Some slots are decoys; only their holders can tell. */
export const Slots = z
  .strictObject({
    fmt: z.literal('strongroom-slots'),
    v: z.literal(1),
    archive: z.uuid(),
    vault: VaultId,
    epoch: z.int().min(1),
    cipher: z
      .strictObject({ name: z.literal('sqlcipher'), legacy: z.literal(4), page: z.literal(4096) })
      .readonly(),
    slots: z.array(Slot).min(16).readonly(),
    recovery: z
      .strictObject({
        slot: SealedDataKey,
        threshold: z.literal(SHARES_NEEDED),
        shares: z.literal(SHARE_LETTERS.length),
        shareIds: z.tuple([z.literal('A'), z.literal('B'), z.literal('C')]).readonly(),
      })
      .readonly(),
    sigs: z.array(Certificate).readonly(),
  })
  .readonly()
export type Slots = z.output<typeof Slots>

/** Which vault of which archive. */
export interface VaultOf {
  readonly archive: string
  readonly vault: VaultId
}
/** Somebody to whom a data key is sealed. */
export interface Holder {
  readonly id: SignInName
  readonly box: BoxPublic
}

export const slotsFileName = (vault: VaultId): string => `v-${vault}.slots.json`

export const slotAad = (where: VaultOf, epoch: number, { id, box }: Holder): string =>
  canonicalJson({
    t: 'strongroom/v1/slot',
    file: slotsFileName(where.vault),
    archive: where.archive,
    epoch,
    to: id,
    box,
  })

export const recoveryAad = (where: VaultOf, epoch: number, recovery: BoxPublic): string =>
  canonicalJson({
    t: 'strongroom/v1/recovery-slot',
    file: slotsFileName(where.vault),
    archive: where.archive,
    epoch,
    recovery,
  })

/** What the officers sign: the whole file but for their signatures. */
export const slotsStatement = (unsigned: Omit<Slots, 'sigs'>): string => canonicalJson(unsigned)
