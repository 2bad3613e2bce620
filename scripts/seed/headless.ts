import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { calibrate } from '../../electron/keys/kdf.ts'
import { createProgram } from '../../electron/program.ts'
import { holdsArchive } from '../../electron/session/archive-files.ts'
import { createClient } from '../../shared/client.ts'
import { contract } from '../../shared/contract/index.ts'
import { passwordBytes } from '../../shared/domain/password-rules.ts'
import { SignInName } from '../../shared/ids.ts'

/** How a seeded archive is opened. Everybody may know it: there is nothing true in such an archive. */
export const DEMO_PASSWORD = 'paper-lantern-7-river-gate'
export const DEMO_NAME = SignInName.parse('demo')

const nowhere = async () => null
const SOURCE = new URL('../../electron/jobs/worker.ts', import.meta.url)

/** The whole program without windows, turned to one archive, which it founds where there is none; `ledger` is what it would choose to import. */
export async function openHeadless(folder: string, ledger: string | null = null, workerScript = SOURCE) {
  mkdirSync(folder, { recursive: true })
  const userData = mkdtempSync(join(tmpdir(), 'strongroom-seed-'))
  const program = createProgram({
    ports: {
      dialogs: { chooseFolder: nowhere, chooseFile: async () => ledger, chooseTarget: nowhere },
      machine: { storageKind: () => 'fixed', bootId: () => 'seed', hostName: hostname },
      paper: { toPdf: async () => new Uint8Array() },
    },
    clock: { zone: 'Asia/Shanghai', now: () => new Date() },
    userData,
    workerScript,
    cost: () => calibrate(),
    onChanged: () => {},
    onBug: (error) => {
      throw error
    },
    onSlow: () => {},
    beforeLock: async () => {},
    afterLock: () => {},
    openWindow: () => {},
  })
  const { host, dispatcher } = program
  const api = createClient(contract, {
    call: (name, input, options) => dispatcher.call({ name, input, ...options }),
  })
  if (holdsArchive(folder)) host.turnTo(folder)
  else await found(folder)

  return {
    ...program,
    api,
    unlock: () => host.unlock(DEMO_NAME, passwordBytes(DEMO_PASSWORD)),
    /** Locks, lets go of the folder and forgets the workstation. */
    async ends() {
      await program.lock('quit')
      host.release()
      rmSync(userData, { recursive: true, force: true })
    },
  }

  function found(place: string) {
    if (readdirSync(place).length > 0) throw new Error(`${place} holds something else`)
    return host.found({
      folder: place,
      name: '江汉机械集团档案室',
      fondsNumber: 'J019',
      fondsName: '江汉机械集团有限公司',
      profile: 'ordinary',
      language: 'zh-CN',
      founderName: '陈静',
      signInName: DEMO_NAME,
      password: passwordBytes(DEMO_PASSWORD),
    })
  }
}

export type Headless = Awaited<ReturnType<typeof openHeadless>>
