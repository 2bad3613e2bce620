import { createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, constants, fsyncSync, lstatSync, openSync, readSync, writeSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import type { VaultId } from '../../shared/ids.ts'
import { wipe } from './bytes.ts'
import { replaceFile } from './key-files.ts'

/** How far a vault's chain had come when a command was last acknowledged (security 3.6). */
export interface HeadState {
  /** Goes up when a restore, a re-key or an upgrade begins the count anew. */
  readonly generation: number
  readonly seq: number
  /** The hash of the newest audit entry. */
  readonly hash: Buffer
}

/** An open head file. */
export interface Head {
  read(): HeadState
  /** Overwrites the older slot and waits until it is on the disk. */
  write(state: HeadState): void
  /** Closes the file and wipes the key. */
  close(): void
}

const SLOT = 80
const SIGNED = 48

export const headFileName = (vault: VaultId): string => `v-${vault}.head`

/** Begins a head file, or begins it anew under another key; a crash leaves the old one or the new one. */
export function createHead(path: string, key: Buffer, state: HeadState): void {
  const slot = slotOf(key, state)
  replaceFile(path, Buffer.concat([slot, slot]))
}

/** Opens a head file and keeps it open. The key is the head's from now on. */
export function openHead(path: string, key: Buffer): Head {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found?.isFile() || found.size !== 2 * SLOT) throw damaged()
  const file = openSync(path, constants.O_RDWR)
  const slots = [readSlot(file, key, 0), readSlot(file, key, 1)]

  const newest = (): number => {
    const [first, second] = slots
    if (!first && !second) throw damaged()
    return second && (!first || isAfter(second, first)) ? 1 : 0
  }
  const read = (): HeadState => slots[newest()] as HeadState // newest() has found it

  return {
    read,
    write: (state) => {
      const place = 1 - newest()
      if (!isAfter(state, read())) throw new RangeError('the head only grows')
      const written = writeSync(file, slotOf(key, state), 0, SLOT, place * SLOT)
      if (written < SLOT) throw Object.assign(new Error('half a slot'), { code: 'ENOSPC', syscall: 'write' })
      fsyncSync(file)
      slots[place] = { ...state, hash: Buffer.from(state.hash) }
    },
    close: () => {
      closeSync(file)
      wipe(key)
    },
  }
}

const damaged = () => new AppError({ code: 'damaged', reason: 'head' })

const isAfter = (a: HeadState, b: HeadState): boolean =>
  a.generation > b.generation || (a.generation === b.generation && a.seq > b.seq)

function slotOf(key: Buffer, { generation, seq, hash }: HeadState): Buffer {
  if (hash.length !== 32) throw new RangeError('a chain hash has 32 bytes')
  const slot = Buffer.alloc(SLOT)
  slot.writeBigUInt64BE(BigInt(generation), 0)
  slot.writeBigUInt64BE(BigInt(seq), 8)
  hash.copy(slot, 16)
  mac(key, slot).copy(slot, SIGNED)
  return slot
}

function readSlot(file: number, key: Buffer, place: number): HeadState | null {
  const slot = Buffer.alloc(SLOT)
  readSync(file, slot, 0, SLOT, place * SLOT)
  if (!timingSafeEqual(mac(key, slot), slot.subarray(SIGNED))) return null
  return {
    generation: Number(slot.readBigUInt64BE(0)),
    seq: Number(slot.readBigUInt64BE(8)),
    hash: Buffer.from(slot.subarray(16, SIGNED)),
  }
}

const mac = (key: Buffer, slot: Buffer): Buffer =>
  createHmac('sha256', key).update(slot.subarray(0, SIGNED)).digest()
