import { appendEntry } from '../archive/audit/audit.repository.ts'
import type { Actor } from '../archive/context.ts'
import type { WriteDb } from '../database/database.ts'
import { recorded } from '../vaults/recorded.ts'
import type { OpenVault } from '../vaults/vaults.ts'

interface SessionEvent {
  readonly at: Date
  readonly procedure: string
  readonly payload: object
}

/** Leaves an entry about the session itself, with what it changes, and writes the head. */
export function leaveEvent(
  vault: OpenVault,
  actor: Pick<Actor, 'id' | 'sign'>,
  { at, procedure, payload }: SessionEvent,
  change: (db: WriteDb) => void = () => {},
): void {
  recorded(vault, (db) => {
    change(db)
    const newest = appendEntry(db, {
      at: at.toISOString(),
      actorId: actor.id,
      procedure,
      objectId: actor.id,
      payload: JSON.stringify(payload),
      sign: actor.sign,
    })
    return { value: undefined, newest }
  })
}
