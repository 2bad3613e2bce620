import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PASSWORD, testProgram } from '../../test/support/program.ts'

const refused = (code: string, reason: string, params?: object) => ({
  data: { code, reason, ...(params && { params }) },
})

describe('founding an archive', () => {
  test('DEC-7: one person founds an archive of one, with the open vault only, and is signed in', async () => {
    const room = testProgram()
    const papers = await room.found()
    const me = await room.api.session.whoAmI({})
    expect(me).toMatchObject({ person: { name: '张伟', roles: ['founder'] }, archive: { founding: true } })
    expect(papers.shares.map(({ letter }) => letter)).toEqual(['A', 'B', 'C'])
    expect(papers.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(
      readdirSync(room.archive)
        .filter((name) => name.endsWith('.db'))
        .sort(),
    ).toHaveLength(2) // the vault and lock.db
  })

  test('the tree begins with the fonds and one class', async () => {
    const room = testProgram()
    await room.found()
    const { fonds, categories } = await room.api.arrangement.tree({})
    expect(fonds).toMatchObject([{ number: 'J019', name: '江汉公司' }])
    expect(categories).toMatchObject([{ code: 'WS' }])
  })

  test.each([
    ['MEDIA-7', 'removable'],
    ['MEDIA-7', 'network'],
    ['MEDIA-8', 'syncFolder'],
  ] as const)('%s: no archive is created on a place that is %s', async (rule, storage) => {
    const room = testProgram()
    room.facts.storage = storage
    expect(await room.api.door.chooseFolder({})).toMatchObject({ refusal: storage })
    await expect(room.found()).rejects.toMatchObject(refused('rule_broken', `door.${storage}`, { rule }))
    expect(readdirSync(room.archive)).toEqual([])
  })

  test('MEDIA-7: an archive that was moved to such a place is not opened there', async () => {
    const room = testProgram()
    await room.found()
    await room.ends()
    room.facts.storage = 'removable'
    await expect(room.unlock()).rejects.toMatchObject(
      refused('rule_broken', 'door.removable', { rule: 'MEDIA-7' }),
    )
  })

  test('an archive is never created over anything', async () => {
    const room = testProgram()
    writeFileSync(join(room.archive, '台账.xlsx'), '')
    await expect(room.found()).rejects.toMatchObject({ data: { reason: 'door.notEmpty' } })
  })

  test.each([
    ['PWD-3', 'seven characters', 'Abcdef7'],
    ['PWD-2', 'no digit', 'Strongroom of the old town'],
    ['PWD-2', 'no letter', '8153907246180'],
    ['DEC-9', 'eleven characters', 'Xq7#vL9!pZ2'],
    ['DEC-9', 'what is easily guessed', 'Password12345'],
  ])('%s: a password of %s is refused', async (rule, _, password) => {
    const room = testProgram()
    await expect(room.found({ password })).rejects.toMatchObject({
      data: { code: 'rule_broken', params: { rule } },
    })
    expect(readdirSync(room.archive)).toEqual([])
  })

  test('only the owner of the account gets into the folder', async () => {
    const room = testProgram()
    await room.found()
    expect(statSync(room.archive).mode & 0o777).toBe(0o700)
  })
})

describe('signing in', () => {
  test('PERM-9: the archive has a password of its own and opens to nobody without it', async () => {
    const room = testProgram()
    await room.found()
    await room.lock('byHand')
    await expect(room.api.items.list({})).rejects.toMatchObject(refused('locked', 'session'))
    await expect(room.unlock('Wrong password 1')).rejects.toMatchObject(refused('forbidden', 'signIn'))
    room.facts.now = new Date('2030-06-01T09:00:10+08:00')
  })

  test('a wrong name and a wrong password get the same answer', async () => {
    const room = testProgram()
    await room.found()
    await room.lock('byHand')
    await expect(room.unlock(PASSWORD, 'nobody')).rejects.toMatchObject(refused('forbidden', 'signIn'))
    await expect(room.unlock('Wrong password 1')).rejects.toMatchObject(refused('forbidden', 'signIn'))
  })

  test('PERM-6: whoever guesses waits, also after a restart and a change of the clock', async () => {
    const room = testProgram()
    await room.found()
    await room.lock('byHand')
    await expect(room.unlock('Wrong password 1')).rejects.toMatchObject(refused('forbidden', 'signIn'))
    await expect(room.unlock()).rejects.toMatchObject({ data: { code: 'forbidden', reason: 'tooSoon' } })
    await room.ends()

    const restarted = testProgram({ folder: room.folder, at: '2031-01-01T09:00:00+08:00' })
    await expect(restarted.unlock()).rejects.toMatchObject({
      data: { reason: 'tooSoon', params: { seconds: 1 } },
    })
  })

  test('AUD-1: failed sign-ins stand in the chain after the next one that succeeds', async () => {
    const room = testProgram()
    await room.found()
    await room.lock('byHand')
    await room.unlock('Wrong password 1').catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 1100)) // the delay is served by the running process
    await room.unlock()
    const { rows } = await room.api.audit.list({})
    expect(rows.map(({ procedure }) => procedure)).toEqual([
      'door.unlock',
      'door.lock',
      'door.unlock',
      'door.found',
    ])
    expect((await room.api.product.today({})).failedSignIns).toBe(1)
  })

  test('a second program is refused and told who works in the archive', async () => {
    const room = testProgram()
    await room.found()
    const other = testProgram({ folder: room.folder })
    await expect(other.unlock()).rejects.toMatchObject({ data: { code: 'conflict', reason: 'archiveInUse' } })
    await room.ends()
    await expect(other.unlock()).resolves.toEqual({ done: true })
  })

  test('a second attempt while one is signed in changes nothing', async () => {
    const room = testProgram()
    await room.found()
    await expect(room.unlock()).rejects.toMatchObject({ data: { code: 'conflict', reason: 'archiveOpen' } })
  })
})
