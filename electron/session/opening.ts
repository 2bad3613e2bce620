import { type Permission, permissionsOf } from '../../shared/domain/permissions.ts'
import { AppError } from '../../shared/errors.ts'
import type { SignInName, VaultId } from '../../shared/ids.ts'
import { findNewestEntry } from '../archive/audit/audit.service.ts'
import type { Actor } from '../archive/context.ts'
import { listDrafts, placeOfDraft } from '../archive/drafts/drafts.service.ts'
import { findBySignInName, findPin, listPeople, replacePin } from '../archive/people/people.service.ts'
import { archiveFacts, settingOf } from '../archive/settings/settings.service.ts'
import type { ReadDb } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import type { Session } from '../dispatch/session.ts'
import { wipe } from '../keys/bytes.ts'
import { createDesk, unsealDraft } from '../keys/desk.ts'
import { boxOf, readKeyring, signIn } from '../keys/keyring.ts'
import { type Keyring, type Trust, trustBeforeOpening, verifyKeyring } from '../keys/keyring-format.ts'
import { comparePins, KeyringPins, pinsOf } from '../keys/keyring-pins.ts'
import { type PersonKeys, wipeKeys } from '../keys/own-part.ts'
import { type DataKey, openSlots, verifySlots } from '../keys/slots.ts'
import { openVaultFile } from '../vaults/open-vault.ts'
import { findVaultKey } from '../vaults/vault-key.repository.ts'
import { createVaults, type OpenVault } from '../vaults/vaults.ts'
import { keyringPath } from './archive-files.ts'
import { failedAttempts } from './door-events.ts'
import { type DoorLog, DoorPin } from './door-log.ts'
import { leaveEvent } from './events.ts'
import type { StorageKind } from './ports.ts'
import { signerFor } from './signer.ts'
import { readTrustedSlots } from './slots-file.ts'
import type { Throttle } from './throttle.ts'

export interface Attempt {
  readonly folder: string
  readonly signInName: SignInName
  readonly password: Uint8Array
  readonly throttle: Throttle
  readonly log: DoorLog
  readonly at: Date
  readonly zone: string
  /** Where the folder lies, as the system says (MEDIA-7). */
  readonly storage: StorageKind
}

/** An archive that somebody has signed in to. */
export interface OpenArchive {
  readonly session: Session
  /** Checkpoints, closes every file and wipes every key. */
  close(): void
}

/** The keyring as it may be believed before anything is open. */
export function readTrustedKeyring(folder: string): Keyring {
  const keyring = readKeyring(keyringPath(folder))
  verifyKeyring(keyring, trustBeforeOpening(keyring))
  return keyring
}

/** The vault that everybody who signs in opens; it was founded first. */
export function openVaultOf({ vaults }: Keyring): VaultId {
  const [first] = vaults
  if (!first) throw new AppError({ code: 'damaged', reason: 'keyFileForm' })
  return first.id
}

/** Who the open vault says the officers are. While one person founds, that one counts (DEC-7). */
export function trustIn(office: ReadDb): Trust {
  const officers = listPeople(office).map(({ sign_in_name }) => sign_in_name as SignInName) // written from one
  return { officers: new Set(officers), founding: archiveFacts(office).founding }
}

/** One sign-in: one derivation, the slot, the file held against its head, the pins, the drafts, the entry. */
export async function openArchive(attempt: Attempt): Promise<OpenArchive> {
  const { folder, signInName, throttle } = attempt
  const keyring = readTrustedKeyring(folder)
  const keys = await throttle.attempt(signInName, () => signIn(keyring, signInName, attempt.password))
  try {
    const id = openVaultOf(keyring)
    const vault = openVaultFile({ folder, id, dataKey: dataKeyOf(attempt, keyring, id, keys) })
    try {
      return begin(attempt, keyring, vault, keys)
    } catch (error) {
      vault.close()
      throw error
    }
  } catch (error) {
    wipe(keys.sign)
    throw error
  } finally {
    wipe(keys.box) // drafts are read by now; opening a vault asks for the password again
  }
}

function dataKeyOf({ folder }: Attempt, keyring: Keyring, id: VaultId, keys: PersonKeys): DataKey {
  const slots = readTrustedSlots(folder, keyring, id)
  const [newest, ...older] = openSlots(slots, keys.id, keys.box)
  wipe(...older.map(({ key }) => key))
  if (!newest) throw new AppError({ code: 'forbidden', reason: 'noSlot' })
  return newest
}

function begin(attempt: Attempt, keyring: Keyring, vault: OpenVault, keys: PersonKeys): OpenArchive {
  const { db, tail } = vault
  migrate(db, 'office')
  const trust = trustIn(db)
  verifyKeyring(keyring, trust)
  verifySlots(readTrustedSlots(attempt.folder, keyring, vault.id), keyring, vault.id, trust)
  const person = findBySignInName(db, attempt.signInName)
  const pinned = findPin(db, 'keyring')
  if (!person || !pinned) throw new AppError({ code: 'damaged', reason: 'keyringPerson' })
  comparePins(keyring, trust.officers, KeyringPins.parse(JSON.parse(pinned)))

  const desk = createDesk({
    boxPublic: boxOf(keyring, attempt.signInName),
    opened: draftsOf(vault, person.id, keyring, keys),
  })
  const rights = permissionsOf(person.roles)
  const actor: Actor = {
    id: person.id,
    signInName: attempt.signInName,
    name: person.name,
    roles: person.roles,
    permissions: tail === 'whole' ? rights : readingOnly(rights),
    scope: { grades: null, categories: null },
    desk,
    sign: signerFor(keys.sign),
  }
  const failedSignIns = tail === 'whole' ? foldDoor(attempt, { vault, actor, keyring, trust }) : 0
  const vaults = createVaults(vault)
  const facts = {
    openVault: vault.id,
    chainTail: tail,
    lost: vault.lost,
    since: attempt.at.toISOString(),
    failedSignIns,
    isHeadBehind: () => vaults.inOrder().some(({ head }) => head.isBehind()),
    evidence: () => evidenceOf(vault, { keyring, actor, storage: attempt.storage }),
  }
  return {
    session: { actor, vaults, facts },
    close: () => {
      desk.clear()
      try {
        for (const { id } of vaults.inOrder().filter((one) => one.id !== vault.id)) vaults.shut(id)
      } finally {
        wipeKeys(keys)
        vault.close()
      }
    },
  }
}

/** An archive that lost its newest transactions is only read until an officer has decided (security 3.6). */
const readingOnly = (rights: ReadonlySet<Permission>): ReadonlySet<Permission> =>
  new Set([...rights].filter((right) => right.endsWith('.read') || right === 'archive.acceptLoss'))

function draftsOf(
  { id, db }: OpenVault,
  person: Actor['id'],
  keyring: Keyring,
  { id: name, box }: PersonKeys,
) {
  const opened = new Map<string, string>()
  for (const { form, sealed } of listDrafts(db, person)) {
    const place = placeOfDraft(id, form)
    const text = unsealDraft(box, boxOf(keyring, name), sealed, place)
    if (text !== null) opened.set(place, text)
  }
  return opened
}

interface Inside {
  readonly vault: OpenVault
  readonly actor: Actor
  readonly keyring: Keyring
  readonly trust: Trust
}

/** Takes what happened at the door into the chain, with the sign-in itself, and pins what was believed. */
function foldDoor({ log, at }: Attempt, { vault, actor, keyring, trust }: Inside): number {
  const door = findVaultKey(vault.db, 'door')
  if (!door) throw new AppError({ code: 'damaged', reason: 'keyringPerson' })
  const pinned = findPin(vault.db, 'door')
  const report = log.read(door, pinned ? DoorPin.parse(JSON.parse(pinned)) : null)
  wipe(door)
  const failed = failedAttempts(report.events)
  const payload = {
    failed: failed.map(({ who, at: instant, judged }) => ({ who, at: instant, judged })),
    logIsWhole: report.isWhole,
  }
  leaveEvent(vault, actor, { at, procedure: 'door.unlock', payload }, (db) => {
    replacePin(db, 'door', JSON.stringify(report.pin))
    replacePin(db, 'keyring', JSON.stringify(pinsOf(keyring, trust.officers)))
  })
  log.restart(report.pin)
  return failed.length
}

interface Readable {
  readonly keyring: Keyring
  readonly actor: Actor
  readonly storage: StorageKind
}

/** What can be read back on this machine about how the archive is protected, as `name = value` (MEDIA-11). */
function evidenceOf({ db, tail }: OpenVault, { keyring, actor, storage }: Readable): string[] {
  const own = keyring.people.find(({ id }) => id === actor.signInName)?.own.kdf
  const sockets = process.getActiveResourcesInfo().filter((name) => /TCP|UDP/.test(name)).length
  return [
    ...db.profile(),
    own ? `kdf = ${own.alg} m=${own.m} t=${own.t} p=${own.p}` : 'kdf = none',
    `storage = ${storage}`,
    `sockets = ${sockets}`,
    `entries = ${findNewestEntry(db)?.seq ?? 0}`,
    `tail = ${tail}`,
    `lockAfterMinutes = ${settingOf(db, 'lockAfterMinutes')}`,
  ]
}
