import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import { FLOOR_COST } from '../../electron/keys/kdf.ts'
import { createProgram } from '../../electron/program.ts'
import type { StorageKind } from '../../electron/session/ports.ts'
import type { ArchiveEvent } from '../../shared/bridge.ts'
import { createClient } from '../../shared/client.ts'
import { contract } from '../../shared/contract/index.ts'
import { passwordBytes } from '../../shared/domain/password-rules.ts'
import type { HandleId } from '../../shared/ids.ts'
import { TEST_WORKER } from './build-worker.ts'

export const PASSWORD = '江汉 Strongroom 7 藏书阁'
export const FOUNDER = 'zhangwei'

/** The whole program on real files in a folder of its own, with the cheapest key derivation that a file may ask for. */
export function testProgram({ folder = newFolder(), at = '2030-06-01T09:00:00+08:00' } = {}) {
  const archive = join(folder, 'archive')
  const userData = join(folder, 'user-data')
  for (const place of [archive, userData]) mkdirSync(place, { recursive: true })
  const answers = {
    folder: archive as string | null,
    file: null as string | null,
    target: null as string | null,
  }
  const facts = { now: new Date(at), storage: 'fixed' as StorageKind, bootId: 'boot-1' }
  const seen = {
    bugs: [] as unknown[],
    slow: [] as string[],
    windows: [] as string[],
    proposed: [] as string[],
  }
  const waiting: (() => Promise<void>)[] = []
  const windows: ((event: ArchiveEvent) => void)[] = []
  const tell = (event: ArchiveEvent) => {
    for (const hear of windows) hear(event)
  }

  const program = createProgram({
    ports: {
      dialogs: {
        chooseFolder: async () => answers.folder,
        chooseFile: async () => answers.file,
        chooseTarget: async (suggestedName) => {
          seen.proposed.push(suggestedName)
          return answers.target
        },
      },
      machine: {
        storageKind: () => facts.storage,
        bootId: () => facts.bootId,
        hostName: () => '档案室一号机',
      },
      paper: { toPdf: async () => new TextEncoder().encode('%PDF-1.7') },
    },
    clock: { zone: 'Asia/Shanghai', now: () => facts.now },
    userData,
    workerScript: pathToFileURL(TEST_WORKER),
    cost: async () => FLOOR_COST,
    onChanged: (topics) => tell({ type: 'changed', topics }),
    onBug: (error) => {
      seen.bugs.push(error)
      console.error(error)
      return 'bug'
    },
    onSlow: (name) => void seen.slow.push(name),
    beforeLock: async () => {
      tell({ type: 'locking' })
      await new Promise(setImmediate) // a window puts away what is typed as soon as it hears
      for (const putAway of waiting.splice(0)) await putAway()
    },
    afterLock: () => tell({ type: 'locked' }),
    openWindow: (path) => void seen.windows.push(path),
  })
  const api = createClient(contract, {
    call: (name, input, options) => program.dispatcher.call({ name, input, ...options }),
  })
  const chosen = async (): Promise<HandleId> => {
    const found = await api.door.chooseFolder({})
    if (!found) throw new Error('no folder was chosen')
    return found.handle
  }

  return {
    ...program,
    api,
    folder,
    archive,
    userData,
    answers,
    facts,
    seen,
    chosen,
    /** What the program says without being asked, as its windows hear it. */
    onEvent: (hear: (event: ArchiveEvent) => void) => {
      windows.push(hear)
      return () => void windows.splice(windows.indexOf(hear), 1)
    },
    /** Runs when the program is about to lock, as a form does that holds something typed. */
    beforeLock: (putAway: () => Promise<void>) => void waiting.push(putAway),
    async found(
      differing: { readonly password?: string; readonly profile?: 'ordinary' | 'accredited' } = {},
    ) {
      return api.door.found({
        handle: await chosen(),
        name: '江汉公司档案室',
        fondsNumber: 'J019',
        fondsName: '江汉公司',
        profile: differing.profile ?? 'ordinary',
        language: 'zh-CN',
        founderName: '张伟',
        signInName: FOUNDER,
        password: passwordBytes(differing.password ?? PASSWORD),
      })
    },
    unlock: (password = PASSWORD, signInName = FOUNDER) =>
      api.door.unlock({ signInName, password: passwordBytes(password) }),
    /** Ends the program as its last window does. */
    async ends() {
      await program.lock('quit')
      program.host.release()
    },
  }
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
