import { contract } from '../../../shared/contract/index.ts'
import type { Contract } from '../../../shared/contract/procedure.ts'

/** Acts at the door and of the clock: they stand in the trail and are no call of a window. */
const BESIDE_THE_CONTRACT = [
  'door.found',
  'door.unlock',
  'door.lock',
  'door.recover',
  'keyring.passwordChanged',
  'keyring.sharesRenewed',
  'clock.back',
] as const

/** Every kind of act that can stand in the trail: each command, each job that leaves entries, and what the door leaves. */
export const ACT_KINDS: readonly string[] = [
  ...Object.entries(contract as Contract).flatMap(([group, procedures]) =>
    Object.entries(procedures)
      .filter(([, one]) => one.kind === 'command' || (one.kind === 'job' && one.noted !== null))
      .map(([name]) => `${group}.${name}`),
  ),
  ...BESIDE_THE_CONTRACT,
]
