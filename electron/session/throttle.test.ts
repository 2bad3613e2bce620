import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import {
  door,
  type Opened,
  rightPassword,
  testDoor,
  tryAndKill,
  tryWrongly,
  wrongPassword,
} from '../../test/support/door.ts'
import { named } from '../../test/support/keys.ts'
import { failedAttempts } from './door-events.ts'
import { delaySeconds, MOST_ATTEMPTS } from './throttle.ts'

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
