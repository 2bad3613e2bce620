import type { Client } from '../../shared/client.ts'
import type { AppContract } from '../../shared/contract/index.ts'
import type { Where } from '../../shared/contract/procedure.ts'
import type { Permission, Role } from '../../shared/domain/permissions.ts'
import type { SecrecyGrade } from '../../shared/domain/secrecy.ts'
import type { CategoryId, IsoDate, PersonId, VaultId } from '../../shared/ids.ts'
import type { ReadDb, WriteDb } from '../database/database.ts'
import type { Desk } from '../keys/desk.ts'

export interface Clock {
  /** The zone of the wall clock in the room; it decides what day it is. */
  readonly zone: string
  now(): Date
}

/** Which rows somebody may see inside a vault that is open to them. Null: no limit of that kind. */
export interface Scope {
  readonly grades: readonly SecrecyGrade[] | null
  readonly categories: readonly CategoryId[] | null
}

export interface Actor {
  readonly id: PersonId
  readonly signInName: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly permissions: ReadonlySet<Permission>
  readonly scope: Scope
  readonly desk: Desk
  /** Signs an audit entry with the key that only this person's password leads to. */
  sign(bytes: Buffer): Buffer
}

/** What only a signed-in session knows and no file says. */
export interface SessionFacts {
  readonly openVault: VaultId
  readonly chainTail: 'whole' | 'missing'
  /** What the head had seen last, where the file no longer has it. */
  readonly lost: { readonly seq: number; readonly hash: string } | null
  /** When this session began, as an instant. */
  readonly since: string
  readonly failedSignIns: number
  /** True while the newest entry of an open file is not in its head, because the disk did not take it. */
  isHeadBehind(): boolean
  /** What the open vault's file says of its settings, and how the key is derived. */
  evidence(): readonly string[]
}

/** What a call sees of the archive. One file can be written at most; the office is only ever read from a vault. */
interface Places<Db extends ReadDb> {
  office: { readonly db: Db }
  vault: {
    readonly db: Db
    readonly office: ReadDb
    /** The keyed hash under which a number that may never be given again is kept. */
    reservation(codeKey: string): Buffer
  }
  openVaults: {
    readonly vaults: readonly { readonly id: VaultId; readonly db: ReadDb }[]
    readonly office: ReadDb
  }
}

interface Here {
  readonly actor: Actor
  readonly today: IsoDate
  readonly facts: SessionFacts
}
export type QueryContext<W extends Where = Where> = Here & Places<ReadDb>[W]
export type KeepContext<W extends Where = Where> = Here & Places<WriteDb>[W] & { readonly at: string }
/** `newId` gives the same ids in the same order when the command is replayed; `at` is the instant of the call. */
export type CommandContext<W extends Where = Where> = Here &
  Places<WriteDb>[W] & { readonly at: string; newId(): string }
export type JobContext<W extends Where = Where> = Here &
  Places<ReadDb>[W] & {
    readonly signal: AbortSignal
    report(done: number, total: number): void
    /** Every command of the contract, as the person who started the job. A job writes in no other way. */
    readonly act: Client<AppContract>
    /** A read-only connection in a worker gets its key from here; the worker wipes it. */
    reader(vault: VaultId): { readonly file: string; readonly key: Buffer; readonly reservation: Buffer }
    /** Leaves the log of a file to the job, which writes much and has a worker empty it; returns what ends that. */
    letLogGrow(vault: VaultId): () => void
  }
/** There is no archive at the door, only the window that asks. */
export interface DoorContext {
  readonly windowId: number
  readonly signal: AbortSignal
  report(done: number, total: number): void
}
