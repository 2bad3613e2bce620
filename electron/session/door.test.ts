import { appendFileSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { archive, door, rightPassword, testDoor, tryAndKill, tryWrongly } from '../../test/support/door.ts'
import { named } from '../../test/support/keys.ts'
import { createBoxPair } from '../keys/key-pairs.ts'
import { failedAttempts } from './door-events.ts'

test('AUD-1: events before the key are read at the next unlock, with who, when, how judged and their counter', async () => {
  const { open, wait } = testDoor()
  await tryWrongly(open(), wait, 1)
  const opened = tryAndKill(open, wait, 1)
  wait(2)
  await opened.throttle.attempt(named('clerk'), rightPassword)
  const report = open().log.read(door.privateKey, null)
  const at = '2030-06-01T09:00:00.000Z'
  expect(report).toMatchObject({ pin: { counter: 5 }, isWhole: true })
  expect(report.events).toEqual([
    { n: 1, what: 'tried', who: 'clerk', at },
    { n: 2, what: 'wrong', who: 'clerk', at },
    { n: 3, what: 'tried', who: 'clerk', at },
    { n: 4, what: 'tried', who: 'clerk', at },
    { n: 5, what: 'signedIn', who: 'clerk', at },
  ])
  expect(failedAttempts(report.events).map(({ n, judged }) => [n, judged])).toEqual([
    [1, true],
    [3, false],
  ])
})

test('MEDIA-9: without the door key no event is read', () => {
  const { open, wait } = testDoor()
  tryAndKill(open, wait, 1)
  expect(open().log.read(createBoxPair().privateKey, null)).toMatchObject({ events: [], isWhole: false })
})

test('what is in the chain already is not reported again, and counts of people go on', async () => {
  const { open, wait } = testDoor()
  const opened = open()
  await tryWrongly(opened, wait, 2)
  const { pin } = opened.log.read(door.privateKey, null)
  await opened.throttle.attempt(named('founder'), rightPassword)
  await tryWrongly(opened, wait, 1, 'nobody')
  const report = opened.log.read(door.privateKey, pin)
  expect(report.events.map(({ n }) => n)).toEqual([5, 6, 7, 8])
  opened.log.restart(report.pin)
  void opened.throttle.attempt(named('founder'), () => new Promise(() => {}))

  const again = open()
  expect([...again.log.counts]).toEqual([
    ['clerk', { failed: 2, wrong: 2 }],
    ['founder', { failed: 1, wrong: 0 }],
  ])
  const after = again.log.read(door.privateKey, report.pin)
  expect(after).toMatchObject({ events: [{ n: 9 }], pin: { counter: 9 }, isWhole: true })
})

test('a crash between the chain and the log reports nothing twice', async () => {
  const { open, wait } = testDoor()
  await tryWrongly(open(), wait, 3)
  const { pin } = open().log.read(door.privateKey, null)
  expect(open().log.read(door.privateKey, pin)).toEqual({ events: [], pin, isWhole: true })
})

test('a deleted log is noticed by what is pinned inside, and what came after is still reported', async () => {
  const { open, wait, path } = testDoor()
  await tryWrongly(open(), wait, 1)
  const { pin } = open().log.read(door.privateKey, null)
  rmSync(path)
  await tryWrongly(open(), wait, 1)
  const { log } = open()
  const report = log.read(door.privateKey, pin)
  expect(report).toMatchObject({ events: [{ n: 1 }, { n: 2 }], isWhole: false })
  log.restart(report.pin)
  expect(open().log.read(door.privateKey, report.pin)).toEqual({ events: [], pin: report.pin, isWhole: true })
})

test('an older log put back is noticed', async () => {
  const { open, wait, path } = testDoor()
  await tryWrongly(open(), wait, 1)
  const older = readFileSync(path)
  await tryWrongly(open(), wait, 2)
  const { pin } = open().log.read(door.privateKey, null)
  writeFileSync(path, older)
  expect(open().log.read(door.privateKey, pin)).toEqual({ events: [], pin, isWhole: false })
})

test.each<[string, (text: string) => string]>([
  ['a line taken out', (text) => text.replace(/\n.*"n":2.*\n/, '\n')],
  ['a count lowered', (text) => text.replace('"failed":2', '"failed":1')],
  ['a judgement taken back', (text) => text.replace('"wrong":2', '"wrong":1')],
  ['a line spoilt', (text) => text.replace('"n":2', '"n":"2"')],
  ['its first line spoilt', (text) => text.replace('strongroom-door', 'strongroom-doom')],
  ['the name of another archive', (text) => text.replace(archive, crypto.randomUUID())],
])('a log with %s is not whole', async (_what, alter) => {
  const { open, wait, path } = testDoor()
  await tryWrongly(open(), wait, 3)
  const before = readFileSync(path, 'utf8')
  const after = alter(before)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
  expect(open().log.read(door.privateKey, null).isWhole).toBe(false)
})

test('half a line, left by a crash, is dropped and the log goes on', () => {
  const { open, wait, path } = testDoor()
  tryAndKill(open, wait, 1)
  appendFileSync(path, '{"event":{"ct":"AA')
  tryAndKill(open, wait, 1)
  expect(open().log.read(door.privateKey, null)).toMatchObject({
    events: [{ n: 1 }, { n: 2 }],
    isWhole: true,
  })
})

test('a symbolic link in place of the log is refused', () => {
  const { open, path } = testDoor()
  symlinkSync(`${path}.elsewhere`, path)
  expect(open).toThrow('damaged: doorLog')
})
