import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { FLOOR_COST } from '../../electron/keys/kdf.ts'
import { createProgram } from '../../electron/program.ts'
import { createClient } from '../../shared/client.ts'
import { contract } from '../../shared/contract/index.ts'
import { passwordBytes } from '../../shared/domain/password-rules.ts'
import { AppError } from '../../shared/errors.ts'

export const PASSWORD = '江汉 Strongroom 7 藏书阁'
export const FOUNDER = 'zhangwei'

/** When the first trial in a folder takes place; later ones are later, for a clock that runs back is noticed. */
const BEGIN = Date.parse('2030-06-01T09:00:00+08:00')
const PER_VISIT = 60_000

export type Room = ReturnType<typeof openRoom>

/** The whole program without windows on a folder of its own: what stands in the trials is what is shipped. */
export function openRoom(folder: string, visit = 0) {
  const archive = join(folder, 'archive')
  const userData = join(folder, 'user-data')
  const ledger = join(folder, 'ledger.csv')
  for (const place of [archive, userData]) mkdirSync(place, { recursive: true })
  const begin = performance.now()
  const bugs: unknown[] = []
  const program = createProgram({
    ports: {
      dialogs: {
        chooseFolder: async () => archive,
        chooseFile: async () => ledger,
        chooseTarget: async () => null,
      },
      machine: { storageKind: () => 'fixed', bootId: () => 'boot-1', hostName: () => '档案室一号机' },
      paper: { toPdf: async () => new Uint8Array() },
    },
    clock: {
      zone: 'Asia/Shanghai',
      now: () => new Date(BEGIN + visit * PER_VISIT + Math.floor(performance.now() - begin)),
    },
    userData,
    workerScript: new URL('./worker.js', import.meta.url),
    cost: async () => FLOOR_COST,
    onChanged: () => {},
    onBug: (error) => {
      if (!(error instanceof AppError)) bugs.push(error) // a lock says what it could not write; that has words
      return 'bug'
    },
    onSlow: () => {},
    beforeLock: async () => {},
    afterLock: () => {},
    openWindow: () => {},
  })
  const api = createClient(contract, {
    call: (name, input, options) => program.dispatcher.call({ name, input, ...options }),
  })
  const chosen = async () => {
    const found = await api.door.chooseFolder({})
    if (!found) throw new Error('no folder was chosen')
    return found
  }
  const vault = () => {
    const session = program.host.session()
    if (!session) throw new Error('nobody is signed in')
    return session.vaults.first
  }

  return {
    api,
    archive,
    /** The file that the program is given when it asks for one to import. */
    ledger,
    bugs,
    vault,
    session: program.host.session,
    async found() {
      const { handle } = await chosen()
      await api.door.found({
        handle,
        name: '江汉公司档案室',
        fondsNumber: 'J019',
        fondsName: '江汉公司',
        profile: 'ordinary',
        language: 'zh-CN',
        founderName: '张伟',
        signInName: FOUNDER,
        password: passwordBytes(PASSWORD),
      })
    },
    /** Turns to the archive in the folder and signs in, waiting where an interrupted attempt was counted. */
    async enter() {
      const { handle } = await chosen()
      await api.door.openFolder({ handle })
      for (;;)
        try {
          return await api.door.unlock({ signInName: FOUNDER, password: passwordBytes(PASSWORD) })
        } catch (error) {
          if (!(error instanceof AppError) || error.data.reason !== 'tooSoon') throw error
          const seconds = Number(error.data.params?.seconds ?? 1)
          await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
        }
    },
    /** Ends the program as its last window does. */
    async leave() {
      await program.lock('quit')
      program.host.release()
    },
  }
}
