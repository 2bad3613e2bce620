import { electronBinary, launchElectron } from './electron.ts'
import type { LaunchOptions, Running } from './running.ts'
import { launchStandIn } from './stand-in.ts'

export type { LaunchOptions, Running }

/** Starts the built program: on real Electron where its binary is, else on the stand-in. */
export function launch(options: LaunchOptions): Promise<Running> {
  return electronBinary() ? launchElectron(options) : launchStandIn(options)
}
