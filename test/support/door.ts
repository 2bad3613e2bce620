import { dirname, join } from 'node:path'
import { createBoxPair } from '../../electron/keys/key-pairs.ts'
import { openDoorLog } from '../../electron/session/door-log.ts'
import { createThrottle } from '../../electron/session/throttle.ts'
import { AppError } from '../../shared/errors.ts'
import { testFile } from './files.ts'
import { named } from './keys.ts'

/** The key pair that the log of the test door is sealed to. */
export const door = createBoxPair()
export const archive = crypto.randomUUID()
const people = [named('founder'), named('clerk')]

/** A door in a new folder, with clocks that the test moves. */
export function testDoor(folder = dirname(testFile())) {
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
export type Opened = ReturnType<ReturnType<typeof testDoor>['open']>

/** What a wrong password is answered with. */
export const wrongPassword = () => Promise.reject(new AppError({ code: 'forbidden', reason: 'signIn' }))

/** So many wrong passwords, each as soon as it may be tried. */
export async function tryWrongly(
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
export function tryAndKill(open: () => Opened, wait: (seconds: number) => void, times: number): Opened {
  for (let time = 0; time < times; time += 1) {
    const { throttle } = open()
    wait(throttle.secondsLeft(named('clerk')) ?? 0)
    void throttle.attempt(named('clerk'), () => new Promise(() => {}))
  }
  return open()
}

/** The work behind a right one. */
export const rightPassword = async () => 'opened'
