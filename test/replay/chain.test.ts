import { describe, expect, test } from 'vitest'
import { erasePayloads } from '../../electron/archive/audit/audit.repository.ts'
import { type Database, openDatabase } from '../../electron/database/database.ts'
import { leaveEvent } from '../../electron/session/events.ts'
import { describing } from '../support/archive.ts'
import { testProgram } from '../support/program.ts'

/** An open archive with a chain of more than twenty entries, and its file as somebody has it who holds the key. */
async function workedIn() {
  const room = testProgram()
  await room.found()
  if (!room.host.session()) await room.unlock()
  const { openVault: vault } = await room.api.session.whoAmI({})
  const { categories } = await room.api.arrangement.tree({})
  const categoryId = categories[0]?.id
  const first = room.host.session()?.vaults.first
  if (!categoryId || !first) throw new Error('the archive did not open')
  for (let n = 1; n <= 20; n++)
    await room.api.items.describe({ vault, categoryId, description: describing(n), place: '未上架' })
  return { ...room, first, db: first.db, verify: () => room.api.audit.verify({ vault }) }
}

const UNGUARDED =
  'DROP TRIGGER audit_is_not_updated; DROP TRIGGER audit_is_not_deleted; DROP TRIGGER audit_payload_is_not_updated;'
const tamper = (db: Database, script: string) =>
  db.script(`PRAGMA foreign_keys = OFF; ${UNGUARDED} ${script}`)

describe('the audit chain', () => {
  test('AUD-1: a chain that nobody touched is whole, every hash and every signature', async () => {
    const { verify } = await workedIn()
    expect(await verify()).toMatchObject({ firstBroken: null })
  })

  test.each([
    ['an edited actor', `UPDATE audit SET actor_id = 'somebody' WHERE seq = 9`, 9],
    ['an edited time', `UPDATE audit SET at = '2029-01-01T00:00:00.000Z' WHERE seq = 9`, 9],
    ['an edited object', `UPDATE audit SET object_id = 'other' WHERE seq = 9`, 9],
    [
      'an edited payload',
      `UPDATE audit_payload SET body = replace(body, 'version', 'vers10n') WHERE seq = 9`,
      9,
    ],
    ['another salt', `UPDATE audit_payload SET salt = zeroblob(32) WHERE seq = 9`, 9],
    [
      'a foreign signature',
      `UPDATE audit SET signature = (SELECT signature FROM audit WHERE seq = 8) WHERE seq = 9`,
      9,
    ],
    ['a deleted entry', `DELETE FROM audit_payload WHERE seq = 9; DELETE FROM audit WHERE seq = 9`, 9],
    [
      'an inserted entry',
      `UPDATE audit SET seq = -seq; UPDATE audit SET seq = CASE WHEN -seq >= 9 THEN 1 - seq ELSE -seq END;
       INSERT INTO audit SELECT 9, at, actor_id, procedure, object_id, payload_hash, prev_hash, hash, signature FROM audit WHERE seq = 8;
       DELETE FROM audit_payload`,
      9,
    ],
    [
      'two entries in the other order',
      `UPDATE audit SET seq = -9 WHERE seq = 9; UPDATE audit SET seq = 9 WHERE seq = 10; UPDATE audit SET seq = 10 WHERE seq = -9;
       DELETE FROM audit_payload WHERE seq IN (9, 10)`,
      9,
    ],
    [
      'a first entry that is gone',
      'DELETE FROM audit_payload WHERE seq = 1; DELETE FROM audit WHERE seq = 1',
      1,
    ],
  ])('AUD-1: %s is found, and where', async (_, script, seq) => {
    const { db, verify } = await workedIn()
    tamper(db, script)
    expect(await verify()).toMatchObject({ firstBroken: seq })
  })

  test('AUD-1: a tail that was cut off is noticed when the archive is opened again', async () => {
    const { first, lock, unlock, api } = await workedIn()
    const key = first.readerKey()
    await lock('byHand')
    const closed = openDatabase(first.file, key)
    tamper(closed, 'DELETE FROM audit_payload WHERE seq > 15; DELETE FROM audit WHERE seq > 15')
    closed.close()
    await unlock()
    expect((await api.session.whoAmI({})).chainTail).toBe('missing')
  })

  test('LAW-1: an entry can neither be changed nor taken out, nor can its payload be changed', async () => {
    const { db } = await workedIn()
    expect(() => db.script(`UPDATE audit SET at = ''`)).toThrow('append-only')
    expect(() => db.script('DELETE FROM audit')).toThrow('append-only')
    expect(() => db.script(`UPDATE audit_payload SET body = '{}'`)).toThrow('never changed')
  })

  test('LAW-1: what was done stays proven when an act erases the payload with its record', async () => {
    const { verify, api, host } = await workedIn()
    const { rows } = await api.items.list({})
    const session = host.session()
    const id = rows[0]?.id
    if (!session || !id) throw new Error('nothing to erase')
    const act = { at: new Date('2030-06-01T10:00:00+08:00'), procedure: 'items.destroy' }
    let erased = 0
    leaveEvent(session.vaults.first, session.actor, { ...act, payload: { erases: [id] } }, (file) => {
      erased = erasePayloads(file, id)
    })
    expect(erased).toBe(1)
    expect(await verify()).toMatchObject({ firstBroken: null, firstSilent: null })
  })

  test('LAW-1: a payload that went without an act is told from one that was erased', async () => {
    const { db, verify, api } = await workedIn()
    const { rows } = await api.items.list({})
    const of = rows[0]?.id ?? ''
    db.transaction((file) => erasePayloads(file, of))
    const seq = (await api.audit.list({})).rows.find(({ objectId }) => objectId === of)?.seq
    expect(await verify()).toMatchObject({ firstBroken: null, firstSilent: seq })
  })
})
