import type { Session } from './session.ts'
import type { Stamp } from './stamp.ts'

/** Who asks, for what, and when. */
export interface Asked {
  readonly name: string
  readonly session: Session
  readonly stamp: Stamp
}
