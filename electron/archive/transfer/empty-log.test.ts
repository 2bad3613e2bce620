import { statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { VaultId } from '../../../shared/ids.ts'
import { TEST_WORKER } from '../../../test/support/build-worker.ts'
import { testFile } from '../../../test/support/files.ts'
import { openCheckpointer, openDatabase, openReader } from '../../database/database.ts'
import { raw } from '../../database/sql.ts'
import { createJobHost } from '../../jobs/job-host.ts'
import { emptyLogBeside } from './empty-log.ts'

const key = () => Buffer.from(Uint8Array.from({ length: 32 }, (_, at) => at).buffer)
const AFTER_EACH = 'wal_autocheckpoint = 1000'

function shelf() {
  const file = testFile()
  const db = openDatabase(file, key())
  db.script('CREATE TABLE shelf (n INTEGER PRIMARY KEY, says BLOB)')
  db.checkpoint()
  let n = 0
  /** One commit of about 500 kB. */
  const write = () => {
    n += 1
    db.transaction((to) => to.run(raw('INSERT INTO shelf (says) VALUES (randomblob(500000))')))
  }
  const logSize = () => statSync(`${file}-wal`).size
  const rows = () => db.first(raw<{ rows: number }>('SELECT count(*) AS rows FROM shelf'))?.rows
  return { file, db, write, logSize, rows, written: () => n }
}

function besides(place: ReturnType<typeof shelf>, rowsAtOnce: number, signal = new AbortController().signal) {
  const { file, db } = place
  const seen = { reservation: Buffer.alloc(32, 7) }
  const context = {
    signal,
    facts: { openVault: VaultId.parse('00000000-0000-8000-8000-000000000001') },
    reader: () => ({ file, key: key(), reservation: seen.reservation }),
    letLogGrow: () => db.letLogGrow(),
  }
  const run = createJobHost(pathToFileURL(TEST_WORKER))
  return { seen, log: emptyLogBeside(context as never, run, rowsAtOnce) } // nothing else of a job is asked for
}

describe('a log that a job fills', () => {
  test('is left alone by the commits, and walked by a connection of its own, which loses nothing', () => {
    const { file, db, write, logSize, rows } = shelf()
    const giveBack = db.letLogGrow()
    for (let at = 0; at < 40; at++) write()
    const grown = logSize()
    expect(grown).toBeGreaterThan(40 * 500_000)
    const checkpointer = openCheckpointer(file, key())
    checkpointer.checkpoint()
    write()
    expect(logSize()).toBe(grown) // it begins anew instead of growing
    checkpointer.close()
    giveBack()
    expect(db.profile()).toContain(AFTER_EACH)
    expect(rows()).toBe(41)
    db.close()
    const reader = openReader(file, key())
    expect(reader.first(raw<{ rows: number }>('SELECT count(*) AS rows FROM shelf'))?.rows).toBe(41)
    reader.close()
  })

  test('stays short while rows are filed, is in the file at the end, and is the commits own again', async () => {
    const place = shelf()
    const { log, seen } = besides(place, 10)
    expect(place.db.profile()).not.toContain(AFTER_EACH)
    expect(seen.reservation.every((byte) => byte === 0)).toBe(true)
    for (let at = 0; at < 100; at++) {
      place.write()
      await log.filled(1)
    }
    await log.end()
    expect(place.logSize()).toBeLessThan(35 * 500_000)
    expect(place.db.profile()).toContain(AFTER_EACH)
    expect(place.rows()).toBe(100)
  })

  test('ends with its job, whatever it is doing, and what is filed stands', async () => {
    const place = shelf()
    const stop = new AbortController()
    const { log } = besides(place, 5, stop.signal)
    for (let at = 0; at < 12; at++) {
      place.write()
      if (at === 8) stop.abort()
      await log.filled(1)
    }
    await log.end()
    expect(place.db.profile()).toContain(AFTER_EACH)
    expect(place.rows()).toBe(12)
  })

  test('goes back to the commits where nobody can empty it', async () => {
    const place = shelf()
    const { log } = besides({ ...place, file: `${place.file}.gone` }, 2)
    for (let at = 0; at < 6; at++) {
      place.write()
      await log.filled(1)
    }
    expect(place.db.profile()).toContain(AFTER_EACH)
    await log.end()
    expect(place.rows()).toBe(6)
  })
})
