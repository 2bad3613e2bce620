import type { VaultId } from '../../shared/ids.ts'
import type { Database } from '../database/database.ts'
import type { KeptHead } from './kept-head.ts'

/** How a file and its head agree: `missing` when the head has seen entries that the file has lost (security 3.6). */
export type ChainTail = 'whole' | 'missing'

export interface OpenVault {
  readonly id: VaultId
  /** As found at opening. What lost its tail takes no entry until an officer has decided. */
  readonly tail: ChainTail
  /** What the head had seen last, where the file no longer has it: the gap that an officer accepts. */
  readonly lost: { readonly seq: number; readonly hash: string } | null
  readonly file: string
  readonly db: Database
  /** The keyed hash under which a number that may never be given again is kept (security 3.9). */
  reservation(codeKey: string): Buffer
  /** A fresh copy of the key that such hashes are made with, for a worker, who wipes it. */
  reservationKey(): Buffer
  /** A fresh copy of the file's key for a reader in a worker, who wipes it. */
  readerKey(): Buffer
  /** What notices that the file has lost its newest entries; written through `recorded` (security 3.6). */
  readonly head: KeptHead
  /** Closes the file and wipes its keys. */
  close(): void
}

/** The files that are open now. A vault that is shut is not in here, and nothing remembers that it was. */
export interface Vaults {
  /** The first vault; the office tables stand in its file. */
  readonly first: OpenVault
  find(id: VaultId): OpenVault | undefined
  inOrder(): readonly OpenVault[]
  open(vault: OpenVault): void
  /** Closes one file. The first vault is shut by locking the archive, which ends this object with it. */
  shut(id: VaultId): void
}

export function createVaults(first: OpenVault): Vaults {
  const opened = new Map([[first.id, first]])
  return {
    first,
    find: (id) => opened.get(id),
    inOrder: () => [...opened.values()],
    open: (vault) => void opened.set(vault.id, vault),
    shut: (id) => {
      opened.get(id)?.close()
      opened.delete(id)
    },
  }
}
