import { appendEntry, findNewestEntry } from '../archive/audit/audit.repository.ts'
import type { ReadDb, WriteDb } from '../database/database.ts'
import type { Asked } from './asked.ts'

/** How far a clock may run back before it is suspect (security 3.7, case 29). */
const TOLERANCE_MS = 2 * 60_000

interface Entry {
  readonly procedure: string
  readonly objectId: string
  readonly payload: object
}

/** Leaves the entry of a call in the transaction of what it records, and says which entry is the newest now. */
export function record(db: WriteDb, { session: { actor }, stamp }: Asked, { payload, ...entry }: Entry) {
  const last = lastInstant(db)
  const common = { at: stamp.at.toISOString(), actorId: actor.id, sign: actor.sign }
  if (last !== null && stamp.at.getTime() < last.getTime() - TOLERANCE_MS)
    appendEntry(db, {
      ...common,
      procedure: 'clock.back',
      objectId: stamp.commandId,
      payload: JSON.stringify({ last: last.toISOString() }),
    })
  return appendEntry(db, {
    ...common,
    ...entry,
    payload: JSON.stringify({ commandId: stamp.commandId, ...payload }),
  })
}

/** The instant of the newest entry: no call is older than that, whatever the clock says. */
export function lastInstant(db: ReadDb): Date | null {
  const newest = findNewestEntry(db)
  return newest ? new Date(newest.at) : null
}
