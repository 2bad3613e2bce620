import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testArchive } from '../support/archive.ts'
import { Errand, workerIn } from './commands.ts'
import { replay } from './replay.ts'

const COMMANDS = 1000
const TABLES = [
  'fonds',
  'category',
  'party',
  'import_run',
  'setting',
  'reserved_number',
  'item',
  'item_version',
  'item_alias',
  'ticket',
]

test('AUD-1: an empty archive plus the entries with their payloads gives equal rows', async () => {
  const seed = Math.trunc(Math.random() * 2 ** 31)
  const errands = fc.sample(Errand, { seed, numRuns: 4 * COMMANDS })
  const room = testArchive()
  const work = workerIn(room)
  let done = 0
  for (const errand of errands) if (done < COMMANDS && (await work(errand))) done += 1
  expect(done, `seed ${seed}`).toBe(COMMANDS)

  const again = testArchive()
  expect(await replay(room, again), `seed ${seed}`).toBeGreaterThanOrEqual(COMMANDS)
  for (const table of TABLES) expect(again.rows(table), `${table}, seed ${seed}`).toEqual(room.rows(table))
  expect(madeIn(again), `seed ${seed}`).toEqual(madeIn(room))
}, 300_000)

type Room = ReturnType<typeof testArchive>

/** What was done when and to what; the archive itself has another id each time. */
const madeIn = (room: Room) =>
  room
    .entries()
    .map(({ seq, procedure, at, objectId }) => [
      seq,
      procedure,
      at,
      procedure.startsWith('session.') ? '' : objectId,
    ])
