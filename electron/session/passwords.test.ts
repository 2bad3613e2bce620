import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { passwordBytes } from '../../shared/domain/password-rules.ts'
import { FOUNDER, PASSWORD, testProgram } from '../../test/support/program.ts'

const refused = (code: string, reason: string, params?: object) => ({
  data: { code, reason, ...(params && { params }) },
})
const ids = async (room: ReturnType<typeof testProgram>) => {
  const { openVault: vault } = await room.api.session.whoAmI({})
  return { vault }
}
const typed = (current: string, next: string) => ({
  current: passwordBytes(current),
  next: passwordBytes(next),
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
