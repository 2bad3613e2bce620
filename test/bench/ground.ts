import { randomBytes, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Actor } from '../../electron/archive/context.ts'
import { createServices } from '../../electron/archive/services.ts'
import { type Database, openDatabase } from '../../electron/database/database.ts'
import { raw } from '../../electron/database/sql.ts'
import { createDispatcher } from '../../electron/dispatch/dispatch.ts'
import type { Session } from '../../electron/dispatch/session.ts'
import { createHead, openHead } from '../../electron/keys/head.ts'
import { keepHead } from '../../electron/vaults/kept-head.ts'
import { createVaults } from '../../electron/vaults/vaults.ts'
import { fillItems } from '../../scripts/seed/fill.ts'
import { openHeadless } from '../../scripts/seed/headless.ts'
import { growTree } from '../../scripts/seed/tree.ts'
import { createClient } from '../../shared/client.ts'
import { contract } from '../../shared/contract/index.ts'
import { decryptedCopy, openPlain } from './plain.ts'

export const SEED = 1
const folderFor = (items: number) => resolve('.cache', `bench-${items}`)

/** The seeded archive of this size, made once and kept, open and warm; beside it the same archive without a cipher. */
export async function prepareGround(items: number, say: (text: string) => void) {
  const folder = folderFor(items)
  const room = await openHeadless(folder)
  await room.unlock()
  await fillItems(room, { items, seed: SEED }, say)
  await indexed(room, say)
  const session = room.host.session()
  if (!session) throw new Error('the archive did not open')
  const { first } = session.vaults
  first.db.checkpoint()
  const plainFile = decryptedCopy(first.file, first.readerKey(), `${folder}-plain.db`)
  const plain = openPlain(plainFile)
  const openEncrypted = (cacheKibibytes: number): Database =>
    openDatabase(first.file, first.readerKey(), { cacheKibibytes })

  return {
    items,
    folder,
    room,
    vault: first.id,
    session,
    shelves: await growTree(room),
    encrypted: { db: first.db, api: room.api },
    plain: { db: plain, api: apiOver(session, plain, `${folder}-plain.head`) },
    openEncrypted,
    openPlain: (cacheKibibytes: number) => openPlain(plainFile, cacheKibibytes),
    /** Every product call over another file: same road, same services, same entries. */
    over: (db: Database, head: string) => apiOver(session, db, head),
    async ends() {
      plain.close()
      rmSync(`${folder}-plain.head`, { force: true })
      await room.ends()
    },
  }
}
/** Waits until the search index has taken in what was filed, as it does beside any import. */
async function indexed({ host }: Awaited<ReturnType<typeof openHeadless>>, say: (text: string) => void) {
  const waiting = () =>
    host
      .session()
      ?.vaults.first.db.first(raw<{ changes: number }>('SELECT count(*) AS changes FROM search_change'))
      ?.changes ?? 0
  for (let changes = waiting(); changes >= 1024; changes = waiting()) {
    say(`${changes} changes wait for the search index.`)
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
}
export type Ground = Awaited<ReturnType<typeof prepareGround>>

const absent = async (): Promise<never> => {
  throw new Error('not here')
}

/** The product's own road over a file that the product would never open. */
function apiOver(session: Session, db: Database, headFile: string) {
  const { first } = session.vaults
  const key = randomBytes(32)
  createHead(headFile, key, { generation: 1, seq: 0, hash: Buffer.alloc(32) })
  const head = openHead(headFile, key)
  const vault = {
    ...first,
    db,
    head: keepHead((newest) => head.write({ generation: 1, ...newest })),
  }
  const actor: Actor = session.actor
  const dispatcher = createDispatcher({
    contract,
    services: createServices({
      door: new Proxy({}, { get: () => absent }) as never, // no call of these rows goes to the door
      keys: absent as never,
      runInWorker: absent,
      ledgers: { choose: async () => null, find: () => ({ path: '', name: '' }) },
      targets: { choose: async () => null, find: () => ({ path: '', name: '' }) },
      zone: 'Asia/Shanghai',
    }),
    clock: { zone: 'Asia/Shanghai', now: () => new Date() },
    session: () => ({ ...session, actor, vaults: createVaults(vault) }),
    newCommandId: randomUUID,
    onChanged: () => {},
    onBug: (error) => {
      throw error
    },
    onSlow: () => {},
  })
  return createClient(contract, {
    call: (name, input, options) => dispatcher.call({ name, input, ...options }),
  })
}
