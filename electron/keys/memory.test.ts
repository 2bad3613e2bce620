import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { named, passwordOf, staffedArchive } from '../../test/support/keys.ts'
import type { ScanJob } from '../../test/support/sign-in-and-scan.ts'
import { createDataKey } from './envelope.ts'
import { deriveKey } from './kdf.ts'
import { createBoxPair } from './key-pairs.ts'
import { boxOf } from './keyring.ts'
import { makeSlots } from './slots.ts'

const inHalves = (bytes: Uint8Array): readonly [string, string] => {
  const middle = Math.floor(bytes.length / 2)
  const hex = (part: Uint8Array) => Buffer.from(part).toString('hex')
  return [hex(bytes.subarray(0, middle)), hex(bytes.subarray(middle).map((byte) => 255 - byte))]
}

test.skipIf(process.platform !== 'linux')(
  'once wiped, no key and no password is left in the memory',
  async () => {
    const { keyring, vaults, signers, keysOf } = await staffedArchive()
    const clerk = { id: named('clerk'), box: boxOf(keyring, named('clerk')) }
    const dataKey = { epoch: 1, key: createDataKey() }
    const slots = makeSlots({
      archive: keyring.archive,
      vault: vaults[0],
      dataKey,
      prior: null,
      holders: [clerk],
      recovery: createBoxPair().publicKey,
      everyone: [clerk.id],
      signers,
    })
    const own = keyring.people.find(({ id }) => id === clerk.id)?.own
    const job: ScanJob = {
      keyring,
      slots,
      name: clerk.id,
      password: [...passwordOf('clerk')],
      needles: {
        password: inHalves(passwordOf('clerk')),
        kek: inHalves(own ? await deriveKey(passwordOf('clerk'), own.kdf) : Buffer.alloc(0)),
        sign: inHalves(keysOf.clerk.sign.subarray(16)), // the 32 bytes of the key, after their wrapping
        box: inHalves(keysOf.clerk.box.subarray(16)),
        dataKey: inHalves(dataKey.key),
      },
    }
    const script = join(import.meta.dirname, '../../test/support/sign-in-and-scan.ts')
    const child = spawnSync(process.execPath, ['--expose-gc', script], {
      input: JSON.stringify(job),
      encoding: 'utf8',
    })
    expect(child.stderr).toBe('')
    expect(JSON.parse(child.stdout)).toEqual({
      whileOpen: { password: true, kek: false, sign: true, box: true, dataKey: true },
      wiped: { password: false, kek: false, sign: false, box: false, dataKey: false },
    })
  },
)
