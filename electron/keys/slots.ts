import { randomBytes } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import { SignInName, type VaultId } from '../../shared/ids.ts'
import { toBase64 } from './bytes.ts'
import { canonicalJson, parseKeyFile } from './canonical.ts'
import { openSealed, type Sealed, seal } from './envelope.ts'
import { nextVersion, readKeyFile, writeKeyFile } from './key-files.ts'
import { type BoxPublic, boxPublicOf, createBoxPair } from './key-pairs.ts'
import { certify, isCertified, type Keyring, type Signer, type Trust } from './keyring-format.ts'
import {
  type Holder,
  PRIOR_RECOVERY,
  recoveryAad,
  SHARE_LETTERS,
  SHARES_NEEDED,
  type Slot,
  Slots,
  slotAad,
  slotsStatement,
  type VaultOf,
} from './slots-format.ts'

/** Slots come in lots of this size, so that their number says nothing. */
const LOT = 16

/** A vault's data key of one epoch. The caller wipes it. */
export interface DataKey {
  readonly epoch: number
  readonly key: Buffer
}

/** Who is to open a vault from now on, and who says so. */
export interface Grants extends VaultOf {
  readonly dataKey: DataKey
  /** The key of the epoch before, only while the vault is being re-keyed: a crash leaves the file openable. */
  readonly prior: DataKey | null
  readonly holders: readonly Holder[]
  readonly recovery: BoxPublic
  /** Everybody in the keyring: who holds nothing gets a decoy, so that holders cannot be told from the rest. */
  readonly everyone: readonly SignInName[]
  readonly signers: readonly Signer[]
}

export const readSlots = (path: string): Slots => parseKeyFile(readKeyFile(path), Slots)

export const writeSlots = (path: string, slots: Slots): void =>
  writeKeyFile(path, canonicalJson(slots), nextVersion(path))

/**
 * Seals the data key to its holders and to the recovery key, pads with decoys, signs. Granting and removing are
 * this with another list of holders.
 */
export function makeSlots(grants: Grants): Slots {
  const { archive, vault, dataKey, prior, recovery } = grants
  if (prior && prior.epoch !== dataKey.epoch - 1) throw new RangeError('a re-key goes up by one epoch')
  const unsigned = {
    fmt: 'strongroom-slots',
    v: 1,
    archive,
    vault,
    epoch: dataKey.epoch,
    cipher: { name: 'sqlcipher', legacy: 4, page: 4096 },
    slots: padded([...slotsOf(grants, dataKey), ...(prior ? priorSlotsOf(grants, prior) : [])]),
    recovery: {
      slot: seal(recovery, dataKey.key, recoveryAad(grants, dataKey.epoch, recovery)),
      threshold: SHARES_NEEDED,
      shares: SHARE_LETTERS.length,
      shareIds: SHARE_LETTERS,
    },
  } as const
  return { ...unsigned, sigs: certify(slotsStatement(unsigned), grants.signers) }
}

/** Refuses a slot file of another vault, or one that the officers have not signed as it stands. */
export function verifySlots(slots: Slots, keyring: Keyring, vault: VaultId, trust: Trust): void {
  if (slots.archive !== keyring.archive || slots.vault !== vault)
    throw new AppError({ code: 'damaged', reason: 'slotsOfAnother' })
  const { sigs, ...unsigned } = slots
  if (!isCertified(slotsStatement(unsigned), sigs, keyring.people, trust))
    throw new AppError({ code: 'damaged', reason: 'slotsUnsigned' })
}

/** The data keys that somebody holds, newest epoch first. Holding none and never having been granted any are one. */
export function openSlots(slots: Slots, id: SignInName, boxPrivate: Buffer): DataKey[] {
  const holder = { id, box: boxPublicOf(boxPrivate) }
  return orForbidden(
    candidates(slots, id).flatMap(({ to: _, ...sealed }) =>
      epochsIn(slots).map((epoch) => open(boxPrivate, sealed, epoch, slotAad(slots, epoch, holder))),
    ),
  )
}

/** The data keys, from a recovery key that the shares gave back. */
export function openRecoverySlots(slots: Slots, recoveryPrivate: Buffer): DataKey[] {
  const recovery = boxPublicOf(recoveryPrivate)
  const sealed = [slots.recovery.slot, ...candidates(slots, PRIOR_RECOVERY).map(({ to: _, ...slot }) => slot)]
  return orForbidden(
    sealed.flatMap((one) =>
      epochsIn(slots).map((epoch) => open(recoveryPrivate, one, epoch, recoveryAad(slots, epoch, recovery))),
    ),
  )
}

const epochsIn = ({ epoch }: Slots): number[] => [epoch, epoch - 1]

const candidates = (slots: Slots, to: Slot['to']): Slot[] => slots.slots.filter((slot) => slot.to === to)

function open(boxPrivate: Buffer, sealed: Sealed, epoch: number, aad: string): DataKey | null {
  const key = openSealed(boxPrivate, sealed, aad)
  return key ? { epoch, key } : null
}

function orForbidden(found: readonly (DataKey | null)[]): DataKey[] {
  const opened = found.filter((one) => one !== null).sort((a, b) => b.epoch - a.epoch)
  if (opened.length === 0) throw new AppError({ code: 'forbidden', reason: 'noSlot' })
  return opened
}

function slotsOf(grants: Grants, { epoch, key }: DataKey): Slot[] {
  const { holders, everyone } = grants
  const held = holders.map((holder) => ({
    to: holder.id,
    ...seal(holder.box, key, slotAad(grants, epoch, holder)),
  }))
  return [...held, ...everyone.filter((id) => !holders.some((holder) => holder.id === id)).map(decoy)]
}

const priorSlotsOf = (grants: Grants, prior: DataKey): Slot[] => [
  ...slotsOf(grants, prior),
  {
    to: PRIOR_RECOVERY,
    ...seal(grants.recovery, prior.key, recoveryAad(grants, prior.epoch, grants.recovery)),
  },
]

/** Looks like a slot, opens for nobody. */
const decoy = (to: SignInName): Slot => ({
  to,
  e: createBoxPair().publicKey,
  n: toBase64(randomBytes(12)),
  ct: toBase64(randomBytes(48)),
  kc: toBase64(randomBytes(32)),
})

/** Fills the last lot with invented names and puts all in an order that says nothing. */
function padded(slots: readonly Slot[]): Slot[] {
  const missing = (LOT - (slots.length % LOT)) % LOT
  const invented = Array.from({ length: missing }, () =>
    decoy(SignInName.parse(`p${randomBytes(4).toString('hex')}`)),
  )
  return [...slots, ...invented].sort((a, b) => (a.to < b.to ? -1 : 1))
}
