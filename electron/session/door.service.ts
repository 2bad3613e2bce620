import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { door } from '../../shared/contract/door.ts'
import { passwordRefusals } from '../../shared/domain/password-rules.ts'
import type { Service } from '../dispatch/implement.ts'
import { wipe } from '../keys/bytes.ts'
import { holdsArchive, refuseFounding } from './archive-files.ts'
import type { ArchiveHost } from './host.ts'
import { policyOf } from './new-password.ts'
import { passwordBits } from './password-strength.ts'
import type { Ports } from './ports.ts'
import type { WorkstationFile } from './workstation.ts'

interface Parts {
  readonly host: ArchiveHost
  readonly ports: Ports
  readonly workstation: WorkstationFile
  /** Keeps drafts, ends jobs, closes everything, shows the lock screen. */
  lock(): Promise<void>
  openWindow(path: string): void
}

const DONE = { done: true } as const

/** Nothing of a password outlives the call that brought it. */
const withPassword = <T>(password: Uint8Array, work: () => Promise<T>): Promise<T> =>
  work().finally(() => wipe(password))

function judge(host: ArchiveHost, password: Uint8Array, signInName: string) {
  const text = new TextDecoder().decode(password)
  const bits = passwordBits(text, [signInName])
  const office = host.session()?.vaults.first.db ?? null
  const refusals = passwordRefusals({ text, bits }, policyOf(office))
  return { bits, refusals: refusals.map(({ rule, reason }) => ({ rule, reason })) }
}

/** What can be asked and done before anybody has signed in. */
export const createDoorService = ({
  host,
  ports,
  workstation,
  lock,
  openWindow,
}: Parts): Service<typeof door> => ({
  state: () => host.state(),
  preferences: () => workstation.read().preferences,
  prefer: async (_, change) => {
    const now = workstation.read().preferences
    const {
      language = now.language,
      theme = now.theme,
      density = now.density,
      singleKeys = now.singleKeys,
      panes = now.panes,
      columns = {},
    } = change
    workstation.write({
      preferences: { language, theme, density, singleKeys, panes, columns: { ...now.columns, ...columns } },
    })
    return workstation.read().preferences
  },
  chooseFolder: async () => {
    const folder = await ports.dialogs.chooseFolder()
    if (!folder) return null
    const isArchive = holdsArchive(folder)
    return {
      handle: host.handleFor(folder),
      label: folder,
      refusal: isArchive ? null : refuseFounding(folder, ports.machine),
      holdsArchive: isArchive,
    }
  },
  openFolder: async (_, { handle }) => {
    host.turnTo(host.pathOf(handle))
    return DONE
  },
  judgePassword: (_, { password, signInName }) =>
    withPassword(password, async () => judge(host, password, signInName)),
  found: (_, { handle, ...plan }) =>
    withPassword(plan.password, async () => {
      const papers = await host.found({ ...plan, folder: host.pathOf(handle) })
      await host.unlock(plan.signInName, plan.password)
      return papers
    }),
  unlock: (_, { signInName, password }) =>
    withPassword(password, async () => {
      await host.unlock(signInName, password)
      return DONE
    }),
  recover: (_, { shares, signInName, password }) =>
    withPassword(password, async () => {
      const papers = await host.recover(shares, signInName, password)
      await host.unlock(signInName, password)
      return papers
    }),
  lock: async () => {
    await lock()
    return DONE
  },
  leaveFolder: async () => {
    host.leave()
    return DONE
  },
  savePage: async ({ windowId }, { suggestedName }) => {
    const path = await ports.dialogs.chooseTarget(basename(suggestedName))
    if (!path) return { saved: false }
    writeFileSync(path, await ports.paper.toPdf(windowId), { mode: 0o600 })
    return { saved: true }
  },
  openWindow: async (_, { path }) => {
    openWindow(path)
    return DONE
  },
})
