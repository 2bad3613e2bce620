import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describing } from '../../../test/support/archive.ts'
import { testProgram } from '../../../test/support/program.ts'
import { erasePayloads } from '../../archive/audit/audit.repository.ts'
import type { Database } from '../../database/database.ts'
import { leaveEvent } from '../../session/events.ts'

const HASH = 'a'.repeat(64)

/** An archive with typed, corrected and imported items, and its file as somebody has it who holds the key. */
async function workedIn() {
  const room = testProgram()
  await room.found()
  const { api } = room
  const { openVault: vault } = await api.session.whoAmI({})
  const { categories } = await api.arrangement.tree({})
  const categoryId = categories[0]?.id
  const db = room.host.session()?.vaults.first.db
  if (!categoryId || !db) throw new Error('the archive did not open')
  const [typed, corrected] = [
    await api.items.describe({ vault, categoryId, description: describing(1), place: '未上架' }),
    await api.items.describe({ vault, categoryId, description: describing(2), place: '未上架' }),
  ]
  await api.items.correct({
    vault,
    id: corrected.id,
    version: 1,
    description: { ...describing(2), title: '关于第2次会议的补充通知' },
    reason: '抄写有误',
    source: '',
  })
  const { id: importId } = await api.transfer.begin({
    target: 'items',
    fileName: '台账.xlsx',
    fileHash: HASH,
    mappingHash: HASH,
  })
  const rows = (from: number) =>
    [0, 1, 2].map((at) => ({ row: from + at, categoryId, description: describing(100 + from + at) }))
  for (const from of [2, 5])
    await api.transfer.takeItems({ vault, importId, mappingHash: HASH, rows: rows(from) })
  await api.transfer.finish({ id: importId, state: 'committed', created: 6 })
  const check = () => api.integrity.deepCheck({ vault })
  const kinds = async () => [...new Set((await check()).findings.map(({ kind }) => kind))]
  return { ...room, vault, db, importId, typed, corrected, check, kinds }
}

const UNGUARDED =
  'PRAGMA foreign_keys = OFF; DROP TRIGGER item_version_is_not_updated; DROP TRIGGER audit_is_not_deleted; DROP TRIGGER audit_is_not_updated;'
const tamper = (db: Database, script: string) => db.script(`${UNGUARDED} ${script}`)

describe('the deep check', () => {
  test('AUD-1: an archive that nobody touched is whole, and how much was looked at stands in the chain', async () => {
    const { check, api, db } = await workedIn()
    const report = await check()
    expect(report).toMatchObject({ items: 8, versions: 9, findings: [], more: 0 })
    const { rows } = await api.audit.list({ procedure: 'integrity.deepCheck/finished' })
    expect(rows).toHaveLength(1)
    const [{ body } = { body: '' }] = db.all<{ body: string }>({
      compile: () =>
        ({ sql: 'SELECT body FROM audit_payload ORDER BY seq DESC LIMIT 1', parameters: [] }) as never,
    })
    expect(JSON.parse(body)).toMatchObject({ items: 8, versions: 9, findings: 0, kinds: [] })
  })

  test.each([
    ['contentChanged', 'a title that was changed', `UPDATE item SET title = '假题名' WHERE entry = 1`],
    [
      'otherThanChain',
      'a version put back with its own hash',
      `UPDATE item SET content_hash = zeroblob(32) WHERE entry = 1; UPDATE item_version SET body = replace(body, '第2次', '第9次')`,
    ],
    ['versionBehind', 'an older version of a row', `UPDATE item SET version = 1 WHERE entry = 2`],
    ['versionLost', 'a version that is gone', `DELETE FROM item_version`],
    [
      'versionUnnamed',
      'a version that no entry names',
      `INSERT INTO item_version SELECT item_id, 2, at, by_id, by_name, reason, source, body FROM item_version;
       UPDATE item SET version = 3 WHERE entry = 2`,
    ],
    [
      'itemUnnamed',
      'an item that no entry names',
      `UPDATE item SET id = '00000000-0000-8000-8000-000000000009' WHERE entry = 1`,
    ],
    ['itemGone', 'an item that is gone', `DELETE FROM item WHERE entry = 1`],
    [
      'batchChanged',
      'two imported rows that changed places',
      `UPDATE item SET import_row = CASE import_row WHEN 2 THEN 3 ELSE 2 END WHERE import_row IN (2, 3)`,
    ],
    ['importCount', 'an imported row that is gone', `DELETE FROM item WHERE import_row = 6`],
    [
      'foreignKey',
      'a version without its item',
      `INSERT INTO item_version SELECT 'nobody', 1, at, by_id, by_name, reason, source, body FROM item_version`,
    ],
    ['payloadMissing', 'a payload that no act erased', `DELETE FROM audit_payload WHERE seq = 3`],
    ['chainBroken', 'an entry that was edited', `UPDATE audit SET at = '2029-01-01' WHERE seq = 3`],
  ] as const)('AUD-1: %s: %s is found', async (kind, _what, script) => {
    const { db, kinds } = await workedIn()
    tamper(db, script)
    expect(await kinds()).toContain(kind)
  })

  test('AUD-1: itemBack: an item that an undo had taken out, and that an old page brought back, is found', async () => {
    const { api, db, importId, kinds } = await workedIn()
    db.script('CREATE TEMP TABLE old AS SELECT * FROM item WHERE import_row = 2')
    await api.transfer.undo({ importId })
    expect(await kinds()).toEqual([])
    tamper(db, 'INSERT INTO item SELECT * FROM old')
    expect(await kinds()).toContain('itemBack')
  })

  test('LAW-1: a payload that an act erased is no finding, one that went without an act is', async () => {
    const { db, api, typed, kinds, host } = await workedIn()
    const session = host.session()
    if (!session) throw new Error('locked')
    const act = { at: new Date('2030-06-01T10:00:00+08:00'), procedure: 'items.destroy' }
    leaveEvent(session.vaults.first, session.actor, { ...act, payload: { erases: [typed.id] } }, (file) => {
      erasePayloads(file, typed.id)
    })
    expect(await kinds()).toEqual([])
    const { id } = await api.arrangement.addFonds({ number: 'J020', name: '江汉二厂' })
    db.transaction((file) => erasePayloads(file, id))
    expect(await kinds()).toEqual(['payloadMissing'])
  })

  test('AUD-1: page: a page that was damaged on the disk is found, and nothing else is said of what cannot be read', async () => {
    const room = await workedIn()
    const { vault, db, archive } = room
    const [index] = db.all<{ page: number }>({
      compile: () =>
        ({
          sql: `SELECT rootpage AS page FROM sqlite_schema WHERE name = 'item_by_code'`,
          parameters: [],
        }) as never,
    })
    await room.lock('byHand')
    const file = join(archive, `v-${vault}.db`)
    const bytes = readFileSync(file)
    const at = ((index?.page ?? 0) - 1) * 4096 + 2000
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    writeFileSync(file, bytes)
    await room.unlock()
    expect(await room.kinds()).toEqual(['page'])
  })

  test('it can be cancelled, and says how far it is', async () => {
    const { api, vault } = await workedIn()
    const cancel = new AbortController()
    const check = api.integrity.deepCheck(
      { vault },
      { signal: cancel.signal, onProgress: () => cancel.abort() },
    )
    await expect(check).rejects.toMatchObject({ data: { code: 'cancelled' } })
  })

  test('PERM-6: whoever may not see an item learns no code of it', async () => {
    const { db, host, check, typed } = await workedIn()
    tamper(db, `UPDATE item SET title = '假题名' WHERE entry = 1`)
    const codes = async () => new Set((await check()).findings.map(({ item, code }) => `${item} ${code}`))
    expect(await codes()).toEqual(new Set([`${typed.id} ${typed.description.archivalCode}`]))
    const actor = host.session()?.actor
    Object.assign(actor ?? {}, { scope: { grades: ['public'], categories: null } })
    expect(await codes()).toEqual(new Set([`${typed.id} null`]))
  })
})
