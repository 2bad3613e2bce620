import type { z } from 'zod'
import type { Permission } from '../domain/permissions.ts'
import type { VaultId } from '../ids.ts'

/** Names of the things a call can change. The renderer refetches every query that watches one. */
export type Topic =
  | 'arrangement'
  | 'audit'
  | 'drafts'
  | 'imports'
  | 'items'
  | 'parties'
  | 'people'
  | 'preferences'
  | 'searches'
  | 'session'
  | 'settings'
  | 'vaults'

/** Where a call is answered: in the office, in the one vault its input names, or in every vault now open. */
export type Where = 'office' | 'vault' | 'openVaults'
type OneFile = Exclude<Where, 'openVaults'>

type Schema = z.ZodType
type InputFor<W extends Where | 'door'> = W extends 'vault' ? z.ZodType<{ readonly vault: VaultId }> : Schema

/**
 * Reads. Synchronous, sees read-only databases, never audited.
 * At the `door` there is no database yet: what can be asked and done before anybody has signed in (ADR-0014).
 */
export interface Query<
  W extends Where | 'door' = Where | 'door',
  I extends Schema = Schema,
  O extends Schema = Schema,
> {
  readonly kind: 'query'
  readonly in: W
  readonly input: I
  readonly output: O
  readonly needs: Permission | 'anyone'
  readonly watches: readonly Topic[]
}
/** Writes. Synchronous, one transaction in one file, always leaves an audit entry. */
export interface Command<W extends OneFile = OneFile, I extends Schema = Schema, O extends Schema = Schema> {
  readonly kind: 'command'
  readonly in: W
  readonly input: I
  readonly output: O
  readonly needs: Permission
  readonly touches: readonly Topic[]
  /** The id of the object that the audit entry names. */
  about(output: z.output<O>): string
  /** What the entry's payload keeps, where the values already stand in a record. By default the whole input. */
  payload?(input: z.output<I>, output: z.output<O>): object
}
/** Puts away what a person is typing. Private to that person, sealed, unaudited, never a record. */
export interface Keep<W extends OneFile = OneFile, I extends Schema = Schema> {
  readonly kind: 'keep'
  readonly in: W
  readonly input: I
  readonly needs: Permission | 'anyone'
  readonly touches: readonly Topic[]
}
/** Anything that waits. Reports progress, can be cancelled, leaves an audit entry at start and end. */
export interface Job<
  W extends OneFile | 'door' = OneFile | 'door',
  I extends Schema = Schema,
  O extends Schema = Schema,
> {
  readonly kind: 'job'
  readonly in: W
  readonly input: I
  readonly output: O
  readonly needs: Permission | 'anyone'
  readonly touches: readonly Topic[]
  /** What its entries say of the input. Never a password, never content; null for jobs that leave no entry. */
  noted: ((input: z.output<I>) => object) | null
  /** What its last entry says of the outcome beside: numbers and hashes, never content. */
  outcome?(output: z.output<O>): object
}
export type Procedure = Query | Command | Keep | Job
export type Contract = { readonly [group: string]: { readonly [name: string]: Procedure } }

type Spec<P> = Omit<P, 'kind'>

export const query = <W extends Where | 'door', I extends InputFor<W>, O extends Schema>(
  spec: Spec<Query<W, I, O>>,
): Query<W, I, O> => ({ kind: 'query', ...spec })

export const command = <W extends OneFile, I extends InputFor<W>, O extends Schema>(
  spec: Spec<Command<W, I, O>>,
): Command<W, I, O> => ({ kind: 'command', ...spec })

export const keep = <W extends OneFile, I extends InputFor<W>>(spec: Spec<Keep<W, I>>): Keep<W, I> => ({
  kind: 'keep',
  ...spec,
})

export const job = <W extends OneFile | 'door', I extends InputFor<W>, O extends Schema>(
  spec: Spec<Job<W, I, O>>,
): Job<W, I, O> => ({ kind: 'job', ...spec })

export type InputOf<P extends Procedure> = z.input<P['input']>
export type ParsedInputOf<P extends Procedure> = z.output<P['input']>
export type OutputOf<P extends Procedure> = P extends { output: infer O extends Schema }
  ? z.output<O>
  : undefined
