import type { Actor, SessionFacts } from '../archive/context.ts'
import type { Vaults } from '../vaults/vaults.ts'

/** Somebody who is signed in, and the files that are open to them. */
export interface Session {
  readonly actor: Actor
  readonly vaults: Vaults
  readonly facts: SessionFacts
}
