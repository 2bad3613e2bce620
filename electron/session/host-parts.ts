import type { Clock } from '../archive/context.ts'
import type { KdfCost } from '../keys/kdf.ts'
import type { Ports } from './ports.ts'
import type { WorkstationFile } from './workstation.ts'

/** What the host of an archive is made of. */
export interface HostParts {
  readonly ports: Ports
  readonly clock: Clock
  readonly workstation: WorkstationFile
  /** What one guess is to cost; measured once on this machine. */
  cost(): Promise<KdfCost>
  /** Milliseconds that no change of the clock moves. */
  monotonic(): number
}
