import { randomUUID } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { passwordBytes } from '../../shared/domain/password-rules.ts'
import { FOUNDER, newFolder, PASSWORD, testProgram } from '../../test/support/program.ts'
import { enrolSecondPerson } from '../../test/support/second-person.ts'
import { raw } from '../database/sql.ts'

const refused = (code: string, reason: string, params?: object) => ({
  data: { code, reason, ...(params && { params }) },
})
const file = (room: ReturnType<typeof testProgram>, ending: string) => {
  const name = readdirSync(room.archive).find((one) => one.startsWith('v-') && one.endsWith(ending))
  if (!name) throw new Error(`no file ${ending}`)
  return join(room.archive, name)
}
const ids = async (room: ReturnType<typeof testProgram>) => {
  const { openVault: vault } = await room.api.session.whoAmI({})
  return { vault }
}

const typed = (current: string, next: string) => ({
  current: passwordBytes(current),
  next: passwordBytes(next),
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

describe('changing the password', () => {
  const NEXT = '新口令 Xuanwu 1912 梧桐'

  test('PWD-2: the new password opens the archive and the old one does not', async () => {
    const room = testProgram()
    await room.found()
    await room.api.session.changePassword(typed(PASSWORD, NEXT))
    await room.lock('byHand')
    await expect(room.unlock(NEXT)).resolves.toEqual({ done: true })
    await room.lock('byHand')
    await expect(room.unlock()).rejects.toMatchObject(refused('forbidden', 'signIn'))
  })

  test('PWD-3: a new password is held to the same rules', async () => {
    const room = testProgram()
    await room.found()
    const short = room.api.session.changePassword(typed(PASSWORD, 'Ab34567'))
    await expect(short).rejects.toMatchObject({ data: { params: { rule: 'PWD-3' } } })
  })

  test('PERM-6: nobody changes it without the current one', async () => {
    const room = testProgram()
    await room.found()
    const guess = room.api.session.changePassword(typed('Wrong password 1', NEXT))
    await expect(guess).rejects.toMatchObject(refused('forbidden', 'signIn'))
  })

  test('an old keyring that is put back is noticed', async () => {
    const room = testProgram()
    await room.found()
    const old = join(room.folder, 'old-keyring')
    copyFileSync(join(room.archive, 'keyring.json'), old)
    await room.api.session.changePassword(typed(PASSWORD, NEXT))
    await room.ends()
    copyFileSync(old, join(room.archive, 'keyring.json'))
    await expect(room.unlock()).rejects.toMatchObject({ data: { code: 'damaged', reason: 'keyringOld' } })
  })
})

describe('recovering a lost password', () => {
  test('two of the three shares give the founder a new password, and new shares', async () => {
    const room = testProgram()
    const { shares } = await room.found()
    await room.lock('byHand')
    const typed = [shares[2], shares[0]].map((share) => `${share?.groups.join(' ')} ${share?.check}`) as [
      string,
      string,
    ]
    const password = '另一口令 Zhongshan 1927'
    const papers = await room.api.door.recover({
      shares: typed,
      signInName: FOUNDER,
      password: passwordBytes(password),
    })
    expect(papers.shares).toHaveLength(3)
    expect((await room.api.session.whoAmI({})).person.name).toBe('张伟')
    const verified = await room.api.audit.verify({ ...(await ids(room)) })
    expect(verified.firstBroken).toBeNull()

    await room.lock('byHand')
    await expect(room.unlock(password)).resolves.toEqual({ done: true })
    await room.lock('byHand')
    const again = room.api.door.recover({
      shares: typed,
      signInName: FOUNDER,
      password: passwordBytes(password),
    })
    await expect(again).rejects.toMatchObject({ data: { code: 'invalid_input' } })
  })
})

describe('renewing the recovery shares', () => {
  test('a founder whose shares were lost prints new ones, and the old ones are void', async () => {
    const room = testProgram()
    const { shares: old } = await room.found()
    const wrong = room.api.session.renewShares({ password: passwordBytes('Wrong password 1') })
    await expect(wrong).rejects.toMatchObject(refused('forbidden', 'signIn'))
    await new Promise((resolve) => setTimeout(resolve, 1100)) // the delay is served by the running process
    const { shares } = await room.api.session.renewShares({ password: passwordBytes(PASSWORD) })
    await room.lock('byHand')
    await room.unlock()
    await room.lock('byHand')

    const text = (of: typeof shares) =>
      [of[0], of[1]].map((share) => `${share?.groups.join(' ')} ${share?.check}`) as [string, string]
    const password = () => passwordBytes('另一口令 Zhongshan 1927')
    const recover = (of: typeof shares) =>
      room.api.door.recover({ shares: text(of), signInName: FOUNDER, password: password() })
    await expect(recover(old)).rejects.toMatchObject({ data: { code: 'invalid_input' } })
    await expect(recover(shares)).resolves.toMatchObject({ shares: [{ letter: 'A' }, {}, {}] })
  })
})

describe('what the head remembers', () => {
  test('a file that lost its newest transactions is only read, until an officer has decided', async () => {
    const room = testProgram()
    await room.found()
    await room.ends()
    const old = join(room.folder, 'old.db')
    copyFileSync(file(room, '.db'), old)
    await room.unlock()
    await room.api.arrangement.addFonds({ number: 'J020', name: '江汉二厂' })
    await room.ends()
    copyFileSync(old, file(room, '.db'))

    await room.unlock()
    expect(await room.api.session.whoAmI({})).toMatchObject({ chainTail: 'missing' })
    const write = room.api.arrangement.addFonds({ number: 'J021', name: '江汉三厂' })
    await expect(write).rejects.toMatchObject({ data: { code: 'forbidden' } })
    // What only a right to read is needed for leaves an entry too: none may stand for the officer's decision.
    const sheet = { id: randomUUID(), importId: null, rows: 0, withheld: 0, sha256: 'a'.repeat(64) }
    const leaving = room.api.transfer.recordSheet({ ...sheet, kind: 'report' })
    await expect(leaving).rejects.toMatchObject(refused('damaged', 'newestMissing'))
    await room.api.session.acceptLoss({ reason: '磁盘更换后恢复' })
    await room.lock('byHand')
    await room.unlock()
    expect(await room.api.session.whoAmI({})).toMatchObject({ chainTail: 'whole' })
    await expect(room.api.arrangement.addFonds({ number: 'J021', name: '江汉三厂' })).resolves.toBeDefined()
  })
})

describe('drafts', () => {
  test('a lock keeps what was being typed and gives it back', async () => {
    const room = testProgram()
    await room.found()
    const here = await ids(room)
    room.beforeLock(async () => {
      await room.api.drafts.keep({ ...here, form: 'items/describe', body: '{"title":"关于第三季度"}' })
    })
    await room.lock('idle')
    await room.unlock()
    expect(await room.api.drafts.list(here)).toMatchObject([{ form: 'items/describe' }])
    const { draft } = await room.api.drafts.find({ ...here, form: 'items/describe' })
    expect(draft?.body).toBe('{"title":"关于第三季度"}')
  })

  test('a program that was killed gives back what was kept last', async () => {
    const room = testProgram()
    await room.found()
    const here = await ids(room)
    await room.api.drafts.keep({ ...here, form: 'items/describe', body: '半句' })
    const copy = newFolder()
    const copied = testProgram({ folder: copy })
    for (const name of readdirSync(room.archive).filter((one) => !one.startsWith('lock')))
      copyFileSync(join(room.archive, name), join(copied.archive, name))
    await copied.api.door.openFolder({ handle: await copied.chosen() })
    await copied.unlock()
    const { draft } = await copied.api.drafts.find({ ...here, form: 'items/describe' })
    expect(draft?.body).toBe('半句')
  })

  test('MEDIA-9: a second person who signs in sees nothing of it, and neither does the key of the vault', async () => {
    const room = testProgram()
    await room.found()
    const here = await ids(room)
    await room.api.drafts.keep({ ...here, form: 'items/describe', body: '不可外传的草稿' })
    await room.ends()
    const founder = { name: FOUNDER, password: PASSWORD }
    await enrolSecondPerson({ folder: room.archive, founder, name: 'lina', password: '李娜 Lotus 2024 池塘' })

    await room.unlock('李娜 Lotus 2024 池塘', 'lina')
    expect((await room.api.session.whoAmI({})).person.name).toBe('李娜')
    expect(await room.api.drafts.list(here)).toEqual([])
    expect(await room.api.drafts.find({ ...here, form: 'items/describe' })).toEqual({ draft: null })
    const [row] =
      room.host.session()?.vaults.first.db.all(raw<{ sealed: Buffer }>('SELECT sealed FROM draft')) ?? []
    expect(row?.sealed.byteLength).toBeGreaterThan(1024)
    expect(row?.sealed.includes('不可外传')).toBe(false)
    await room.ends()
    await room.unlock()
    const { draft } = await room.api.drafts.find({ ...here, form: 'items/describe' })
    expect(draft?.body).toBe('不可外传的草稿')
  })
})

test('MEDIA-9: no file of the archive holds a title in the clear, open or shut', async () => {
  const room = testProgram()
  await room.found()
  const { vault } = await ids(room)
  const [category] = (await room.api.arrangement.tree({})).categories
  if (!category) throw new Error('no category')
  await room.api.items.describe({
    vault,
    categoryId: category.id,
    place: '未上架',
    description: {
      archivalCode: 'J019-WS·2024·D30·003-0001',
      title: '针叶林带采伐许可',
      author: '办公室',
      documentNumber: null,
      documentDate: '20240315',
      filingYear: 2024,
      retention: 'D30',
      secrecyGrade: 'internal',
      secrecyRegime: 'none',
      secrecyMark: null,
      accessStatus: 'unreviewed',
      pageCount: 1,
    },
  })
  const places = () =>
    [room.archive, room.userData].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  const holding = () => places().filter((path) => readFileSync(path).includes('针叶林'))
  expect(places().some((path) => path.endsWith('-wal'))).toBe(true)
  expect(holding()).toEqual([])
  await room.ends()
  expect(places().some((path) => path.endsWith('-wal'))).toBe(false)
  expect(holding()).toEqual([])
})
