import {
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomUUID,
  sign,
} from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { listEntries } from '../../electron/archive/audit/audit.repository.ts'
import type { Actor } from '../../electron/archive/context.ts'
import { reservationOf } from '../../electron/archive/records/reservations.repository.ts'
import { createServices } from '../../electron/archive/services.ts'
import { openDatabase } from '../../electron/database/database.ts'
import { migrate } from '../../electron/database/migrate.ts'
import { officeSql, raw } from '../../electron/database/sql.ts'
import { createDispatcher } from '../../electron/dispatch/dispatch.ts'
import type { Session } from '../../electron/dispatch/session.ts'
import { createJobHost } from '../../electron/jobs/job-host.ts'
import { createDesk } from '../../electron/keys/desk.ts'
import { createBoxPair } from '../../electron/keys/key-pairs.ts'
import { keepHead } from '../../electron/vaults/kept-head.ts'
import { createVaults, type OpenVault } from '../../electron/vaults/vaults.ts'
import { createClient } from '../../shared/client.ts'
import { contract } from '../../shared/contract/index.ts'
import type { Topic } from '../../shared/contract/procedure.ts'
import type { ItemDescription } from '../../shared/domain/item-rules.ts'
import { PERMISSIONS, type Permission } from '../../shared/domain/permissions.ts'
import { notFound } from '../../shared/errors.ts'
import { type CategoryId, PersonId, VaultId } from '../../shared/ids.ts'
import { TEST_WORKER } from './build-worker.ts'
import { testFile } from './files.ts'

const FOUNDER = PersonId.parse('00000000-0000-4000-8000-0000000000f0')
const VAULT = VaultId.parse('00000000-0000-4000-8000-000000000001')

interface Options {
  readonly as?: readonly Permission[]
  readonly at?: string
  readonly profile?: 'ordinary' | 'accredited'
}

/** A whole archive in an encrypted file, reached the way the renderer reaches it, in the words of the room. */
export function testArchive({
  as = PERMISSIONS,
  at = '2030-06-01T09:00:00+08:00',
  profile = 'ordinary',
}: Options = {}) {
  const { vault, head } = newVault()
  const { db } = vault
  migrate(db, 'office')
  const keys = generateKeyPairSync('ed25519')
  db.run(
    officeSql.insertInto('archive').values({
      id: randomUUID(),
      name: '测试档案室',
      profile,
      language: 'zh-CN',
      zone: 'Asia/Shanghai',
      founded_at: at,
      founding: 1,
    }),
  )
  db.run(
    officeSql.insertInto('person').values({
      id: FOUNDER,
      sign_in_name: 'founder',
      name: '张伟',
      roles: '["founder"]',
      password_changed_on: at.slice(0, 10),
    }),
  )
  const vaults = createVaults(vault)
  const facts = {
    openVault: vault.id,
    chainTail: 'whole' as const,
    lost: null,
    since: at,
    failedSignIns: 0,
    isHeadBehind: () => vault.head.isBehind(),
    evidence: () => db.profile(),
  }
  let session: Session | null = { actor: person(keys.privateKey, as), vaults, facts }
  const stamp = { commandId: '', at: new Date(at) }
  const changes: (readonly Topic[])[] = []
  const slow: string[] = []
  const listeners: ((topics: readonly Topic[]) => void)[] = []
  const dispatcher = createDispatcher({
    contract,
    services: createServices({
      door: absent('the door') as never,
      keys: absent('the keyring') as never,
      runInWorker: createJobHost(pathToFileURL(TEST_WORKER)),
      ledgers: {
        choose: async () => null,
        find: () => {
          throw notFound()
        },
      },
      zone: 'Asia/Shanghai',
      targets: {
        choose: async () => null,
        find: () => {
          throw notFound()
        },
      },
    }),
    clock: { zone: 'Asia/Shanghai', now: () => stamp.at },
    session: () => session,
    newCommandId: () => stamp.commandId || randomUUID(),
    onChanged: (topics) => {
      changes.push(topics)
      for (const tell of listeners) tell(topics)
    },
    onBug: (error) => {
      throw error
    },
    onSlow: (name) => void slow.push(name),
  })
  const api = createClient(contract, {
    call: (name, input, options) => dispatcher.call({ name, input, ...options }),
  })
  let count = 0

  return {
    api,
    dispatcher,
    db,
    head,
    open: vault.id,
    reservation: vault.reservation,
    file: vault.file,
    changes,
    whenChanged: (listener: (topics: readonly Topic[]) => void) => void listeners.push(listener),
    signIn(permissions: readonly Permission[], scope: Actor['scope'] = { grades: null, categories: null }) {
      session = { actor: { ...person(keys.privateKey, permissions), scope }, vaults, facts }
    },
    locks() {
      session = null
    },
    /** Moves the wall clock to an instant. */
    isNow(instant: string) {
      stamp.at = new Date(instant)
    },

    /** A fonds with one category, as most tests need it. */
    async hasCategory(code = 'WS', fondsNumber = 'J019'): Promise<CategoryId> {
      const { fonds } = await api.arrangement.tree({})
      const known = fonds.find(({ number }) => number === fondsNumber)
      const { id } = known ?? (await api.arrangement.addFonds({ number: fondsNumber, name: '江汉公司' }))
      return (await api.arrangement.addCategory({ fondsId: id, code, name: '文书' })).id
    },
    async hasItem(categoryId: CategoryId, description: Partial<ItemDescription> = {}) {
      return api.items.describe({
        vault: vault.id,
        categoryId,
        description: describing(++count, description),
        place: '未上架',
      })
    },

    entries: () => listEntries(db, 0, 100_000),
    auditTrail: () => listEntries(db, 0, 100_000).map((entry) => entry.procedure),
    rows: (table: string) => db.all(raw<Record<string, unknown>>(`SELECT * FROM ${table}`)),
    dispatchAs(commandId: string, instant: string, name: string, input: unknown) {
      Object.assign(stamp, { commandId, at: new Date(instant) })
      return dispatcher.call({ name, input }).finally(() => Object.assign(stamp, { commandId: '' }))
    },
  }
}

/** A description that every rule likes, with another code each time. */
export const describing = (number: number, differing: Partial<ItemDescription> = {}): ItemDescription => ({
  archivalCode: `J019-WS·2024·D30·003-${String(number).padStart(4, '0')}`,
  title: `关于第${number}次会议的通知`,
  author: '办公室',
  documentNumber: `沪办发〔2024〕${number}号`,
  documentDate: '20240315',
  filingYear: 2024,
  retention: 'D30',
  secrecyGrade: 'internal',
  secrecyRegime: 'none',
  secrecyMark: null,
  accessStatus: 'unreviewed',
  pageCount: 3,
  carrier: 'paper',
  remarks: '',
  elements: {},
  ...differing,
})

function newVault(): { vault: OpenVault; head: { seq: number; hash: Buffer }[] } {
  const file = testFile()
  const key = randomBytes(32)
  const db = openDatabase(file, Buffer.from(key))
  migrate(db, 'vault')
  const head: { seq: number; hash: Buffer }[] = []
  const vault: OpenVault = {
    id: VAULT,
    tail: 'whole',
    lost: null,
    file,
    db,
    reservation: (codeKey) => reservationOf(createSecretKey(key), codeKey),
    reservationKey: () => Buffer.from(Uint8Array.from(key).buffer),
    readerKey: () => Buffer.from(Uint8Array.from(key).buffer),
    head: keepHead((newest) => void head.push(newest)),
    close: () => db.close(),
  }
  return { vault, head }
}

function person(signing: KeyObject, permissions: readonly Permission[]): Actor {
  return {
    id: FOUNDER,
    signInName: 'founder',
    name: '张伟',
    roles: ['founder'],
    permissions: new Set(permissions),
    scope: { grades: null, categories: null },
    desk: createDesk({ boxPublic: createBoxPair().publicKey, opened: new Map() }),
    sign: (bytes) => sign(null, bytes, signing),
  }
}

const absent = (what: string) =>
  new Proxy(
    {},
    {
      get: () => () => {
        throw new Error(`this archive has no ${what}`)
      },
    },
  )
