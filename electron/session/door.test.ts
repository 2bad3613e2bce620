import { appendFileSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { testFile } from '../../test/support/files.ts'
import { named } from '../../test/support/keys.ts'
import { createBoxPair } from '../keys/key-pairs.ts'
import { wrongAttempts } from './door-events.ts'
import { openDoorLog } from './door-log.ts'
import { createThrottle, delaySeconds, MOST_ATTEMPTS } from './throttle.ts'

const door = createBoxPair()
const archive = crypto.randomUUID()
const people = [named('founder'), named('clerk')]

/** A door in a new folder, with clocks that the test moves. */
function testDoor(folder = dirname(testFile())) {
  const clock = { monotonic: 0, wall: Date.parse('2030-06-01T09:00:00Z') }
  const open = () => {
    const log = openDoorLog({ folder, archive, door: door.publicKey })
    const throttle = createThrottle({
      log,
      archive,
      isPerson: (name) => people.includes(name),
      monotonic: () => clock.monotonic,
      now: () => new Date(clock.wall),
    })
    return { log, throttle }
  }
  const wait = (seconds: number) => {
    clock.monotonic += seconds * 1000
  }
  return { path: join(folder, 'door.log'), clock, wait, open }
}
type Opened = ReturnType<ReturnType<typeof testDoor>['open']>

/** So many wrong passwords, each as soon as it may be tried. */
function tryWrongly({ throttle }: Opened, wait: (seconds: number) => void, times: number, name = 'clerk') {
  for (let time = 0; time < times; time += 1) {
    wait(throttle.secondsLeft(named(name)) ?? 0)
    throttle.begin(named(name))
  }
}

test('the delay doubles from one second to five minutes', () => {
  expect([0, 1, 2, 3, 9, 10, 40].map(delaySeconds)).toEqual([0, 1, 2, 4, 256, 300, 300])
})

test('an attempt before its time is refused with the seconds left, and not counted', () => {
  const { open, wait } = testDoor()
  const opened = open()
  tryWrongly(opened, wait, 3)
  wait(1.5)
  const refusal = { data: { code: 'forbidden', reason: 'tooSoon', params: { seconds: 3 } } }
  expect(() => opened.throttle.begin(named('clerk'))).toThrow(expect.objectContaining(refusal))
  expect(opened.log.failed.get('clerk')).toBe(3)
  expect(opened.throttle.secondsLeft(named('founder'))).toBe(0)
})

test('after ten wrong passwords only an officer lets the person try again', () => {
  const { open, wait } = testDoor()
  const opened = open()
  tryWrongly(opened, wait, MOST_ATTEMPTS)
  wait(100_000)
  expect(() => opened.throttle.begin(named('clerk'))).toThrow('forbidden: tooManyAttempts')
  expect(() => open().throttle.begin(named('clerk'))).toThrow('forbidden: tooManyAttempts')
  opened.throttle.release(named('clerk'))
  expect(opened.throttle.secondsLeft(named('clerk'))).toBe(0)
})

test('the right password begins the count anew', () => {
  const { open, wait } = testDoor()
  const opened = open()
  tryWrongly(opened, wait, 4)
  opened.throttle.succeed(named('clerk'))
  expect(opened.throttle.secondsLeft(named('clerk'))).toBe(0)
  expect(open().log.failed.size).toBe(0)
})

test('a restart serves the delay again, and no clock shortens it', () => {
  const { open, wait, clock } = testDoor()
  tryWrongly(open(), wait, 5)
  wait(10)
  clock.wall += 10 * 365 * 24 * 3_600_000
  const { throttle } = open()
  expect(throttle.secondsLeft(named('clerk'))).toBe(16)
  wait(16)
  expect(throttle.secondsLeft(named('clerk'))).toBe(0)
})

test('a kill in the middle of an attempt leaves it counted', () => {
  const { open } = testDoor()
  open().throttle.begin(named('clerk'))
  expect(open().log.failed.get('clerk')).toBe(1)
})

test('names that nobody has are slowed down like people, and leave no trace of what was typed', () => {
  const { open, wait, path } = testDoor()
  const opened = open()
  tryWrongly(opened, wait, 3, 'mypassword7')
  expect(opened.throttle.secondsLeft(named('mypassword7'))).toBe(4)
  expect(readFileSync(path, 'utf8')).not.toContain('mypassword7')
  const { events } = opened.log.read(door.privateKey, null)
  expect(events.map(({ who }) => who)).toEqual([null, null, null])
})

test('events before the key are read at the next unlock, with who, when and their counter', () => {
  const { open, wait } = testDoor()
  const opened = open()
  tryWrongly(opened, wait, 2)
  opened.throttle.succeed(named('clerk'))
  const report = open().log.read(door.privateKey, null)
  expect(report).toMatchObject({ pin: { counter: 3 }, isWhole: true })
  expect(report.events).toEqual([
    { n: 1, what: 'tried', who: 'clerk', at: '2030-06-01T09:00:00.000Z' },
    { n: 2, what: 'tried', who: 'clerk', at: '2030-06-01T09:00:00.000Z' },
    { n: 3, what: 'signedIn', who: 'clerk', at: '2030-06-01T09:00:00.000Z' },
  ])
  expect(wrongAttempts(report.events).map(({ n }) => n)).toEqual([1])
})

test('MEDIA-9: without the door key no event is read', () => {
  const { open } = testDoor()
  open().throttle.begin(named('clerk'))
  expect(open().log.read(createBoxPair().privateKey, null)).toMatchObject({ events: [], isWhole: false })
})

test('what is in the chain already is not reported again, and counts of people go on', () => {
  const { open, wait } = testDoor()
  const opened = open()
  tryWrongly(opened, wait, 2)
  const { pin } = opened.log.read(door.privateKey, null)
  opened.throttle.begin(named('founder'))
  opened.throttle.begin(named('nobody'))
  opened.throttle.succeed(named('founder'))
  const report = opened.log.read(door.privateKey, pin)
  expect(report.events.map(({ n }) => n)).toEqual([3, 4, 5])
  opened.log.restart(report.pin)
  opened.throttle.begin(named('founder'))

  const again = open()
  expect([...again.log.failed]).toEqual([
    ['clerk', 2],
    ['founder', 1],
  ])
  const after = again.log.read(door.privateKey, report.pin)
  expect(after).toMatchObject({ events: [{ n: 6 }], pin: { counter: 6 }, isWhole: true })
})

test('a crash between the chain and the log reports nothing twice', () => {
  const { open, wait } = testDoor()
  tryWrongly(open(), wait, 3)
  const { pin } = open().log.read(door.privateKey, null)
  expect(open().log.read(door.privateKey, pin)).toEqual({ events: [], pin, isWhole: true })
})

test('a deleted log is noticed by what is pinned inside, and what came after is still reported', () => {
  const { open, wait, path } = testDoor()
  tryWrongly(open(), wait, 1)
  const { pin } = open().log.read(door.privateKey, null)
  rmSync(path)
  tryWrongly(open(), wait, 2)
  const { log } = open()
  const report = log.read(door.privateKey, pin)
  expect(report).toMatchObject({ events: [{ n: 1 }, { n: 2 }], isWhole: false })
  log.restart(report.pin)
  expect(open().log.read(door.privateKey, report.pin)).toEqual({ events: [], pin: report.pin, isWhole: true })
})

test('an older log put back is noticed', () => {
  const { open, wait, path } = testDoor()
  tryWrongly(open(), wait, 1)
  const older = readFileSync(path)
  tryWrongly(open(), wait, 2)
  const { pin } = open().log.read(door.privateKey, null)
  writeFileSync(path, older)
  expect(open().log.read(door.privateKey, pin)).toEqual({ events: [], pin, isWhole: false })
})

test.each<[string, (text: string) => string]>([
  ['a line taken out', (text) => text.replace(/\n.*"n":2.*\n/, '\n')],
  ['a count lowered', (text) => text.replace('"failed":2', '"failed":1')],
  ['a line spoilt', (text) => text.replace('"n":2', '"n":"2"')],
  ['its first line spoilt', (text) => text.replace('strongroom-door', 'strongroom-doom')],
  ['the name of another archive', (text) => text.replace(archive, crypto.randomUUID())],
])('a log with %s is not whole', (_what, alter) => {
  const { open, wait, path } = testDoor()
  tryWrongly(open(), wait, 3)
  const before = readFileSync(path, 'utf8')
  const after = alter(before)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
  expect(open().log.read(door.privateKey, null).isWhole).toBe(false)
})

test('half a line, left by a crash, is dropped and the log goes on', () => {
  const { open, wait, path } = testDoor()
  tryWrongly(open(), wait, 1)
  appendFileSync(path, '{"event":{"ct":"AA')
  const opened = open()
  wait(1)
  opened.throttle.begin(named('clerk'))
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
