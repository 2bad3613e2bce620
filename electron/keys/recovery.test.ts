import { beforeAll, expect, test } from 'vitest'
import { VaultId } from '../../shared/ids.ts'
import { boxPublicOf } from './key-pairs.ts'
import { combineShares, createRecovery, type RecoveryShare } from './recovery.ts'

const vault = VaultId.parse(crypto.randomUUID())
let made: Awaited<ReturnType<typeof createRecovery>>
beforeAll(async () => {
  made = await createRecovery(vault)
})

const typed = ({ groups, check }: RecoveryShare): string => [...groups, check].join(' ')
const share = (index: number): RecoveryShare => {
  const found = made.shares[index]
  if (!found) throw new Error('there are three shares')
  return found
}
const combine = (one: string, other: string) => combineShares(vault, made.publicKey, [one, other])
/** The share with one group changed. */
const withGroup = (index: number, group: number, change: (text: string) => string): string => {
  const { groups, check } = share(index)
  return [...groups.map((text, at) => (at === group ? change(text) : text)), check].join(' ')
}

test.each([
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 0],
])('shares %i and %i give the recovery key back', async (one, other) => {
  const key = await combine(typed(share(one)), typed(share(other)))
  expect(boxPublicOf(key)).toBe(made.publicKey)
})

test('three sheets carry letters, groups of four and one commitment', () => {
  expect(made.shares.map(({ letter }) => letter)).toEqual(['A', 'B', 'C'])
  for (const { groups, check, commitment } of made.shares) {
    expect(groups).toHaveLength(30)
    expect(groups.join('')).toMatch(/^[0-9A-HJKMNP-TV-Z]{120}$/)
    expect(check).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(commitment).toBe(share(0).commitment)
  }
})

test('small letters, hyphens, line breaks and letters that look like digits are understood', async () => {
  const carelessly = typed(share(0))
    .toLowerCase()
    .replaceAll(' ', '-\n')
    .replaceAll('1', 'l')
    .replaceAll('0', 'o')
  await expect(combine(carelessly, typed(share(1)))).resolves.toHaveLength(48)
})

test('a wrong letter is found in its line', async () => {
  const wrong = withGroup(1, 12, (group) => (group.startsWith('7') ? '8' : '7') + group.slice(1))
  await expect(combine(typed(share(0)), wrong)).rejects.toMatchObject({
    data: { code: 'invalid_input', reason: 'shareLine', params: { share: 2, line: 3 } },
  })
})

test('a letter that does not exist is found in its group', async () => {
  const wrong = withGroup(0, 17, (group) => `U${group.slice(1)}`)
  await expect(combine(wrong, typed(share(1)))).rejects.toMatchObject({
    data: { reason: 'shareCharacter', params: { share: 1, line: 4, group: 3 } },
  })
})

test('a forgotten group is found in its line, two lines exchanged in the first of them', async () => {
  await expect(
    combine(
      withGroup(0, 21, () => ''),
      typed(share(1)),
    ),
  ).rejects.toMatchObject({
    data: { reason: 'shareLine', params: { line: 5 } },
  })
  const { groups, check } = share(0)
  const exchanged = [
    ...groups.slice(0, 5),
    ...groups.slice(10, 15),
    ...groups.slice(5, 10),
    ...groups.slice(15),
    check,
  ]
  await expect(combine(exchanged.join(' '), typed(share(1)))).rejects.toMatchObject({
    data: { reason: 'shareLine', params: { line: 2 } },
  })
})

test('a share without its check, or with another, is refused', async () => {
  await expect(combine(share(0).groups.join(' '), typed(share(1)))).rejects.toThrow(
    'invalid_input: shareCheck',
  )
  const exchanged = [...share(0).groups, share(1).check].join(' ')
  await expect(combine(exchanged, typed(share(1)))).rejects.toThrow('invalid_input: shareCheck')
})

test('the same share twice is one share', async () => {
  await expect(combine(typed(share(0)), typed(share(0)))).rejects.toThrow('invalid_input: shareTwice')
})

test('shares of two different keys never give a wrong key', async () => {
  const other = await createRecovery(vault)
  const [foreign] = other.shares
  if (!foreign) throw new Error('there are three shares')
  await expect(combine(typed(foreign), typed(share(1)))).rejects.toThrow(
    'invalid_input: sharesOfDifferentKeys',
  )
})

test('shares of another vault, or of a key that was replaced, are refused by their commitment', async () => {
  const shares = [typed(share(0)), typed(share(1))] as const
  const elsewhere = VaultId.parse(crypto.randomUUID())
  await expect(combineShares(elsewhere, made.publicKey, shares)).rejects.toThrow(
    'invalid_input: sharesOfAnotherKey',
  )
  const { publicKey } = await createRecovery(vault)
  await expect(combineShares(vault, publicKey, shares)).rejects.toThrow('invalid_input: sharesOfAnotherKey')
})
