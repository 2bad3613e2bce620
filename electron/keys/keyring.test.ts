import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { passwordBytes } from '../../shared/domain/password-rules.ts'
import { testFile } from '../../test/support/files.ts'
import {
  flipped,
  foundedArchive,
  named,
  newPerson,
  passwordOf,
  staffedArchive,
} from '../../test/support/keys.ts'
import { canonicalJson, parseKeyFile } from './canonical.ts'
import { FLOOR_COST } from './kdf.ts'
import {
  admitPerson,
  changePassword,
  fingerprintOf,
  readKeyring,
  signIn,
  vouchFor,
  writeKeyring,
} from './keyring.ts'
import {
  type Keyring,
  Keyring as KeyringSchema,
  trustBeforeOpening,
  verifyKeyring,
} from './keyring-format.ts'
import { comparePins, pinsOf } from './keyring-pins.ts'
import { wipeKeys } from './own-part.ts'

let archive: Awaited<ReturnType<typeof staffedArchive>>
beforeAll(async () => {
  archive = await staffedArchive()
})

const withPerson = (
  keyring: Keyring,
  id: string,
  change: (person: Keyring['people'][number]) => object,
): Keyring => ({
  ...keyring,
  people: keyring.people.map((person) => (person.id === id ? { ...person, ...change(person) } : person)),
})
const personOf = (keyring: Keyring, id: string) => {
  const person = keyring.people.find((one) => one.id === id)
  if (!person) throw new Error(`nobody is called ${id}`)
  return person
}

test('a keyring comes back from its file as it was written', () => {
  const path = join(dirname(testFile()), 'keyring.json')
  writeKeyring(path, archive.keyring)
  expect(readKeyring(path)).toEqual(archive.keyring)
})

test('PERM-9: each person signs in with the own password of the program', async () => {
  for (const id of ['founder', 'officer', 'clerk'] as const) {
    const keys = await signIn(archive.keyring, named(id), passwordOf(id))
    expect(keys).toEqual(archive.keysOf[id])
  }
})

test('PERM-9: a wrong password and an unknown name get the same answer', async () => {
  const refusal = { data: { code: 'forbidden', reason: 'signIn' } }
  await expect(signIn(archive.keyring, named('clerk'), passwordOf('officer'))).rejects.toMatchObject(refusal)
  await expect(signIn(archive.keyring, named('nobody'), passwordOf('clerk'))).rejects.toMatchObject(refusal)
})

test('DEC-7: one signature is enough while the archive is being founded, and not after', async () => {
  const { keyring, trust } = await foundedArchive()
  expect(() => verifyKeyring(keyring, trust)).not.toThrow()
  expect(() => verifyKeyring(keyring, { ...trust, founding: false })).toThrow('damaged: keyringUncertified')
})

test('DEC-7: a second officer, signed for by both, ends the founding state', async () => {
  const { keyring, founder } = await foundedArchive()
  const second = await newPerson(keyring.archive, 'second')
  const both = vouchFor(
    admitPerson(keyring, second.person, [founder.keys, second.keys]),
    named('founder'),
    second.keys,
  )
  const officers = new Set([named('founder'), named('second')])
  expect(() => verifyKeyring(both, { officers, founding: false })).not.toThrow()
})

test('two people who are not both officers cannot vouch for anybody', () => {
  const officers = new Set([named('founder'), named('clerk')])
  expect(() => verifyKeyring(archive.keyring, { officers, founding: false })).toThrow(
    'damaged: keyringUncertified',
  )
  expect(() => verifyKeyring(archive.keyring, trustBeforeOpening(archive.keyring))).not.toThrow()
})

test('the same officer twice is one officer', () => {
  const twice = withPerson(archive.keyring, 'clerk', ({ cert }) => ({ cert: [cert[0], cert[0]] }))
  expect(() => verifyKeyring(twice, archive.trust)).toThrow('damaged: keyringUncertified')
})

test.each<[string, (keyring: Keyring) => Keyring, string]>([
  ['another door', (k) => ({ ...k, door: personOf(k, 'clerk').box }), 'keyringUncertified'],
  ['another archive', (k) => ({ ...k, archive: crypto.randomUUID() }), 'keyringUncertified'],
  [
    'a box key of somebody else',
    (k) => withPerson(k, 'clerk', () => ({ box: personOf(k, 'officer').box })),
    'keyringUncertified',
  ],
  [
    'an own part of somebody else',
    (k) => withPerson(k, 'clerk', () => ({ own: personOf(k, 'officer').own })),
    'keyringOwnPart',
  ],
  [
    'another revision',
    (k) => withPerson(k, 'clerk', ({ own }) => ({ own: { ...own, rev: 9 } })),
    'keyringOwnPart',
  ],
  [
    'a cheaper derivation',
    (k) => withPerson(k, 'clerk', ({ own }) => ({ own: { ...own, kdf: { ...own.kdf, m: 8 } } })),
    'kdfPolicy',
  ],
  [
    'a derivation nobody finishes',
    (k) => withPerson(k, 'clerk', ({ own }) => ({ own: { ...own, kdf: { ...own.kdf, t: 99 } } })),
    'kdfPolicy',
  ],
  ['a person twice', (k) => ({ ...k, people: [...k.people, personOf(k, 'clerk')] }), 'keyringTwice'],
  [
    'a signer who is not in it',
    (k) => ({ ...k, people: k.people.filter(({ id }) => id !== 'officer') }),
    'keyringUncertified',
  ],
  [
    'vault keys exchanged',
    (k) => ({ ...k, vaults: k.vaults.map((v) => ({ ...v, recovery: v.intake })) }),
    'keyringUncertified',
  ],
])('a keyring with %s is refused before any password is worked on', (_what, alter, reason) => {
  const altered = alter(archive.keyring)
  expect(() => verifyKeyring(altered, archive.trust)).toThrow(`damaged: ${reason}`)
})

test('a new password changes the own part and nothing else', async () => {
  const next = passwordBytes('another long password 8')
  const change = { id: named('clerk'), current: passwordOf('clerk'), next, cost: FLOOR_COST }
  const changed = await changePassword(archive.keyring, change)
  verifyKeyring(changed, archive.trust)

  const [before, after] = [archive.keyring, changed].map((keyring) => personOf(keyring, 'clerk'))
  expect(after).toMatchObject({ ...before, own: { rev: (before?.own.rev ?? 0) + 1, kdf: after?.own.kdf } })
  expect(after?.own.kdf.salt).not.toBe(before?.own.kdf.salt)
  expect(changed.seq).toBe(archive.keyring.seq + 1)
  expect(changed.people.filter(({ id }) => id !== 'clerk')).toEqual(
    archive.keyring.people.filter(({ id }) => id !== 'clerk'),
  )
  expect(await signIn(changed, named('clerk'), next)).toEqual(archive.keysOf.clerk)
  await expect(signIn(changed, named('clerk'), passwordOf('clerk'))).rejects.toThrow('forbidden: signIn')
})

test('a password is only changed by who knows the old one', async () => {
  const change = {
    id: named('clerk'),
    current: passwordOf('officer'),
    next: passwordOf('x'),
    cost: FLOOR_COST,
  }
  await expect(changePassword(archive.keyring, change)).rejects.toThrow('forbidden: signIn')
})

test('an old keyring is noticed by what the open file remembers', async () => {
  const { keyring, trust } = archive
  const change = {
    id: named('clerk'),
    current: passwordOf('clerk'),
    next: passwordOf('new'),
    cost: FLOOR_COST,
  }
  const newer = await changePassword(keyring, change)
  const pins = pinsOf(newer, trust.officers)
  expect(comparePins(newer, trust.officers, pins)).toBe('same')
  expect(() => comparePins(keyring, trust.officers, pins)).toThrow('damaged: keyringOld')
  expect(() => comparePins({ ...keyring, seq: newer.seq + 1 }, trust.officers, pins)).toThrow(
    'damaged: keyringOld',
  )
  expect(() => comparePins({ ...newer, seq: newer.seq + 1 }, trust.officers, pins)).toThrow(
    'damaged: keyringAltered',
  )
  expect(comparePins(newer, trust.officers, pinsOf(keyring, trust.officers))).toBe('newer')
})

test('other keys of an officer are noticed', async () => {
  const { keyring, trust, signers } = archive
  const impostor = await newPerson(keyring.archive, 'officer', 2)
  const pins = pinsOf(keyring, trust.officers)
  const replaced = admitPerson(keyring, impostor.person, signers)
  expect(() => comparePins(replaced, trust.officers, pins)).toThrow('damaged: keyringOfficers')
  expect(fingerprintOf(impostor.person)).not.toBe(fingerprintOf(personOf(keyring, 'officer')))
})

test('MEDIA-9: of 2,500 keyrings with one bit turned over none is accepted', () => {
  const bytes = Buffer.from(canonicalJson(archive.keyring))
  const pins = pinsOf(archive.keyring, archive.trust.officers)
  const isAccepted = (altered: Buffer): boolean => {
    try {
      const keyring = parseKeyFile(altered, KeyringSchema)
      verifyKeyring(keyring, archive.trust)
      return comparePins(keyring, archive.trust.officers, pins) === 'same'
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

test('wiped keys are zero', async () => {
  const keys = await signIn(archive.keyring, named('clerk'), passwordOf('clerk'))
  wipeKeys(keys)
  expect(keys.sign).toEqual(Buffer.alloc(48))
  expect(keys.box).toEqual(Buffer.alloc(48))
})
