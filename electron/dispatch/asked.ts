import type { Procedure } from '../../shared/contract/procedure.ts'
import type { Call } from './call.ts'
import type { AnyHandler } from './routes.ts'
import type { Session } from './session.ts'
import type { Stamp } from './stamp.ts'

/** Who asks, for what, and when. */
export interface Asked {
  readonly name: string
  readonly session: Session
  readonly stamp: Stamp
}

/** A call that may pass, with its contract entry and what answers it. */
export interface Errand<P extends Procedure> extends Asked, Call {
  readonly procedure: P
  readonly handler: AnyHandler
}
