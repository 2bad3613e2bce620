import { appendFileSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { testFile } from '../../test/support/files.ts'
import { named } from '../../test/support/keys.ts'
import { createBoxPair } from '../keys/key-pairs.ts'
import { failedAttempts } from './door-events.ts'
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

const wrongPassword = () => Promise.reject(new AppError({ code: 'forbidden', reason: 'signIn' }))

/** So many wrong passwords, each as soon as it may be tried. */
async function tryWrongly(
  { throttle }: Opened,
  wait: (seconds: number) => void,
  times: number,
  name = 'clerk',
) {
  for (let time = 0; time < times; time += 1) {
    wait(throttle.secondsLeft(named(name)) ?? 0)
    await throttle.attempt(named(name), wrongPassword).catch(() => {})
  }
}

/** So many attempts, each ended by a kill before it is judged; the door after the last restart. */
function tryAndKill(open: () => Opened, wait: (seconds: number) => void, times: number): Opened {
  for (let time = 0; time < times; time += 1) {
    const { throttle } = open()
    wait(throttle.secondsLeft(named('clerk')) ?? 0)
    void throttle.attempt(named('clerk'), () => new Promise(() => {}))
  }
  return open()
}

const rightPassword = async () => 'opened'

test('the delay doubles from one second to five minutes', () => {
  expect([0, 1, 2, 3, 9, 10, 40].map(delaySeconds)).toEqual([0, 1, 2, 4, 256, 300, 300])
})

test('an attempt before its time is refused with the seconds left, and not counted', async () => {
  const { open, wait } = testDoor()
  const opened = open()
  await tryWrongly(opened, wait, 3)
  wait(1.5)
  const refusal = { data: { code: 'forbidden', reason: 'tooSoon', params: { seconds: 3 } } }
  await expect(opened.throttle.attempt(named('clerk'), rightPassword)).rejects.toMatchObject(refusal)
  expect(opened.log.counts.get('clerk')).toEqual({ failed: 3, wrong: 3 })
  expect(opened.throttle.secondsLeft(named('founder'))).toBe(0)
})

test('PERM-6: after ten wrong passwords only an officer lets the person try again', async () => {
  const { open, wait } = testDoor()
  const opened = open()
  await tryWrongly(opened, wait, MOST_ATTEMPTS)
  wait(100_000)
  const once = (door: Opened) => door.throttle.attempt(named('clerk'), rightPassword)
  await expect(once(opened)).rejects.toThrow('forbidden: tooManyAttempts')
  await expect(once(open())).rejects.toThrow('forbidden: tooManyAttempts')
  opened.throttle.release(named('clerk'))
  expect(opened.throttle.secondsLeft(named('clerk'))).toBe(0)
})

test('the right password begins the count anew', async () => {
  const { open, wait } = testDoor()
  const opened = open()
  await tryWrongly(opened, wait, 4)
  wait(8)
  await expect(opened.throttle.attempt(named('clerk'), rightPassword)).resolves.toBe('opened')
  expect(opened.throttle.secondsLeft(named('clerk'))).toBe(0)
  expect(open().log.counts.size).toBe(0)
})

test('a restart serves the delay again, and no clock shortens it', async () => {
  const { open, wait, clock } = testDoor()
  await tryWrongly(open(), wait, 5)
  wait(10)
  clock.wall += 10 * 365 * 24 * 3_600_000
  const { throttle } = open()
  expect(throttle.secondsLeft(named('clerk'))).toBe(16)
  wait(16)
  expect(throttle.secondsLeft(named('clerk'))).toBe(0)
})

test('PERM-6: attempts that a kill ended are slowed down like wrong ones, whatever the clock says', () => {
  const { open, wait, clock } = testDoor()
  const delays = [1, 2, 3, 4, 5].map(() => {
    const left = tryAndKill(open, wait, 1).throttle.secondsLeft(named('clerk'))
    clock.wall -= 24 * 3_600_000
    return left
  })
  expect(delays).toEqual([1, 2, 4, 8, 16])
})

test('PERM-6: any number of kills locks nobody out: the wait stays at five minutes, and the right password ends it', async () => {
  const { open, wait } = testDoor()
  const opened = tryAndKill(open, wait, 3 * MOST_ATTEMPTS)
  expect(opened.throttle.secondsLeft(named('clerk'))).toBe(300)
  wait(300)
  await expect(opened.throttle.attempt(named('clerk'), rightPassword)).resolves.toBe('opened')
  expect(open().log.counts.size).toBe(0)
})

test('PERM-6: kills between wrong passwords take nothing from the ten', async () => {
  const { open, wait } = testDoor()
  await tryWrongly(tryAndKill(open, wait, 3), wait, 6)
  const opened = tryAndKill(open, wait, 3)
  expect(opened.log.counts.get('clerk')).toEqual({ failed: 12, wrong: 6 })
  await tryWrongly(opened, wait, 4)
  wait(100_000)
  expect(open().throttle.secondsLeft(named('clerk'))).toBeNull()
})

test('a judgement is on the disk before it is answered', async () => {
  const { open, path } = testDoor()
  const { throttle } = open()
  const lines = () => readFileSync(path, 'utf8').split('\n').length
  const before = lines()
  let tried = 0
  const answer = throttle.attempt(named('clerk'), () => {
    tried = lines() - before
    return wrongPassword()
  })
  await expect(answer).rejects.toThrow('forbidden: signIn')
  expect([tried, lines() - before]).toEqual([1, 2])
})

test('what was refused for another reason is no attempt: a new password that is too weak slows nobody down', async () => {
  const { open } = testDoor()
  const { throttle, log } = open()
  for (let time = 0; time < 2 * MOST_ATTEMPTS; time += 1) {
    const weak = () => Promise.reject(new AppError({ code: 'rule_broken', reason: 'password.tooEasy' }))
    await expect(throttle.attempt(named('clerk'), weak)).rejects.toThrow('password.tooEasy')
  }
  expect(throttle.secondsLeft(named('clerk'))).toBe(0)
  const { events } = log.read(door.privateKey, null)
  expect(failedAttempts(events)).toEqual([])
})

test('names that nobody has are slowed down like people, and leave no trace of what was typed', async () => {
  const { open, wait, path } = testDoor()
  const opened = open()
  await tryWrongly(opened, wait, 3, 'mypassword7')
  expect(opened.throttle.secondsLeft(named('mypassword7'))).toBe(4)
  expect(readFileSync(path, 'utf8')).not.toContain('mypassword7')
  const { events } = opened.log.read(door.privateKey, null)
  expect(events.map(({ who }) => who)).toEqual([null, null, null, null, null, null])
})

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
