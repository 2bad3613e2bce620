import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { testFile } from '../../test/support/files.ts'
import { flipped, named, staffedArchive } from '../../test/support/keys.ts'
import { canonicalJson, parseKeyFile } from './canonical.ts'
import { createDataKey } from './envelope.ts'
import { createBoxPair } from './key-pairs.ts'
import { boxOf } from './keyring.ts'
import { makeSlots, openRecoverySlots, openSlots, readSlots, verifySlots, writeSlots } from './slots.ts'
import { type Slots, Slots as SlotsSchema, slotsFileName } from './slots-format.ts'

let archive: Awaited<ReturnType<typeof staffedArchive>>
const recovery = createBoxPair()
const first = { epoch: 1, key: createDataKey() }
const second = { epoch: 2, key: createDataKey() }

beforeAll(async () => {
  archive = await staffedArchive()
})

/** The slots of the first vault for these holders. */
function slotsFor(
  holders: readonly string[],
  keys: { dataKey: typeof first; prior: typeof first | null } = { dataKey: first, prior: null },
): Slots {
  const { keyring, vaults, signers } = archive
  return makeSlots({
    archive: keyring.archive,
    vault: vaults[0],
    ...keys,
    holders: holders.map((id) => ({ id: named(id), box: boxOf(keyring, named(id)) })),
    recovery: recovery.publicKey,
    everyone: keyring.people.map(({ id }) => id),
    signers,
  })
}
const openAs = (slots: Slots, id: 'founder' | 'officer' | 'clerk') =>
  openSlots(slots, named(id), archive.keysOf[id].box)
const verify = (slots: Slots, vault = archive.vaults[0]) =>
  verifySlots(slots, archive.keyring, vault, archive.trust)

test('a holder opens the own slot', () => {
  const slots = slotsFor(['founder', 'clerk'])
  verify(slots)
  expect(openAs(slots, 'founder')).toEqual([first])
  expect(openAs(slots, 'clerk')).toEqual([first])
})

test('MEDIA-9: who was not granted a vault opens nothing, an officer included', () => {
  expect(() => openAs(slotsFor(['clerk']), 'officer')).toThrow('forbidden: noSlot')
})

test('who holds a slot cannot be told from the file', () => {
  for (const holders of [[], ['clerk'], ['founder', 'officer', 'clerk']]) {
    const { slots } = slotsFor(holders)
    expect(slots).toHaveLength(16)
    expect(slots.map(({ to }) => to)).toEqual(expect.arrayContaining(['founder', 'officer', 'clerk']))
  }
})

test('a granted person opens the vault, a removed one does not', () => {
  expect(openAs(slotsFor(['founder', 'clerk', 'officer']), 'officer')).toEqual([first])
  expect(() => openAs(slotsFor(['founder', 'clerk']), 'officer')).toThrow('forbidden: noSlot')
})

test('while a vault is re-keyed, its holders and the recovery key open both epochs', () => {
  const slots = slotsFor(['founder', 'clerk'], { dataKey: second, prior: first })
  verify(slots)
  expect(openAs(slots, 'clerk')).toEqual([second, first])
  expect(openRecoverySlots(slots, recovery.privateKey)).toEqual([second, first])

  const after = slotsFor(['founder'], { dataKey: second, prior: null })
  expect(openAs(after, 'founder')).toEqual([second])
  expect(openRecoverySlots(after, recovery.privateKey)).toEqual([second])
  expect(() => openAs(after, 'clerk')).toThrow('forbidden: noSlot')
})

test('the recovery key opens its slot, another does not', () => {
  const slots = slotsFor(['founder'])
  expect(openRecoverySlots(slots, recovery.privateKey)).toEqual([first])
  expect(() => openRecoverySlots(slots, createBoxPair().privateKey)).toThrow('forbidden: noSlot')
})

test('a slot of somebody else under the own name opens nothing', () => {
  const slots = slotsFor(['clerk'])
  const stolen = slots.slots.find(({ to }) => to === 'clerk')
  const swapped = slots.slots.map((slot) =>
    slot.to === 'officer' && stolen ? { ...stolen, to: slot.to } : slot,
  )
  expect(() => openAs({ ...slots, slots: swapped }, 'officer')).toThrow('forbidden: noSlot')
  expect(() => verify({ ...slots, slots: swapped })).toThrow('damaged: slotsUnsigned')
})

test('a slot moved to another vault or epoch opens nothing', () => {
  const slots = slotsFor(['clerk'])
  expect(() => openAs({ ...slots, vault: archive.vaults[1] }, 'clerk')).toThrow('forbidden: noSlot')
  expect(() => openAs({ ...slots, epoch: 5 }, 'clerk')).toThrow('forbidden: noSlot')
})

test('the file of another vault or archive is refused', () => {
  const slots = slotsFor(['clerk'])
  expect(() => verify(slots, archive.vaults[1])).toThrow('damaged: slotsOfAnother')
  expect(() => verify({ ...slots, archive: crypto.randomUUID() })).toThrow('damaged: slotsOfAnother')
})

test('DEC-7: one signature is enough only while founding, and nobody but officers counts', () => {
  const { sigs, ...rest } = slotsFor(['clerk'])
  const single = { ...rest, sigs: sigs.slice(0, 1) }
  expect(() => verify(single)).toThrow('damaged: slotsUnsigned')
  const founding = { officers: new Set([named('founder')]), founding: true }
  expect(() => verifySlots(single, archive.keyring, archive.vaults[0], founding)).not.toThrow()
})

test('a slot file comes back as it was written, and its last three versions stay', () => {
  const path = join(dirname(testFile()), slotsFileName(archive.vaults[0]))
  const versions = [slotsFor([]), slotsFor(['clerk']), slotsFor(['founder']), slotsFor(['officer'])]
  for (const version of versions) writeSlots(path, version)
  expect(readSlots(path)).toEqual(versions[3])
  expect(readSlots(`${path}.2`)).toEqual(versions[1])
  expect(() => readSlots(`${path}.1`)).toThrow('damaged: keyFileMissing')
})

test('MEDIA-9: of 2,500 slot files with one bit turned over none is accepted', () => {
  const bytes = Buffer.from(canonicalJson(slotsFor(['founder', 'clerk'], { dataKey: second, prior: first })))
  const isAccepted = (altered: Buffer): boolean => {
    try {
      verify(parseKeyFile(altered, SlotsSchema))
      return true
    } catch {
      return false
    }
  }
  expect(isAccepted(bytes)).toBe(true)
  const accepted = Array.from({ length: 2500 }, (_, index) =>
    Math.floor((index * bytes.length * 8) / 2500),
  ).filter((bit) => isAccepted(flipped(bytes, bit)))
  expect(accepted).toEqual([])
})
